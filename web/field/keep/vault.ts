/**
 * The device's lock. Two keys lie behind it: one for what was carried out (taskings, activities), one for what waits to be
 * sent. The first goes 24 hours after the device was last unlocked or in touch with the server, and with it everything that it
 * sealed. The second stays until what it sealed was sent: nobody's work is thrown away because a day was long.
 */
import { dataKey, newDataKey, type Sealed, WrongSecret } from "./seal.ts";
import { type Lock, type Secret, wrappingKey } from "./secret.ts";
import type { Shelf, Shelves } from "./shelves.ts";

export const TRIES = 5;
export const KEPT_MS = 24 * 60 * 60_000;

/** In the clear: a number of the device, salts, wrapped keys, and counts. */
interface LockRecord {
  readonly device: string;
  readonly lock: Lock;
  readonly carried: Sealed | null;
  readonly outbox: Sealed;
}

export interface Keys {
  readonly device: string;
  readonly carried: CryptoKey;
  readonly outbox: CryptoKey;
}

export type Standing =
  | { readonly is: "empty" }
  | {
      readonly is: "locked";
      readonly lock: Lock;
      readonly triesLeft: number;
      /** Operations and forms that only this device has. */
      readonly unsent: number;
      /** What was sent is gone, because a day has passed. */
      readonly expired: boolean;
    };

export async function setUp(
  shelves: Shelves,
  device: string,
  lock: Lock,
  secret: Secret,
  now: number,
): Promise<Keys> {
  const wrapping = await wrappingKey(lock, secret);
  const carried = await newDataKey(wrapping, "carried");
  const outbox = await newDataKey(wrapping, "outbox");
  const record: LockRecord = { device, lock, carried: carried.wrapped, outbox: outbox.wrapped };
  await shelves.write(async (shelf) => {
    await wipeShelves(shelf);
    await shelf.put("lock", "record", record);
    await shelf.put("lock", "seen", now);
  });
  return { device, carried: carried.key, outbox: outbox.key };
}

/** How things stand; first of all throws away what has been kept long enough. */
export async function standing(shelves: Shelves, now: number): Promise<Standing> {
  return await shelves.write(async (shelf) => {
    const record = await shelf.get<LockRecord>("lock", "record");
    if (!record) return { is: "empty" };
    const unsent = await unsentOn(shelf);
    const seen = (await shelf.get<number>("lock", "seen")) ?? 0;
    const old = record.carried === null || Math.abs(now - seen) > KEPT_MS;
    if (old && unsent === 0) {
      await wipeShelves(shelf);
      return { is: "empty" };
    }
    if (old && record.carried !== null) {
      await shelf.put("lock", "record", { ...record, carried: null });
      await shelf.empty("carried");
    }
    const wrong = (await shelf.get<number>("lock", "tries")) ?? 0;
    return { is: "locked", lock: record.lock, triesLeft: TRIES - wrong, unsent, expired: old };
  });
}

export type Unlocked =
  | { readonly is: "open"; readonly keys: Keys }
  | { readonly is: "wrong"; readonly triesLeft: number }
  /** One try too many: all is gone, and so much of it was never sent. */
  | { readonly is: "wiped"; readonly lost: number };

/** The try is counted on the disk before it is made, so that closing the page gives none back. */
export async function unlock(shelves: Shelves, secret: Secret, now: number): Promise<Unlocked> {
  const begun = await shelves.write(async (shelf) => {
    const record = await shelf.get<LockRecord>("lock", "record");
    const tries = ((await shelf.get<number>("lock", "tries")) ?? 0) + 1;
    await shelf.put("lock", "tries", tries);
    return { record, tries };
  });
  if (!begun.record) return { is: "wiped", lost: 0 };
  try {
    if (begun.tries > TRIES) throw new WrongSecret();
    const keys = await open(shelves, begun.record, await wrappingKey(begun.record.lock, secret), now);
    return { is: "open", keys };
  } catch (error) {
    if (!(error instanceof WrongSecret)) throw error;
    if (begun.tries < TRIES) return { is: "wrong", triesLeft: TRIES - begun.tries };
    return { is: "wiped", lost: await wipe(shelves) };
  }
}

async function open(shelves: Shelves, record: LockRecord, wrapping: CryptoKey, now: number): Promise<Keys> {
  const { device } = record;
  const outbox = await dataKey(wrapping, "outbox", record.outbox);
  const carried = record.carried
    ? { wrapped: record.carried, key: await dataKey(wrapping, "carried", record.carried) }
    : await newDataKey(wrapping, "carried");
  await shelves.write(async (shelf) => {
    await shelf.put("lock", "record", { ...record, carried: carried.wrapped });
    await shelf.put("lock", "tries", 0);
    await shelf.put("lock", "seen", now);
  });
  return { device, outbox, carried: carried.key };
}

/** Unlocked, or in touch with the server: the 24 hours begin anew. */
export async function seen(shelves: Shelves, now: number): Promise<void> {
  await shelves.write((shelf) => shelf.put("lock", "seen", now));
}

/** Forgets everything, and says how much of it was never sent. */
export async function wipe(shelves: Shelves): Promise<number> {
  return await shelves.write(async (shelf) => {
    const lost = await unsentOn(shelf);
    await wipeShelves(shelf);
    return lost;
  });
}

export async function unsentOn(shelf: Shelf): Promise<number> {
  return (await shelf.all("outbox")).length + (await shelf.all("unfinished")).length;
}

async function wipeShelves(shelf: Shelf): Promise<void> {
  for (const name of ["lock", "carried", "outbox", "unfinished"] as const) await shelf.empty(name);
}
