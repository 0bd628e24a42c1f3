/** The resolver's loop: what was submitted or brought in is compared within seconds, and gives way to people who read. */
import { setTimeout } from "node:timers/promises";
import type { Access } from "../../access/index.ts";
import { pinnedOf } from "../kinds.ts";
import { readAgain, resolveSome } from "./resolve.ts";

const EVERY_MS = 400;
const GIVING_WAY_MS = 100;
const AFTER_FAILURE_MS = 5000;

export interface Resolving {
  readonly access: Access;
  /** How many reports a turn takes. */
  readonly most: () => number;
  /** Waits as long as people come first; told how long was just worked. */
  readonly giveWay: (workedMs: number) => Promise<void>;
}

export interface Resolver {
  stop(): Promise<void>;
}

export function startResolver({ access, most, giveWay }: Resolving, log: (line: string) => void): Resolver {
  const ending = new AbortController();
  const { signal } = ending;
  const rest = (ms: number) => setTimeout(ms, undefined, { signal }).catch(() => undefined);
  const run = async (): Promise<void> => {
    let ready = false;
    while (!signal.aborted) {
      try {
        if (!ready) {
          await readAgain(
            access,
            [pinnedOf("person"), pinnedOf("company")].map((each) => each?.version ?? ""),
          );
          ready = true;
        }
        const started = performance.now();
        const { reports, gaveWay } = await resolveSome(access, most());
        if (gaveWay) await rest(GIVING_WAY_MS * (1 + Math.random()));
        else if (reports === 0) await rest(EVERY_MS);
        else await giveWay(performance.now() - started);
      } catch (error) {
        log(`The resolver could not run: ${error instanceof Error ? error.message : "unknown"}`);
        await rest(AFTER_FAILURE_MS);
      }
    }
  };
  const running = run();
  return {
    async stop() {
      ending.abort();
      await running;
    },
  };
}
