/**
 * A bound on how long a connection may be in somebody's hands. The database's own bound on a statement does not help
 * where the database has gone silent: a dead host, a stopped process. The connection is then cut, whoever waits on it
 * gets an error, and the pool makes a new one.
 */
import type { Pool, PoolClient } from "pg";

export function giveUpAfter(pool: Pool, seconds: number): void {
  const timers = new WeakMap<PoolClient, NodeJS.Timeout>();
  pool.on("acquire", (client) => {
    timers.set(client, setTimeout(cut, seconds * 1000, client).unref());
  });
  pool.on("release", (_, client) => {
    clearTimeout(timers.get(client));
  });
}

/** Ending it in order would wait for the answer that does not come. */
function cut(client: PoolClient): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}
