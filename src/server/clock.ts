/** The clock of the server: escalates what was not acknowledged in time and sweeps what has served its day. */
import { type Access, asWorker } from "../access/index.ts";
import { KEPT_DAYS, remindHolders, tellHolders } from "../identity/index.ts";
import { escalateOverdue } from "../intelligence/index.ts";

const EVERY = 15_000;

/** Returns the function that stops it. */
export function startClock(access: Access, log: (line: string) => void): () => Promise<void> {
  const tick = async (): Promise<void> => {
    try {
      await escalateOverdue(access);
      await remindHolders(access);
      await tellHolders(access);
      await asWorker(access, "sweep", async (worker) => {
        await worker.query("delete from idempotency where at < now() - interval '1 day'");
        await worker.query("delete from import_refusal where at < now() - interval '90 days'");
        await worker.query("delete from holding_check where asked_at < now() - make_interval(days => $1)", [
          KEPT_DAYS,
        ]);
      });
    } catch (error) {
      log(`The clock could not run: ${error instanceof Error ? error.message : "unknown"}`);
    }
  };
  let busy = tick();
  const timer = setInterval(() => {
    busy = busy.then(tick);
  }, EVERY);
  return async () => {
    clearInterval(timer);
    await busy;
  };
}
