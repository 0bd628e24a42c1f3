/** Tells when a statement of a pool begins and ends, in the context of whoever sent it. */
import { AsyncResource } from "node:async_hooks";
import type { Pool, PoolClient } from "pg";

/** Null when nobody wants to know; else called with the error, or null, once the statement has ended. */
export type Begin = (sql: string) => ((error: unknown) => void) | null;

type Call = (...given: unknown[]) => unknown;

export function watchStatements(pool: Pool, begin: Begin): void {
  const connect = pool.connect.bind(pool) as Call;
  // Whoever waits in the queue is called by whoever leaves: back into the context of the one who waited.
  pool.connect = ((callback?: Call) =>
    callback ? connect(AsyncResource.bind(callback)) : connect()) as typeof pool.connect;
  pool.on("connect", (client) => watchClient(client, begin));
}

function watchClient(client: PoolClient, begin: Begin): void {
  const query = client.query.bind(client) as Call;
  client.query = ((...given: unknown[]) => {
    const sql = textOf(given[0]);
    const end = sql === null ? null : begin(sql);
    if (end === null) return query(...given);
    const callback = given.at(-1);
    if (typeof callback === "function") {
      return query(...given.slice(0, -1), (error: unknown, result: unknown) => {
        end(error ?? null);
        callback(error, result);
      });
    }
    const answer = query(...given) as Promise<unknown>;
    answer.then(() => end(null), end);
    return answer;
  }) as typeof client.query;
}

/** Of a text or `{text, values}`; a copy stream or a cursor is its own matter. */
function textOf(query: unknown): string | null {
  if (typeof query === "string") return query;
  const { text, submit } = query as { text?: unknown; submit?: unknown };
  return typeof text === "string" && submit === undefined ? text : null;
}
