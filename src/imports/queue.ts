/**
 * Does the runs that wait, two at a time. The run's row is the queue: it is taken with `for update skip locked` and held
 * for as long as its process says so, batch by batch, so that one that died is taken over by whoever looks next.
 */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout } from "node:timers/promises";
import { type Access, asImporter } from "../access/index.ts";
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
  const lanes = releaseDead(works.access)
    .catch((error: unknown) => log(`Imports: ${error instanceof Error ? error.message : "unknown"}`))
    .then(() => Promise.all(Array.from({ length: AT_ONCE }, lane)));
  return {
    async stop() {
      ending.abort();
      await lanes;
    },
  };
}

/**
 * Runs that a process of this machine held which is no more need not wait for their time: a server that was killed goes on
 * at once. A number that was given to another process since only costs the wait.
 */
async function releaseDead(access: Access): Promise<void> {
  await asImporter(access, null, async (importer) => {
    const { rows } = await importer.query(
      "select id, held_by from import_run where state = 'running' and held_by like $1",
      [`${hostname()} %`],
    );
    for (const { id, held_by } of rows as { id: string; held_by: string }[]) {
      const pid = Number(held_by.split(" ")[1]);
      if (pid !== process.pid && isAlive(pid)) continue;
      await importer.query("update import_run set held_until = now() where id = $1 and held_by = $2", [
        id,
        held_by,
      ]);
    }
  });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function once(works: Works, stopping: () => boolean): Promise<boolean> {
  const taken = await takeRun(works, null);
  if (!taken) return false;
  await executeRun(works, taken, stopping);
  return true;
}
