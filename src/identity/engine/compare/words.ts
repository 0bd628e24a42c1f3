/**
 * Names and other words, part by part: the best assignment of one side's parts to the other's, whatever their order.
 * What agrees weighs by how rare it is.
 */
import type { PreparedWords } from "../prepare/words.ts";
import { MOST_PARTS } from "../prepare/words.ts";
import { jaroWinkler, withinOneEdit } from "../similarity.ts";
import { packed } from "./packed.ts";

/** How two parts go together, best first. */
const SAME = 4;
const SPELLING = 3;
const INITIAL = 2;
const FAR = 1;

/** How much of a part's rarity counts when it agrees only in this way. */
const COUNTS = [0, 0.25, 0.3, 0.75, 1];

const [
  NAME_SAME,
  NAME_SPELLING,
  NAME_INITIAL,
  WITHIN,
  WITHIN_SPELLING,
  SHARED,
  SHARED_SPELLING,
  NAME_FAR,
  DIFFERENT,
] = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export function compareWords(words: PreparedWords): (a: number, b: number) => number {
  const usedA = new Uint8Array(MOST_PARTS);
  const usedB = new Uint8Array(MOST_PARTS);
  const table = new Uint8Array(MOST_PARTS * MOST_PARTS);
  return (first, second) => {
    const { starts, parts, joined, bits, keys, wholeBits } = words;
    // In an order of their own: what two values come to does not depend on which was met first.
    const turned = (keys[first] as number) > (keys[second] as number);
    const a = turned ? second : first;
    const b = turned ? first : second;
    const fromA = starts[a] as number;
    const fromB = starts[b] as number;
    const countA = (starts[a + 1] as number) - fromA;
    const countB = (starts[b + 1] as number) - fromB;
    if (countA === 0 || countB === 0) return 0;
    for (let i = 0; i < countA; i++) {
      usedA[i] = 0;
      for (let j = 0; j < countB; j++) {
        table[i * MOST_PARTS + j] = together(words, parts[fromA + i] as number, parts[fromB + j] as number);
      }
    }
    usedB.fill(0);
    let pairs = 0;
    let rarity = 0;
    let worst = SAME;
    let best = 0;
    for (let way = SAME; way >= INITIAL; way--) {
      for (let i = 0; i < countA; i++) {
        if (usedA[i] === 1) continue;
        for (let j = 0; j < countB; j++) {
          if (usedB[j] === 1 || table[i * MOST_PARTS + j] !== way) continue;
          usedA[i] = 1;
          usedB[j] = 1;
          pairs++;
          if (way < worst) worst = way;
          if (way > best) best = way;
          const rarer = Math.min(
            bits[parts[fromA + i] as number] as number,
            bits[parts[fromB + j] as number] as number,
          );
          rarity += rarer * (COUNTS[way] as number);
          break;
        }
      }
    }
    const least = Math.min(countA, countB);
    const most = Math.max(countA, countB);
    if (pairs === most) {
      if (worst === SAME) return packed(NAME_SAME, Math.min(wholeBits[a] as number, wholeBits[b] as number));
      return packed(worst === SPELLING ? NAME_SPELLING : NAME_INITIAL, rarity);
    }
    if (joined[a] === joined[b])
      return packed(
        NAME_SPELLING,
        Math.max(rarity, Math.min(wholeBits[a] as number, wholeBits[b] as number)),
      );
    if (pairs === least) return packed(worst === SAME ? WITHIN : WITHIN_SPELLING, rarity);
    if (pairs > 0 && best > INITIAL) return packed(best === SAME ? SHARED : SHARED_SPELLING, rarity);
    for (let i = 0; i < countA; i++) {
      for (let j = 0; j < countB; j++) if (table[i * MOST_PARTS + j] === FAR) return NAME_FAR;
    }
    return DIFFERENT;
  };
}

function together(words: PreparedWords, p: number, q: number): number {
  if (p === q) return SAME;
  const { chars, charStarts, sounds, groups, nature } = words;
  const startP = charStarts[p] as number;
  const startQ = charStarts[q] as number;
  const lengthP = (charStarts[p + 1] as number) - startP;
  const lengthQ = (charStarts[q + 1] as number) - startQ;
  // Numbers that differ are different: house 104 is not house 106.
  if (((nature[p] as number) | (nature[q] as number)) & 2) return 0;
  if (lengthP === 1 || lengthQ === 1) return chars[startP] === chars[startQ] ? INITIAL : 0;
  for (let at = 0; at < 3; at++) {
    const group = groups[p * 3 + at] as number;
    if (group === 0) break;
    if (group === groups[q * 3] || group === groups[q * 3 + 1] || group === groups[q * 3 + 2])
      return SPELLING;
  }
  if (shortFor(chars, startP, lengthP, startQ, lengthQ)) return INITIAL;
  const alikeInSound = sounds[p] === sounds[q];
  if (alikeInSound && ((nature[p] as number) | (nature[q] as number)) & 1) return SPELLING;
  if (lengthP > 3 && lengthQ > 3 && withinOneEdit(chars, startP, lengthP, startQ, lengthQ)) return SPELLING;
  if (ends(chars, startP, lengthP, startQ, lengthQ)) return SPELLING;
  if (!mayBeAlike(words, p, q, lengthP, lengthQ, chars[startP] === chars[startQ])) return 0;
  const likeness = jaroWinkler(chars, startP, lengthP, startQ, lengthQ);
  if (likeness >= 0.9 || (alikeInSound && likeness >= 0.8)) return SPELLING;
  return likeness >= LEAST_LIKENESS ? FAR : 0;
}

const LEAST_LIKENESS = 0.78;

/** The most that Jaro–Winkler can come to, by the letters that only one of the two has. */
function mayBeAlike(
  { letters }: PreparedWords,
  p: number,
  q: number,
  lengthP: number,
  lengthQ: number,
  sameBeginning: boolean,
): boolean {
  const ofP = letters[p] as number;
  const ofQ = letters[q] as number;
  const common = Math.min(lengthP - ones(ofP & ~ofQ), lengthQ - ones(ofQ & ~ofP));
  const jaro = (common / lengthP + common / lengthQ + 1) / 3;
  return (sameBeginning ? jaro + 0.4 * (1 - jaro) : jaro) >= LEAST_LIKENESS;
}

function ones(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Beni for Benjamin, Kevi for Kevin: three letters or more of the beginning, perhaps with a vowel put behind. */
function shortFor(chars: Uint16Array, p: number, lengthP: number, q: number, lengthQ: number): boolean {
  if (lengthP > lengthQ) return shortFor(chars, q, lengthQ, p, lengthP);
  if (lengthP < 3 || lengthP > 5 || lengthQ < lengthP) return false;
  let same = 0;
  while (same < lengthP && chars[p + same] === chars[q + same]) same++;
  if (same === lengthP) return lengthQ >= lengthP + 2;
  return same >= 3 && same === lengthP - 1 && VOWELS.has(chars[p + same] as number);
}

const VOWELS = new Set([..."aeiouy"].map((letter) => letter.charCodeAt(0)));

/** A particle joined to its name: alhassan, hassan. */
function ends(chars: Uint16Array, p: number, lengthP: number, q: number, lengthQ: number): boolean {
  if (lengthP < lengthQ) return ends(chars, q, lengthQ, p, lengthP);
  const more = lengthP - lengthQ;
  if (lengthQ < 4 || more < 2 || more > 5) return false;
  for (let at = 0; at < lengthQ; at++) if (chars[p + more + at] !== chars[q + at]) return false;
  let prefix = "";
  for (let at = 0; at < more; at++) prefix += String.fromCharCode(chars[p + at] as number);
  return JOINED.has(prefix);
}

const JOINED = new Set([
  "al",
  "el",
  "abd",
  "abdul",
  "abdal",
  "abu",
  "ibn",
  "bin",
  "ben",
  "van",
  "von",
  "de",
  "di",
  "mc",
  "mac",
  "st",
]);
