/** Whether people are being served: long work beside them takes its time then, and not theirs. */
import { setTimeout } from "node:timers/promises";
import type { FastifyInstance } from "fastify";

/** Somebody who asked so lately is likely to ask again. */
const LATELY_MS = 2000;
/** So many times as long as it worked, work rests while people are served. */
const REST = 3;
const LONGEST_REST_MS = 2000;

export interface Traffic {
  watch(app: Pick<FastifyInstance, "addHook">): void;
  /** Whether somebody asked lately. */
  busy(): boolean;
  /** Returns at once when nobody asks anything. */
  giveWay(workedMs: number): Promise<void>;
}

export function watchTraffic(): Traffic {
  let last = Number.NEGATIVE_INFINITY;
  const busy = (): boolean => performance.now() - last <= LATELY_MS;
  return {
    busy,
    watch(app) {
      app.addHook("onRequest", async (request) => {
        // Looking how far an import is does not slow it down.
        if (!request.url.startsWith("/api/v1/imports") && !request.url.startsWith("/health"))
          last = performance.now();
      });
    },
    async giveWay(workedMs) {
      if (!busy()) return;
      await setTimeout(Math.min(workedMs * REST, LONGEST_REST_MS));
    },
  };
}
