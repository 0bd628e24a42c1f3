/** Shelves in memory: one transaction after another, undone where its work fails. */
import { SHELVES, type Shelf, type ShelfKey, type ShelfName, type Shelves } from "../keep/shelves.ts";

export interface MemoryShelves extends Shelves {
  /** Everything that lies there, as whoever takes the device apart would find it. */
  readonly lying: () => Record<ShelfName, Map<ShelfKey, unknown>>;
}

export function memoryShelves(): MemoryShelves {
  let kept = blank();
  let last: Promise<unknown> = Promise.resolve();
  const turn = <Answer>(work: (shelf: Shelf) => Promise<Answer>): Promise<Answer> => {
    const mine = last.then(async () => {
      const copy = structuredClone(kept);
      const answer = await work(shelfOf(copy));
      kept = copy;
      return answer;
    });
    last = mine.catch(() => undefined);
    return mine;
  };
  return { read: turn, write: turn, lying: () => kept };
}

function blank(): Record<ShelfName, Map<ShelfKey, unknown>> {
  return Object.fromEntries(SHELVES.map((name) => [name, new Map()])) as never;
}

function shelfOf(kept: Record<ShelfName, Map<ShelfKey, unknown>>): Shelf {
  return {
    get: async (shelf, key) => structuredClone(kept[shelf].get(key)) as never,
    put: async (shelf, key, value) => void kept[shelf].set(key, structuredClone(value)),
    remove: async (shelf, key) => void kept[shelf].delete(key),
    all: async (shelf) =>
      [...kept[shelf]]
        .sort(([a], [b]) => (typeof a === "number" && typeof b === "number" ? a - b : a < b ? -1 : 1))
        .map(([, value]) => structuredClone(value)) as never,
    empty: async (shelf) => kept[shelf].clear(),
  };
}
