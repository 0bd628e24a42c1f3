/**
 * Keeps the figures of all boards in memory: loads what is counted at the start and follows what changes. One a process. Nobody is
 * answered from it but through a viewer's transaction, which says whose audiences they are and leaves the trace.
 */
import { setTimeout } from "node:timers/promises";
import { type Access, asWorker } from "../../../access/index.ts";
import type { Store } from "../../count/index.ts";
import { followChanges, type Position } from "./follow.ts";
import { loadStore } from "./load.ts";

export interface Keeper {
  /** Null until everything is loaded. */
  store(): Store | null;
  /** The place in the order of commits up to which the store knows everything. */
  version(): number;
  /** Resolves when the store is newer than this, when the time is over, or when nobody waits any more. */
  newerThan(version: number, milliseconds: number, gone: AbortSignal): Promise<void>;
  /** Nobody is kept waiting from now on. */
  release(): void;
  /** Resolves once everything is loaded, with how long it took. */
  readonly loaded: Promise<{ readonly cards: number; readonly seconds: number }>;
  stop(): Promise<void>;
}

/** Half a change is seen this late on average; a change costs one short statement this often. */
const EVERY_MS = 150;
const AGAIN_MS = 2000;

export function startKeeper(access: Access, log: (line: string) => void): Keeper {
  let store: Store | null = null;
  let version = 0;
  let stopping = false;
  let waiting = new Set<() => void>();
  const told = Promise.withResolvers<{ cards: number; seconds: number }>();
  // Nobody has to ask.
  told.promise.catch(() => undefined);
  const wake = (): void => {
    const all = waiting;
    waiting = new Set();
    for (const each of all) each();
  };

  const load = async (): Promise<Position> => {
    const began = performance.now();
    const loaded = await loadStore(access);
    if (loaded.refused > 0) log(`${loaded.refused} count cards cannot be counted.`);
    store = loaded.store;
    version = Number(loaded.horizon) - 1;
    told.resolve({ cards: loaded.cards, seconds: (performance.now() - began) / 1000 });
    return { xid: loaded.horizon, id: "-1" };
  };

  const run = async (): Promise<void> => {
    let position: Position | null = null;
    while (!stopping) {
      try {
        position ??= await load();
        const after: Position = position;
        const next: Position = await asWorker(access, "count", (worker) =>
          followChanges(worker, store as Store, after, (why) => log(`Not counted: ${why}`)),
        );
        if (next !== after) {
          position = next;
          version = Math.max(version, Number(next.xid));
          wake();
        }
        await setTimeout(EVERY_MS);
      } catch (error) {
        if (!stopping) log(`Boards could not follow: ${error instanceof Error ? error.message : "unknown"}`);
        // What was half followed is followed again: told twice, a change changes nothing.
        await setTimeout(stopping ? 0 : AGAIN_MS);
      }
    }
  };
  const running = run();

  return {
    store: () => store,
    version: () => version,
    loaded: told.promise,
    release: () => {
      stopping = true;
      wake();
    },
    async newerThan(than, milliseconds, gone) {
      // A place that was never reached is of another database: nothing is waited for.
      if (stopping || than !== version) return;
      const over = new AbortController();
      const woken = new Promise<void>((resolve) => {
        waiting.add(resolve);
        const leave = () => {
          waiting.delete(resolve);
          resolve();
        };
        gone.addEventListener("abort", leave, { once: true });
        over.signal.addEventListener("abort", leave, { once: true });
      });
      const timer = globalThis.setTimeout(() => over.abort(), milliseconds);
      await woken;
      clearTimeout(timer);
    },
    async stop() {
      stopping = true;
      wake();
      await running;
    },
  };
}
