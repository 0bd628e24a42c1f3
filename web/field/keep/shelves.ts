/**
 * Where the device keeps things: a few shelves, changed in transactions that hold wholly or not at all. In a browser it is
 * IndexedDB; a test may put a map in its place.
 */
export const SHELVES = ["lock", "carried", "outbox", "unfinished"] as const;
export type ShelfName = (typeof SHELVES)[number];
export type ShelfKey = string | number;

/** Only these may be awaited inside a transaction: anything else would end it. */
export interface Shelf {
  get<Value>(shelf: ShelfName, key: ShelfKey): Promise<Value | undefined>;
  put(shelf: ShelfName, key: ShelfKey, value: unknown): Promise<void>;
  remove(shelf: ShelfName, key: ShelfKey): Promise<void>;
  /** In the order of the keys. */
  all<Value>(shelf: ShelfName): Promise<Value[]>;
  empty(shelf: ShelfName): Promise<void>;
}

export interface Shelves {
  read<Answer>(work: (shelf: Shelf) => Promise<Answer>): Promise<Answer>;
  /** Answers once the change is on the disk. */
  write<Answer>(work: (shelf: Shelf) => Promise<Answer>): Promise<Answer>;
}
