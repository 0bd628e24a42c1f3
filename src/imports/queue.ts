/**
 * Does the runs that wait, two at a time. The run's row is the queue: it is taken with `for update skip locked` and held
 * for as long as its process says so, batch by batch, so that one that died is taken over by whoever looks next.
 */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout } from "node:timers/promises";
import { executeRun, takeRun, type Works } from "./execute.ts";

const EVERY_MS = 1000;
const AT_ONCE = 2;

export interface ImportQueue {
  stop(): Promise<void>;
}

export function startImporting(works: Omit<Works, "heldBy">, log: (line: string) => void): ImportQueue {
  const ending = new AbortController();
  const { signal } = ending;
  const lane = async (): Promise<void> => {
    const mine: Works = { ...works, heldBy: `${hostname()} ${process.pid} ${randomUUID()}` };
    while (!signal.aborted) {
      const busy = await once(mine, () => signal.aborted).catch((error: unknown) => {
        log(`An import stopped: ${error instanceof Error ? error.message : "unknown"}`);
        return false;
      });
      if (!busy) await setTimeout(EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  };
  const lanes = Array.from({ length: AT_ONCE }, lane);
  return {
    async stop() {
      ending.abort();
      await Promise.all(lanes);
    },
  };
}

async function once(works: Works, stopping: () => boolean): Promise<boolean> {
  const taken = await takeRun(works, null);
  if (!taken) return false;
  await executeRun(works, taken, stopping);
  return true;
}
