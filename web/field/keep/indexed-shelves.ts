/** Shelves in IndexedDB. */
import { SHELVES, type Shelf, type Shelves } from "./shelves.ts";

const NAME = "tributary-field";
const VERSION = 1;

export async function openIndexedShelves(): Promise<Shelves> {
  const opening = indexedDB.open(NAME, VERSION);
  opening.onupgradeneeded = () => {
    for (const shelf of SHELVES) opening.result.createObjectStore(shelf);
  };
  const database = await answered(opening);
  // A newer version of the app in another window waits for this one to let go.
  database.onversionchange = () => database.close();
  return {
    read: (work) => transact(database, "readonly", work),
    write: (work) => transact(database, "readwrite", work),
  };
}

function transact<Answer>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  work: (shelf: Shelf) => Promise<Answer>,
): Promise<Answer> {
  // Strict: what a person has counted is on the disk, not in a buffer, when it is shown as counted.
  const transaction = database.transaction(SHELVES, mode, { durability: "strict" });
  const ended = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("The device could not keep this."));
  });
  const done = work(shelfOf(transaction)).catch((error: unknown) => {
    // Already over where it was a request of its own that failed.
    try {
      transaction.abort();
    } catch {}
    throw error;
  });
  return Promise.all([done, ended]).then(([answer]) => answer);
}

function shelfOf(transaction: IDBTransaction): Shelf {
  return {
    get: <Value>(shelf: string, key: IDBValidKey) =>
      answered(transaction.objectStore(shelf).get(key)) as Promise<Value | undefined>,
    put: async (shelf, key, value) => {
      await answered(transaction.objectStore(shelf).put(value, key));
    },
    remove: async (shelf, key) => {
      await answered(transaction.objectStore(shelf).delete(key));
    },
    all: <Value>(shelf: string) => answered(transaction.objectStore(shelf).getAll()) as Promise<Value[]>,
    empty: async (shelf) => {
      await answered(transaction.objectStore(shelf).clear());
    },
  };
}

function answered<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The device could not keep this."));
  });
}
