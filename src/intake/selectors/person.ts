/**
 * Names of people. Words in capitals are gathered into runs, runs are cut where a word cannot be part of a
 * name, and a piece is taken for a person if enough of it is known as a name or the sentence says so.
 */

import { matches } from "./context.ts";
import { isCountryWord } from "./countries.ts";
import { type Candidate, WEIGHT } from "./found.ts";
import { announcesAlias, type Cue, cueAround, isNobody, QUOTED } from "./person-cues.ts";
import { FAMILY, GIVEN, PARTICLES, WORDLIKE } from "./person-names.ts";
import { findScriptNames } from "./person-scripts.ts";
import { isPlace } from "./places.ts";
import { capitalisedWords, isNotName, type Word } from "./words.ts";

/** More words than any name has: such a run is a headline or a text all in capitals. */
const LONGEST = 6;

/** Finds people. */
export function findPeople(text: string): Candidate[] {
  const pieces = joinInverted(
    text,
    runs(text, capitalisedWords(text)).flatMap((run) => cut(run)),
  );
  const found: Candidate[] = [];
  const single: Word[][] = [];
  for (const piece of pieces) {
    const judged = judge(text, piece);
    if (judged !== null) found.push(judged);
    else if (piece.length === 1) single.push(piece);
  }
  found.push(...repeats(text, found, single), ...quotedAliases(text), ...findScriptNames(text));
  return found;
}

/** Words next to each other, or with particles or an initial's full stop between. */
function runs(text: string, words: readonly Word[]): Word[][] {
  const runs: Word[][] = [];
  let run: Word[] = [];
  let previous: Word | undefined;
  for (const word of words) {
    if (previous && !continues(text, previous, word)) {
      runs.push(run);
      run = [];
    }
    run.push(word);
    previous = word;
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

function continues(text: string, previous: Word, next: Word): boolean {
  const length = next.start - previous.end;
  if (length > 14 || length < 1) return false;
  const gap = text.slice(previous.end, next.start);
  if (gap === " ") return true;
  if (gap === ". ") return previous.text.length === 1;
  const between = /^ ([a-z]+(?: [a-z]+)?) $/.exec(gap)?.[1];
  return between?.split(" ").every((word) => PARTICLES.has(word)) ?? false;
}

/** Cuts a run into pieces that hold nothing but possible names. */
function cut(run: readonly Word[]): Word[][] {
  if (run.length > LONGEST) return knownStretches(run);
  const pieces: Word[][] = [];
  let piece: Word[] = [];
  run.forEach((word, nth) => {
    if (mayBeName(word, run[nth - 1], run[nth + 1])) piece.push(word);
    else {
      if (piece.length > 0) pieces.push(piece);
      piece = [];
    }
  });
  if (piece.length > 0) pieces.push(piece);
  return pieces;
}

/** In a text all in capitals only neighbours that are both known as names are told from other words. */
function knownStretches(run: readonly Word[]): Word[][] {
  const stretches: Word[][] = [];
  let stretch: Word[] = [];
  const close = () => {
    if (stretch.length >= 2 && stretch.length <= LONGEST && stretch.some(isGiven)) stretches.push(stretch);
    stretch = [];
  };
  for (const word of run) {
    const known = (isGiven(word) || FAMILY.has(word.plain)) && !isNotName(word.plain);
    if (known) stretch.push(word);
    else close();
  }
  close();
  return stretches;
}

function isGiven(word: Word | undefined): boolean {
  return word !== undefined && GIVEN.has(lookup(word)) && !WORDLIKE.has(word.plain);
}

function isFamily(word: Word | undefined): boolean {
  return word !== undefined && FAMILY.has(lookup(word));
}

/** The word without its article: `al-Hassan` as `hassan`; the first part of a double name. */
function lookup(word: Word): string {
  const bare = word.plain.replace(/^(?:al|el|ad|as|ash|an|ar|at|az|ul|ur)-/, "");
  return bare.includes("-") ? (bare.split("-")[0] ?? bare) : bare;
}

/** Whether a word may belong to a name, given its neighbours. */
function mayBeName(word: Word, previous: Word | undefined, next: Word | undefined): boolean {
  const { plain } = word;
  if (isCountryWord(plain)) return false;
  if (isNotName(plain)) {
    // "James Hall", "Will Turner": an ordinary word beside a name of the other sort is a name.
    if (isFamily(word) && isGiven(previous) && next === undefined) return true;
    if (GIVEN.has(plain) && isFamily(previous) && (isGiven(next) || isFamily(next))) return true;
    return WORDLIKE.has(plain) && isFamily(next) && !isNotName(next?.plain ?? "");
  }
  if (isPlace(plain)) return isGiven(previous) || ((isGiven(word) || WORDLIKE.has(plain)) && isFamily(next));
  return true;
}

/** Joins `HOXHA, Arben` and `Hoxha, Arben`, which registers and custody records write. */
function joinInverted(text: string, pieces: readonly Word[][]): Word[][] {
  const joined: Word[][] = [];
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] ?? [];
    const next = pieces[at + 1];
    const [family] = piece;
    const [given] = next ?? [];
    const comma = family && given && text.slice(family.end, given.start) === ", ";
    if (piece.length === 1 && next && comma && isInverted(family, next)) {
      joined.push([...piece, ...next]);
      at++;
    } else joined.push([...piece]);
  }
  return joined;
}

function isInverted(family: Word, given: readonly Word[]): boolean {
  if (given.length > 3 || !given.some(isGiven)) return false;
  const capitals = family.text.length > 2 && family.text === family.text.toUpperCase();
  const givenSmall = given[0]?.text !== given[0]?.text.toUpperCase();
  return (
    (capitals && (givenSmall || isFamily(family))) ||
    (isFamily(family) && !isGiven(family) && given.length === 1)
  );
}

/** Takes a piece for a person, or not. */
function judge(text: string, whole: readonly Word[]): Candidate | null {
  const piece = trim(text, whole);
  const first = piece[0];
  const last = piece.at(-1);
  if (first === undefined || last === undefined || piece.length > LONGEST) return null;
  const start = first.start;
  const end = last.end;
  if (isNobody(text, start)) return null;
  const cue = cueAround(text, start, end);
  const confidence = confidenceOf(
    piece,
    cue,
    /\p{Ll} (?:bin|ibn|bint|van|von|der|den|de) \p{Lu}/u.test(text.slice(start, end)),
  );
  if (confidence === null) return null;
  return person(text, start, end, confidence);
}

/** Drops words at the edges that begin a sentence rather than a name. */
function trim(text: string, piece: readonly Word[]): readonly Word[] {
  let words = piece;
  for (let first = words[0]; first !== undefined && words.length > 1; first = words[0]) {
    const known = isGiven(first) || isFamily(first) || (WORDLIKE.has(first.plain) && isFamily(words[1]));
    if (known || !opens(text, first.start) || !words.slice(1).some((word) => isGiven(word))) break;
    words = words.slice(1);
  }
  return words;
}

/** Whether a word opens its sentence, however far back that reaches. */
function opens(text: string, start: number): boolean {
  return start === 0 || /(?:[.!?:;]\s|\n\s?)['"‘“(]?$/.test(text.slice(Math.max(0, start - 4), start));
}

function confidenceOf(piece: readonly Word[], cue: Cue, linked: boolean): Candidate["confidence"] | null {
  const given = piece.filter(
    (word, nth) => isGiven(word) || (WORDLIKE.has(word.plain) && isFamily(piece[nth + 1])),
  ).length;
  const family = piece.filter(isFamily).length;
  const known = piece.filter((word) => isGiven(word) || isFamily(word)).length;
  const long = piece.every((word) => word.text.length > 1);
  if (piece.length === 1) {
    if (!long || (piece[0]?.text.length === 2 && known === 0)) return null;
    if (cue === "titled" || cue === "named") return known > 0 ? "likely" : "possible";
    return cue !== "none" && known > 0 ? "possible" : null;
  }
  if (piece.every((word) => word.text.length <= 2)) return null;
  if (given > 0 && known >= 2) return cue === "none" ? "likely" : "certain";
  if (given > 0 || family >= 2) return "likely";
  if (cue !== "none") return family > 0 || cue !== "role" ? "likely" : "possible";
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
function repeats(text: string, found: readonly Candidate[], single: readonly Word[][]): Candidate[] {
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
    .filter((word) => parts.has(word.text.toLowerCase()) && !isNobody(text, word.start))
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
