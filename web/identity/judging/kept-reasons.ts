/**
 * The reason somebody last gave for each judgement, kept for this tab's session, so that a queue can be worked by single
 * keys. A phrase is kept by what it means and said anew of each pair; where it cannot be said, it is asked for again.
 */
import type { SaysWire } from "../../../src/contract/identity.ts";
import { type Grounds, reasonChoices } from "./reason-choices.ts";

export type KeptReason = { readonly choice: string } | { readonly words: string };

/** The part of a browser's session that is needed. */
interface Keeping {
  get(name: string): string | null | undefined;
  set(name: string, value: string): unknown;
  delete(name: string): unknown;
}

const SESSION: Keeping = {
  get: (name) => sessionStorage.getItem(name),
  set: (name, value) => sessionStorage.setItem(name, value),
  delete: (name) => sessionStorage.removeItem(name),
};

const place = (says: SaysWire) => `tributary.reason.${says}`;

export function keepReason(says: SaysWire, reason: KeptReason | null, keeping: Keeping = SESSION): void {
  if (reason === null) keeping.delete(place(says));
  else if ("choice" in reason) keeping.set(place(says), `choice:${reason.choice}`);
  else keeping.set(place(says), `words:${reason.words}`);
}

/** What would be recorded for this pair, or null when it has to be asked. */
export function keptWords(says: SaysWire, grounds: Grounds, keeping: Keeping = SESSION): string | null {
  const kept = keeping.get(place(says));
  if (!kept) return null;
  const value = kept.slice(kept.indexOf(":") + 1);
  if (kept.startsWith("words:")) return value;
  return reasonChoices(says, grounds).find(({ id }) => id === value)?.words ?? null;
}
