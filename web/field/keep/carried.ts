/** What the device carries out with it, as the server last gave it; and what this person chose on it. */
import type { FieldBundleWire } from "../../../src/contract/field.ts";
import type { Purpose } from "../../../src/vocabulary/purposes.ts";
import { type Sealed, seal, unseal } from "./seal.ts";
import type { Shelves } from "./shelves.ts";

export interface Carried {
  readonly bundle: FieldBundleWire | null;
  /** When the server last had everything. */
  readonly sentAt: string | null;
  /** The device's clock less the server's. */
  readonly offsetMs: number;
}

/** Stays as long as something is unsent: it says in whose name that was done. */
export interface Person {
  readonly username: string;
  readonly name: string;
  readonly agency: string;
  readonly purpose: Purpose;
  readonly reason: string;
}

export interface Choices {
  readonly person: Person;
  readonly counters: readonly string[];
  /** Activity, measure and other device of which was said whether they counted the same. */
  readonly asked: readonly string[];
}

export const NOTHING_CARRIED: Carried = { bundle: null, sentAt: null, offsetMs: 0 };

export async function sealCarried(key: CryptoKey, carried: Carried): Promise<Sealed> {
  return await seal(key, "bundle", carried);
}

export async function readCarried(shelves: Shelves, key: CryptoKey): Promise<Carried> {
  const sealed = await shelves.read((shelf) => shelf.get<Sealed>("carried", "bundle"));
  return sealed ? await unseal<Carried>(key, "bundle", sealed) : NOTHING_CARRIED;
}

export async function keepCarried(shelves: Shelves, key: CryptoKey, carried: Carried): Promise<void> {
  const sealed = await sealCarried(key, carried);
  await shelves.write((shelf) => shelf.put("carried", "bundle", sealed));
}

/** Sealed by the key of the outbox, and lying with the lock. */
export async function keepChoices(shelves: Shelves, key: CryptoKey, choices: Choices): Promise<void> {
  const sealed = await seal(key, "choices", choices);
  await shelves.write((shelf) => shelf.put("lock", "choices", sealed));
}

export async function readChoices(shelves: Shelves, key: CryptoKey): Promise<Choices | null> {
  const sealed = await shelves.read((shelf) => shelf.get<Sealed>("lock", "choices"));
  return sealed ? await unseal<Choices>(key, "choices", sealed) : null;
}
