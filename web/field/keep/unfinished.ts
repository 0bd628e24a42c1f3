/** Forms that were begun and not recorded: every word is kept as it is typed, sealed like what waits to be sent. */
import { type Sealed, seal, unseal } from "./seal.ts";
import type { Shelves } from "./shelves.ts";

export interface Unfinished {
  /** Of the part that it would become. */
  readonly part: string;
  readonly activity: string;
  readonly kind: "encounter" | "power" | "result" | "reference" | "note" | "details";
  readonly fields: Readonly<Record<string, unknown>>;
}

export async function keepUnfinished(shelves: Shelves, key: CryptoKey, form: Unfinished): Promise<void> {
  const sealed = await seal(key, "unfinished", form);
  await shelves.write((shelf) => shelf.put("unfinished", form.part, sealed));
}

export async function dropUnfinished(shelves: Shelves, part: string): Promise<void> {
  await shelves.write((shelf) => shelf.remove("unfinished", part));
}

export async function allUnfinished(shelves: Shelves, key: CryptoKey): Promise<Unfinished[]> {
  const sealed = await shelves.read((shelf) => shelf.all<Sealed>("unfinished"));
  return await Promise.all(sealed.map((each) => unseal<Unfinished>(key, "unfinished", each)));
}
