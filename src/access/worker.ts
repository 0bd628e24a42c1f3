/**
 * Work without a person at the keyboard: under the job's own role, whose policies and column grants are written job by
 * job in the migrations. Only the files that the architecture test names may import this.
 */
import type { PoolClient, QueryResult } from "pg";
import type { ActRecord } from "../audit/index.ts";
import { type Access, internals } from "./internals.ts";

/** The jobs there are. The database sees the name in `tributary.job`. */
export type Job = "escalate" | "sweep" | "resolve" | "tell" | "count" | "deconflict" | "forget";

export interface Worker {
  query(text: string, values?: readonly unknown[]): Promise<QueryResult>;
  record(act: ActRecord): void;
}

/** What a run does is done for whoever started it: the trace names them. */
export interface Importing {
  /** The run, by which the database knows whose reports may be written. */
  readonly run: string;
  readonly account: string;
  readonly agency: string;
  readonly purpose: string;
}

/** A job's transaction that can also copy rows in. */
export interface Importer extends Worker {
  /** The connection, for `copy … from stdin` into tables of its own. */
  readonly client: PoolClient;
}

export async function asWorker<Answer>(
  access: Access,
  job: Job,
  work: (worker: Worker) => Promise<Answer>,
): Promise<Answer> {
  const nobody = { account: null, agency: null, session: null, purpose: null };
  return await inJob(access, access[internals].worker, { "tributary.job": job }, nobody, work);
}

/** Writes what a run brings in, as the role that may write reports of that run's agency while it is running. */
export async function asImporter<Answer>(
  access: Access,
  importing: Importing | null,
  work: (importer: Importer) => Promise<Answer>,
): Promise<Answer> {
  const settings = { "tributary.job": "import", "tributary.run": importing?.run ?? "" };
  const actor = {
    account: importing?.account ?? null,
    agency: importing?.agency ?? null,
    session: null,
    purpose: importing?.purpose ?? null,
  };
  return await inJob(access, access[internals].importer, settings, actor, work);
}

async function inJob<Answer>(
  access: Access,
  pool: { connect(): Promise<PoolClient> },
  settings: Readonly<Record<string, string>>,
  actor: {
    readonly account: string | null;
    readonly agency: string | null;
    readonly session: null;
    readonly purpose: string | null;
  },
  work: (importer: Importer) => Promise<Answer>,
): Promise<Answer> {
  const { recorder } = access[internals];
  const client = await pool.connect();
  try {
    await client.query("begin");
    for (const [name, value] of Object.entries(settings)) {
      await client.query("select set_config($1, $2, true)", [name, value]);
    }
    const acts: ActRecord[] = [];
    const answer = await work({
      client,
      query: (text, values) => client.query(text, [...(values ?? [])]),
      record: (act) => acts.push({ ...act, detail: { job: settings["tributary.job"], ...act.detail } }),
    });
    const written =
      acts.length > 0 ? recorder.prepare({ xid: await transactionOf(client), ...actor }, acts) : null;
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

async function transactionOf(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ xid: string }>("select pg_current_xact_id()::text as xid");
  return rows[0]?.xid ?? "";
}
