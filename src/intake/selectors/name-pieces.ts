/**
 * Pieces of text that may be a person's name: words in capitals gathered into runs, and the runs cut where a
 * word cannot be part of a name.
 */

import { isCountryWord } from "./countries.ts";
import { FAMILY, FAMILY_SHAPE, GIVEN, PARTICLES, WORDLIKE, WORDLIKE_FAMILY } from "./person-names.ts";
import { isPlace } from "./places.ts";
import { capitalisedWords, isNotName, type Word } from "./words.ts";

/** More words than any name has: such a run is a headline or a text all in capitals. */
export const LONGEST = 6;

/** A word with what is known of it as a name. */
export interface NameWord extends Word {
  /** A given name that is no English word. */
  readonly given: boolean;
  readonly family: boolean;
  /** A family name that cannot be taken for an English word. */
  readonly telling: boolean;
  /** A given name that is an English word as well. */
  readonly wordlike: boolean;
}

/** A text's pieces that may be names, in order. */
export function namePieces(text: string): NameWord[][] {
  const words = capitalisedWords(text).map(asName);
  return joinInverted(text, runs(text, words).flatMap(cut));
}

function asName(word: Word): NameWord {
  const { plain } = word;
  const bare = withoutArticle(plain);
  const wordlike = WORDLIKE.has(plain);
  const family = FAMILY.has(bare) || (bare.length > 5 && !isNotName(plain) && FAMILY_SHAPE.test(bare));
  const telling = family && bare.length > 3 && !WORDLIKE_FAMILY.has(plain);
  return { ...word, given: !wordlike && GIVEN.has(bare), family, telling, wordlike };
}

/** `al-Hassan` as `hassan`; of a double name the first part. */
function withoutArticle(plain: string): string {
  if (!plain.includes("-")) return plain;
  const bare = plain.replace(/^(?:al|el|ad|as|ash|an|ar|at|az|ul|ur)-/, "");
  return bare.split("-")[0] ?? bare;
}

/** Words next to each other, or with particles or an initial's full stop between. */
function runs(text: string, words: readonly NameWord[]): NameWord[][] {
  const runs: NameWord[][] = [];
  let run: NameWord[] = [];
  let previous: NameWord | undefined;
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

function continues(text: string, previous: NameWord, next: NameWord): boolean {
  const length = next.start - previous.end;
  if (length > 14 || length < 1) return false;
  const gap = text.slice(previous.end, next.start);
  if (gap === " ") return true;
  if (gap === ". ") return previous.text.length === 1;
  const between = /^ ([a-z]+(?: [a-z]+)?) $/.exec(gap)?.[1];
  return between?.split(" ").every((word) => PARTICLES.has(word)) ?? false;
}

/** Cuts a run into pieces that hold nothing but possible names. */
function cut(run: readonly NameWord[]): NameWord[][] {
  if (run.length > LONGEST) return knownStretches(run);
  const pieces: NameWord[][] = [];
  let piece: NameWord[] = [];
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
function knownStretches(run: readonly NameWord[]): NameWord[][] {
  const stretches: NameWord[][] = [];
  let stretch: NameWord[] = [];
  const close = () => {
    if (stretch.length >= 2 && stretch.length <= LONGEST && stretch.some((word) => word.given))
      stretches.push(stretch);
    stretch = [];
  };
  for (const word of run) {
    const known = (word.given || word.family) && !isNotName(word.plain);
    if (known) stretch.push(word);
    else close();
  }
  close();
  return stretches;
}

/** Whether a word may belong to a name, given its neighbours. */
function mayBeName(word: NameWord, previous: NameWord | undefined, next: NameWord | undefined): boolean {
  const { plain } = word;
  if (isCountryWord(plain)) return false;
  if (isNotName(plain)) {
    // "James Hall", "Will Turner": an ordinary word beside a name of the other sort is a name.
    if (word.family && previous?.given && next === undefined) return true;
    if (GIVEN.has(plain) && previous?.family && (next?.given || next?.family)) return true;
    return word.wordlike && next?.family === true && !isNotName(next.plain);
  }
  if (isPlace(plain)) return Boolean(previous?.given || ((word.given || word.wordlike) && next?.family));
  return true;
}

/** Joins `HOXHA, Arben` and `Hoxha, Arben`, which registers and custody records write. */
function joinInverted(text: string, pieces: readonly NameWord[][]): NameWord[][] {
  const joined: NameWord[][] = [];
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

function isInverted(family: NameWord, given: readonly NameWord[]): boolean {
  if (given.length > 3 || !given.some((word) => word.given)) return false;
  const capitals = family.text.length > 2 && family.text === family.text.toUpperCase();
  const givenSmall = given[0]?.text !== given[0]?.text.toUpperCase();
  return (
    (capitals && (givenSmall || family.family)) || (family.family && !family.given && given.length === 1)
  );
}
