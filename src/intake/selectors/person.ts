/**
 * Names of people: a piece of text in capitals is taken for a person if enough of it is known as a name, or
 * the sentence says so.
 */

import { matches } from "./context.ts";
import { type Candidate, WEIGHT } from "./found.ts";
import { LONGEST, type NameWord, namePieces } from "./name-pieces.ts";
import { announcesAlias, type Cue, cueAround, isNobody, QUOTED } from "./person-cues.ts";
import { WORDLIKE } from "./person-names.ts";
import { findScriptNames } from "./person-scripts.ts";
import { isPlace } from "./places.ts";
import { isNotName } from "./words.ts";

/** A particle between two words of a name. */
const LINK = /^ (?:bin|ibn|bint|van|von|der|den|de) $/;

/** Finds people. */
export function findPeople(text: string): Candidate[] {
  const found: Candidate[] = [];
  const single: NameWord[][] = [];
  for (const piece of namePieces(text)) {
    const judged = judge(text, piece) ?? coordinated(text, piece, found.at(-1));
    if (judged !== null) found.push(judged);
    else if (piece.length === 1) single.push(piece);
  }
  return [...found, ...repeats(text, found, single), ...quotedAliases(text), ...findScriptNames(text)];
}

/** Takes a piece for a person, or not. */
function judge(text: string, whole: readonly NameWord[]): Candidate | null {
  const piece = trim(text, whole);
  const first = piece[0];
  const last = piece.at(-1);
  if (first === undefined || last === undefined || piece.length > LONGEST) return null;
  const start = first.start;
  const end = last.end;
  const linked = piece.some((word, nth) => nth > 0 && LINK.test(text.slice(piece[nth - 1]?.end, word.start)));
  const confidence = confidenceOf(piece, cueAround(text, start, end), linked);
  if (confidence === null || isNobody(text, start, end)) return null;
  return person(text, start, end, confidence);
}

/** Drops words at the edges that begin a sentence rather than a name. */
function trim(text: string, piece: readonly NameWord[]): readonly NameWord[] {
  let words = piece;
  for (let first = words[0]; first !== undefined && words.length > 1; first = words[0]) {
    const known = first.given || first.family || (first.wordlike && words[1]?.family);
    if (known || !opens(text, first.start) || !words.slice(1).some((word) => word.given)) break;
    words = words.slice(1);
  }
  return words;
}

/** Whether a word opens its sentence, however far back that reaches. */
function opens(text: string, start: number): boolean {
  return start === 0 || /(?:[.!?:;]\s|\n\s?)['"‘“(]?$/.test(text.slice(Math.max(0, start - 4), start));
}

/** "Arben Hoxha and Anxhela Toska": what is joined to a person by "and", and has a name's form, is one. */
function coordinated(
  text: string,
  piece: readonly NameWord[],
  previous: Candidate | undefined,
): Candidate | null {
  const first = piece[0];
  const last = piece.at(-1);
  if (previous === undefined || first === undefined || last === undefined) return null;
  if (text.slice(previous.end, first.start) !== " and " || isNobody(text, first.start, last.end)) return null;
  if (piece.length === 1) return first.given ? person(text, first.start, last.end, "possible") : null;
  if (piece.length > 3 || piece.some((word) => word.text.length < 2)) return null;
  if (!/\s/.test(previous.properties.name ?? "")) return null;
  return person(text, first.start, last.end, "possible");
}

function confidenceOf(piece: readonly NameWord[], cue: Cue, linked: boolean): Candidate["confidence"] | null {
  const given = piece.filter((word, nth) => word.given || (word.wordlike && piece[nth + 1]?.family)).length;
  const family = piece.filter((word) => word.family).length;
  const known = piece.filter((word) => word.given || word.family).length;
  const long = piece.every((word) => word.text.length > 1);
  if (piece.length === 1) {
    if (!long || (piece[0]?.text.length === 2 && known === 0)) return null;
    if (cue === "titled" || cue === "named") return known > 0 ? "likely" : "possible";
    return cue !== "none" && known > 0 ? "possible" : null;
  }
  if (piece.every((word) => word.text.length <= 2)) return null;
  if (given > 0 && known >= 2) return cue === "none" ? "likely" : "certain";
  if (given > 0 || (family >= 2 && piece.some((word) => word.telling))) return "likely";
  if (cue !== "none" && cue !== "acts") return family > 0 || cue !== "role" ? "likely" : "possible";
  // A family name that is no English word vouches for the unknown word beside it.
  if (piece.length <= 3 && (piece[0]?.telling || piece.at(-1)?.telling)) return "possible";
  // "Bram de Groot": a particle between two words is found in names and in little else.
  if (linked) return "possible";
  if (piece.every((word) => /^[\u0400-\u04ff-]+$/.test(word.text))) return "possible";
  return null;
}

function person(text: string, start: number, end: number, confidence: Candidate["confidence"]): Candidate {
  const name = text.slice(start, end);
  return {
    kind: "person",
    start,
    end,
    properties: { name, ...(/^[\u0400-\u04ff]/.test(name) && { script: "Cyrillic" }) },
    key: null,
    valid: null,
    confidence,
    weight: WEIGHT.person,
  };
}

/** Single words that repeat part of a name found in the same text: "Hoxha said …". */
function repeats(text: string, found: readonly Candidate[], single: readonly NameWord[][]): Candidate[] {
  const parts = new Set<string>();
  for (const { properties } of found) {
    const words = (properties.name ?? "").split(/[\s,]+/);
    if (words.length < 2) continue;
    for (const word of words) {
      const plain = word.toLowerCase();
      if (word.length > 2 && !isNotName(plain) && !isPlace(plain) && !WORDLIKE.has(plain)) parts.add(plain);
    }
  }
  if (parts.size === 0) return [];
  return single
    .flat()
    .filter((word) => parts.has(word.text.toLowerCase()) && !isNobody(text, word.start, word.end))
    .map((word) => person(text, word.start, word.end, "possible"));
}

/** Aliases between quotation marks, which need no capitals: aka 'beni'. */
function quotedAliases(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of matches(QUOTED, text)) {
    const alias = match[1] ?? "";
    if (alias.split(" ").length > 4 || !announcesAlias(text, match.index)) continue;
    const start = match.index + 1;
    found.push({ ...person(text, start, start + alias.length, "likely"), weight: WEIGHT.person + 1 });
  }
  return found;
}
