/** The sealer of a running server. Several servers may each run one: they take turns by a lock in the database. */
import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "pg";
import type { Keys } from "../database/index.ts";
import { type Sealing, sealOnce } from "./seal.ts";

export interface SealerOptions {
  /** The worker's. */
  readonly pool: Pool;
  readonly keys: Keys;
  /** DATA/audit. */
  readonly folder: string;
  /** Milliseconds between two sealings. */
  readonly every?: number;
  readonly onSealed?: (sealing: Sealing) => void;
  /** The next turn tries again. A `BrokenLog` needs a person. */
  readonly onError: (error: unknown) => void;
}

export interface Sealer {
  /** Seals what is left, then no more. */
  stop(): Promise<void>;
}

export function startSealer(options: SealerOptions): Sealer {
  const stopping = new AbortController();
  const running = run(options, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function run(options: SealerOptions, stopping: AbortSignal): Promise<void> {
  const { pool, keys, folder, every = 10_000, onSealed, onError } = options;
  let everything = true;
  for (let last = false; !last; ) {
    last = stopping.aborted;
    try {
      const sealing = await sealOnce(pool, keys, folder, { everything });
      if (sealing) {
        everything = false;
        onSealed?.(sealing);
      }
    } catch (error) {
      onError(error);
    }
    if (!last) await pause(every, undefined, { signal: stopping }).catch(() => undefined);
  }
}
