/**
 * A small grammar for sentences: `[A patrol|Officers] stopped {van.what} {van}.` One of the alternatives is taken, and
 * each slot is filled with words, remembering where they stand: that is what the truth says of a text.
 */
import { pick, type Random } from "../random.ts";

/** What a slot is filled with: plain words, or words that name an entity. */
export interface Piece {
  readonly text: string;
  /** Where the naming words begin within the piece, and how many they are; null for plain words. */
  readonly names: readonly Naming[];
}

export interface Naming {
  readonly slot: string;
  readonly at: number;
  readonly text: string;
}

const SLOT = /\{([a-zA-Z]+(?:\.[a-zA-Z]+)?)\}/g;

/** The slots that a pattern needs, in whichever alternative they stand. */
export function slotsOf(pattern: string): readonly string[] {
  const known = SLOTS.get(pattern);
  if (known !== undefined) return known;
  const slots = [...new Set([...pattern.matchAll(SLOT)].map((match) => match[1] ?? ""))];
  SLOTS.set(pattern, slots);
  return slots;
}

const SLOTS = new Map<string, readonly string[]>();

/** How many sentences a pattern can become by its alternatives alone. */
export function readings(pattern: string): number {
  return [...pattern.matchAll(/\[([^[\]]*)\]/g)].reduce(
    (all, match) => all * (match[1] ?? "").split("|").length,
    1,
  );
}

export function expand(random: Random, pattern: string, fill: (slot: string) => Piece): Piece {
  const chosen = pattern.replace(/\[([^[\]]*)\]/g, (_all, inner: string) => pick(random, inner.split("|")));
  const tidy = chosen.replace(/ {2,}/g, " ").trim();
  let text = "";
  let from = 0;
  const names: Naming[] = [];
  for (const match of tidy.matchAll(SLOT)) {
    text += tidy.slice(from, match.index);
    const piece = fill(match[1] ?? "");
    const starts = text === "" || /[.!?] $/.test(text);
    const words =
      starts && piece.names[0]?.at !== 0
        ? piece.text.slice(0, 1).toUpperCase() + piece.text.slice(1)
        : piece.text;
    for (const naming of piece.names) names.push({ ...naming, at: text.length + naming.at });
    text += words;
    from = match.index + match[0].length;
    // "J." at a sentence's end brings its own full stop.
    if (words.endsWith(".") && tidy[from] === ".") from += 1;
  }
  return { text: text + tidy.slice(from), names };
}

/** Pieces one after the other, with a blank between. */
export function joined(pieces: readonly Piece[]): Piece {
  let text = "";
  const names: Naming[] = [];
  for (const piece of pieces) {
    if (text !== "") text += " ";
    for (const naming of piece.names) names.push({ ...naming, at: text.length + naming.at });
    text += piece.text;
  }
  return { text, names };
}
