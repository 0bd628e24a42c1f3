/**
 * Work without a person: under the worker's own role, whose policies and column grants are written job by job in the
 * migrations. Only the files that the architecture test names may import this.
 */
import type { PoolClient, QueryResult } from "pg";
import type { ActRecord } from "../audit/index.ts";
import { type Access, internals } from "./internals.ts";

/** The jobs there are. The database sees the name in `tributary.job`. */
export type Job = "escalate" | "sweep";

export interface Worker {
  query(text: string, values?: readonly unknown[]): Promise<QueryResult>;
  record(act: ActRecord): void;
}

export async function asWorker<Answer>(
  access: Access,
  job: Job,
  work: (worker: Worker) => Promise<Answer>,
): Promise<Answer> {
  const { worker: pool, recorder } = access[internals];
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('tributary.job', $1, true)", [job]);
    const acts: ActRecord[] = [];
    const answer = await work({
      query: (text, values) => client.query(text, [...(values ?? [])]),
      record: (act) => acts.push({ ...act, detail: { job, ...act.detail } }),
    });
    const written = acts.length > 0 ? recorder.prepare(await contextOf(client), acts) : null;
    if (written) await recorder.insert((text, values) => client.query(text, values), written);
    await client.query("commit");
    if (written) recorder.committed(written);
    return answer;
  } catch (error) {
    // Where the connection broke there is nothing left to roll back, and what broke it is what has to be told.
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function contextOf(client: PoolClient) {
  const { rows } = await client.query<{ xid: string }>("select pg_current_xact_id()::text as xid");
  return { xid: rows[0]?.xid ?? "", account: null, agency: null, session: null, purpose: null };
}
