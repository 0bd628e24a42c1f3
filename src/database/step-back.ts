/**
 * Lets the connections of a pool come second to everybody else's, where the database is our own on this machine: their
 * processes are given less of a processor that people wait for (nice, POSIX). Elsewhere it does nothing.
 */
import { readFileSync } from "node:fs";
import { setPriority } from "node:os";
import type { Pool } from "pg";

const NICE = 10;

export function stepBack(pool: Pool): void {
  pool.on("connect", (client) => {
    client
      .query<{ pid: number }>("select pg_backend_pid() as pid")
      .then(({ rows }) => renice(rows[0]?.pid))
      .catch(() => undefined);
  });
}

/** Only what is PostgreSQL: in another container the same number would be somebody else. */
function renice(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    if (readFileSync(`/proc/${pid}/comm`, "latin1").startsWith("postgres")) setPriority(pid, NICE);
  } catch {
    // Not ours to order about: it goes on as quickly as it did.
  }
}
