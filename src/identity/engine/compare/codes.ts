/** Identifiers, by the slips that hands and eyes make; postcodes, by how near they lie. */
import type { PreparedCodes } from "../prepare/codes.ts";
import { damerau, withinOneEdit } from "../similarity.ts";
import { packed } from "./packed.ts";

/** Shorter ones differ by one character too easily for that to say anything. */
const SHORTEST_WITH_SLIP = 4;
const TAIL = 6;
const DIFFERENT = 6;

export function compareCodes(codes: PreparedCodes): (a: number, b: number) => number {
  return (a, b) => {
    const { chars, charStarts, folded, bits, holds } = codes;
    // A slip breaks the check digit: where both are right, neither is a slip of the other.
    if (holds !== null && holds[a] === 1 && holds[b] === 1) return DIFFERENT;
    const startA = charStarts[a] as number;
    const startB = charStarts[b] as number;
    const lengthA = (charStarts[a + 1] as number) - startA;
    const lengthB = (charStarts[b + 1] as number) - startB;
    if (folded[a] === folded[b]) {
      // The same number, of which one record shows the check digit and the other does not.
      const same = holds !== null && sameText(chars, startA, lengthA, startB, lengthB);
      return packed(same ? 1 : 2, Math.min(bits[a] as number, bits[b] as number));
    }
    if (Math.min(lengthA, lengthB) < SHORTEST_WITH_SLIP) return DIFFERENT;
    if (withinOneEdit(chars, startA, lengthA, startB, lengthB)) return 3;
    if (Math.min(lengthA, lengthB) > TAIL) {
      let tail = 0;
      while (tail < TAIL && chars[startA + lengthA - 1 - tail] === chars[startB + lengthB - 1 - tail]) tail++;
      if (tail === TAIL) return 4;
    }
    if (Math.min(lengthA, lengthB) >= 6 && damerau(chars, startA, lengthA, startB, lengthB) === 2) return 5;
    return DIFFERENT;
  };
}

function sameText(
  chars: Uint16Array,
  startA: number,
  lengthA: number,
  startB: number,
  lengthB: number,
): boolean {
  if (lengthA !== lengthB) return false;
  for (let at = 0; at < lengthA; at++) if (chars[startA + at] !== chars[startB + at]) return false;
  return true;
}

export function comparePostcodes(codes: PreparedCodes): (a: number, b: number) => number {
  return (a, b) => {
    const { chars, charStarts, areas, bits } = codes;
    const startA = charStarts[a] as number;
    const startB = charStarts[b] as number;
    const lengthA = (charStarts[a + 1] as number) - startA;
    const lengthB = (charStarts[b + 1] as number) - startB;
    const same = (which: number) =>
      areas[a * 3 + which] !== 0 && areas[a * 3 + which] === areas[b * 3 + which];
    if (withinOneEdit(chars, startA, lengthA, startB, lengthB)) {
      return packed(2, Math.min(bits[a] as number, bits[b] as number));
    }
    return same(0) ? 3 : same(1) ? 4 : same(2) ? 5 : 6;
  };
}
