/** The clock of the server: escalates what was not acknowledged in time and sweeps what has served its day. */
import { type Access, asWorker } from "../access/index.ts";
import { KEPT_DAYS, remindHolders, tellHolders } from "../identity/index.ts";
import { escalateOverdue } from "../intelligence/index.ts";
import { escalateDuties, escalateMatches, forgetIdentities, lookForHidden } from "../operations/index.ts";

const EVERY = 15_000;

/** Returns the function that stops it. */
/** `keptDays` is how long it is kept who people are who are not categorised. */
export function startClock(
  access: Access,
  log: (line: string) => void,
  keptDays: number,
): () => Promise<void> {
  let stopping = false;
  const tick = async (): Promise<void> => {
    try {
      await escalateOverdue(access);
      await remindHolders(access);
      await escalateMatches(access);
      await escalateDuties(access);
      await tellHolders(access, () => stopping);
      await lookForHidden(access, () => stopping);
      await forgetIdentities(access, keptDays);
      await asWorker(access, "sweep", async (worker) => {
        await worker.query("delete from idempotency where at < now() - interval '1 day'");
        await worker.query("delete from count_change where at < now() - interval '2 days'");
        await worker.query("delete from import_refusal where at < now() - interval '90 days'");
        await worker.query("delete from holding_check where asked_at < now() - make_interval(days => $1)", [
          KEPT_DAYS,
        ]);
      });
    } catch (error) {
      log(`The clock could not run: ${error instanceof Error ? error.message : "unknown"}`);
    }
  };
  // A turn that takes longer than its time is followed by one, not by all that it kept waiting.
  let running: Promise<void> | null = null;
  const turn = (): void => {
    running ??= tick().finally(() => {
      running = null;
    });
  };
  turn();
  const timer = setInterval(turn, EVERY);
  return async () => {
    stopping = true;
    clearInterval(timer);
    await running;
  };
}
