/** The clock of the server: escalates what was not acknowledged in time and sweeps what has served its day. */
import type { Pool } from "pg";
import { escalateOverdue } from "../intelligence/index.ts";

const EVERY = 15_000;

/** Returns the function that stops it. */
export function startClock(worker: Pool, log: (line: string) => void): () => Promise<void> {
  let busy: Promise<void> = Promise.resolve();
  const tick = async (): Promise<void> => {
    try {
      await escalateOverdue(worker);
      await worker.query("delete from idempotency where at < now() - interval '1 day'");
    } catch (error) {
      log(`The clock could not run: ${error instanceof Error ? error.message : "unknown"}`);
    }
  };
  const timer = setInterval(() => {
    busy = busy.then(tick);
  }, EVERY);
  busy = tick();
  return async () => {
    clearInterval(timer);
    await busy;
  };
}
