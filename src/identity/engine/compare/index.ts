/** Compares two rows, property by property: an outcome for each, with the rarity of what agrees. */
import { COMPARISONS, type ComparisonKind } from "../../../vocabulary/index.ts";
import type { PreparedCodes } from "../prepare/codes.ts";
import type { PreparedDates } from "../prepare/dates.ts";
import type { PreparedWords } from "../prepare/words.ts";
import { compareCodes, comparePostcodes } from "./codes.ts";
import { compareBirths, compareTimes } from "./dates.ts";
import { memoised } from "./memo.ts";
import { packed } from "./packed.ts";
import { compareWords } from "./words.ts";

export { outcomeOf, rarityOf } from "./packed.ts";

/** A property made ready for comparing: numbers only, so that threads can share it. */
export interface Property {
  readonly name: string;
  readonly kind: ComparisonKind;
  readonly prepared: PreparedWords | PreparedDates | PreparedCodes;
  /** Properties that follow from this one: where it is the same, they say nothing more. */
  readonly implies: readonly number[];
  /** It numbers reports. */
  readonly context?: true;
  /** Telephone numbers, brought into one form. */
  readonly telephone?: true;
  /** Numbers that carry these check digits. */
  readonly checksum?: string;
  /** Properties whose words were left aside here. */
  readonly beyond?: readonly string[];
  /**
   * For what somebody is also called: the property that says what they are called, and by value the same value there (0 for
   * none). One's alias may be the only name that another knew.
   */
  readonly alsoIn?: {
    readonly property: number;
    readonly values: Int32Array;
    /** By value of the other property the one that stands for it, where several say the same. */
    readonly standsFor?: Int32Array;
  };
}

/** Writes one packed outcome a property into `out`. */
export type ComparePair = (a: number, b: number, out: Int32Array) => void;

export const outcomesOf = (kind: ComparisonKind): number => COMPARISONS[kind].length;

export function comparePairs(properties: readonly Property[]): ComparePair {
  const selves = properties.map((property) => {
    const known = selfOf(property);
    return (value: number) => known[value] as number;
  });
  return compareRows(properties, properties.map(comparerOf), selves);
}

/** With what compares two values of each property, and what a value comes to beside itself. */
export function compareRows(
  properties: readonly Property[],
  compares: readonly ((a: number, b: number) => number)[],
  selves: readonly ((value: number) => number)[],
): ComparePair {
  const count = properties.length;
  const lines = rowByRow(properties.map(({ prepared }) => prepared.codes));
  const implying = properties.flatMap(({ implies }, nth) => (implies.length > 0 ? [{ nth, implies }] : []));
  const also = properties.flatMap(({ alsoIn }, nth) => (alsoIn ? [{ nth, ...alsoIn }] : []));
  return (a, b, out) => {
    for (let nth = 0; nth < count; nth++) {
      const left = lines[a * count + nth] as number;
      const right = lines[b * count + nth] as number;
      out[nth] =
        left === 0 || right === 0
          ? 0
          : left === right
            ? (selves[nth] as (value: number) => number)(left)
            : (compares[nth] as (a: number, b: number) => number)(left, right);
    }
    for (const { nth, property, values, standsFor } of also) {
      if (((out[nth] as number) & 15) === 1) continue;
      const ownA = lines[a * count + nth] as number;
      const ownB = lines[b * count + nth] as number;
      if (ownA === 0 && ownB === 0) continue;
      const otherA = lines[a * count + property] as number;
      const otherB = lines[b * count + property] as number;
      const there = values[ownA] as number;
      const here = values[ownB] as number;
      const self = selves[nth] as (value: number) => number;
      let called = 0;
      if (there > 0 && there === (standsFor ? standsFor[otherB] : otherB)) called = self(ownA);
      if (here > 0 && here === (standsFor ? standsFor[otherA] : otherA))
        called = Math.max(called, self(ownB));
      if (called === 0) continue;
      out[nth] = called;
      // Called by the alias, so that not being called by the name is no difference.
      if ((out[property] as number) !== 0) out[property] = 0;
    }
    for (const { nth, implies } of implying) {
      if (((out[nth] as number) & 15) === 1) for (const each of implies) out[each] = 0;
    }
  };
}

/** All that is known of a row lies together: one look into memory instead of one a property. */
function rowByRow(codes: readonly Int32Array[]): Int32Array {
  const count = codes.length;
  const lines = new Int32Array((codes[0]?.length ?? 0) * count);
  codes.forEach((column, nth) => {
    for (let row = 0, at = nth; row < column.length; row++, at += count) lines[at] = column[row] as number;
  });
  return lines;
}

function comparerOf({ kind, prepared }: Property): (a: number, b: number) => number {
  if (kind === "category") return () => 2;
  if (prepared.form === "dates") return kind === "time" ? compareTimes(prepared) : compareBirths(prepared);
  if (prepared.form === "codes") {
    return memoised(
      kind === "postcode" ? comparePostcodes(prepared) : compareCodes(prepared),
      prepared.bits.length,
    );
  }
  return memoised(compareWords(prepared), prepared.joined.length);
}

/** What a value comes to beside itself. */
function selfOf({ kind, prepared }: Property): Int32Array {
  if (prepared.form === "codes") return Int32Array.from(prepared.bits, (bits) => packed(1, bits));
  if (prepared.form === "words") {
    const values = prepared.joined.length;
    return Int32Array.from({ length: values }, (_, value) => {
      const has = (prepared.starts[value + 1] as number) > (prepared.starts[value] as number);
      return has ? packed(1, prepared.wholeBits[value] as number) : 0;
    });
  }
  const births = kind === "birth" ? compareBirths(prepared) : () => 1;
  return Int32Array.from({ length: prepared.days.length }, (_, value) => births(value, value));
}
