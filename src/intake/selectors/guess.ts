/** What a word typed into a search box may be: every kind that has a normal form for it, likeliest first. */

import type { MentionKind, SelectorKind } from "../../vocabulary/kinds.ts";
import { imoHolds } from "./checksums.ts";
import { alphanumeric, digitsOf } from "./context.ts";
import type { NormalForm } from "./found.ts";
import { NORMALISERS } from "./normalise.ts";
import { handleKey } from "./platform.ts";
import { recognise } from "./recognise.ts";
import { isPlate } from "./vehicle.ts";

/** One possible reading of what was typed. */
export interface Guess {
  readonly kind: MentionKind;
  readonly key: string;
  readonly display: string;
}

/** Longer than this is a text to be read, not a word to be guessed. */
const LONGEST = 300;

/** Platforms a bare handle is also looked up under. */
const PLATFORMS = ["telegram", "instagram", "tiktok", "snapchat", "facebook", "whatsapp", "x"] as const;

/**
 * The readings of a word or phrase in any written form. First what the phrase is recognised to hold, then
 * every kind whose form the bare word has; each key once. Never throws.
 */
export function guessSelectors(written: string): readonly Guess[] {
  const text = written.normalize("NFKC").trim();
  if (text === "") return [];
  const guesses = new Map<string, Guess>();
  const add = (kind: MentionKind, key: string, display: string) => {
    if (!guesses.has(key)) guesses.set(key, { kind, key, display });
  };
  for (const found of recognise(text.slice(0, LONGEST * 10))) {
    const normal = found.key === null ? null : NORMALISERS[found.kind as SelectorKind]?.(found.text);
    if (found.key !== null)
      add(found.kind, found.key, normal?.key === found.key ? normal.display : found.text);
  }
  if (text.length > LONGEST) return [...guesses.values()];
  const readings = (Object.keys(NORMALISERS) as SelectorKind[])
    .map((kind) => ({ kind, normal: NORMALISERS[kind](text) }))
    .filter((reading): reading is { kind: SelectorKind; normal: NormalForm } => reading.normal !== null)
    .map((reading) => ({ ...reading, rank: plausibility(reading.kind, text, reading.normal) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank);
  for (const { kind, normal } of readings) add(kind, normal.key, normal.display);
  addPlatforms(text, add);
  return [...guesses.values()];
}

/** How far a bare word's form alone speaks for a kind: 0 not at all, 3 beyond doubt. */
function plausibility(kind: SelectorKind, text: string, normal: NormalForm): number {
  const bare = alphanumeric(text);
  const digits = digitsOf(text);
  switch (kind) {
    case "container":
    case "wallet":
    case "email":
    case "address":
      return normal.valid === false ? 2 : 3;
    case "account":
      return normal.key.startsWith("iban:") ? 3 : /-/.test(text) || /\s/.test(text.trim()) ? 2 : 1;
    case "postcode":
      return 3;
    case "device":
      return digits.length === 15 && normal.valid ? 3 : 1;
    case "vessel":
      if (/imo|mmsi/i.test(text)) return 3;
      return normal.key.startsWith("imo:") ? (imoHolds(digits) ? 2 : 0) : normal.valid ? 1 : 0;
    case "phone":
      return normal.valid ? 3 : /^[+0]/.test(text) ? 2 : 1;
    case "vehicle":
      if (bare.length > 9) return 0;
      return isPlate(text.toUpperCase()) || isPlate(bare) ? 2 : 1;
    case "web":
      return text.includes("@") ? 0 : 2;
    case "handle":
      if (/^@|t\.me\/|:/.test(text)) return 2;
      return /^[a-z0-9_.]{3,}$/.test(text) && /[a-z]/.test(text) ? 1 : 0;
    case "flight":
      return /^[a-z0-9]{2,3} ?\d{2,4}$/i.test(text) ? 1 : 0;
    case "trailer":
      return /[A-Z]/.test(bare) && bare.length <= 10 ? 1 : 0;
    case "document":
      return text.includes("<") ? 3 : bare.length >= 6 && bare.length <= 16 ? 1 : 0;
  }
}

/** A handle without a platform may be stored with one, since reports often name it. */
function addPlatforms(text: string, add: (kind: MentionKind, key: string, display: string) => void): void {
  const name = /^@([A-Za-z0-9_.]{3,40})$/.exec(text)?.[1];
  if (name === undefined) return;
  for (const platform of PLATFORMS)
    add("handle", handleKey(platform, name), `${platform}: @${name.toLowerCase()}`);
}
