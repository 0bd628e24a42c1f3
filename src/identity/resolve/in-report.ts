/**
 * Within one report: whoever is named twice is one, and whoever stand beside each other in one item are two. Both are said by
 * the report itself, so they hold whatever the model thinks.
 */
import { nameParts } from "../../intelligence/search/keys/index.ts";
import { unionOf } from "../engine/index.ts";
import type { ReadRecord } from "./reading.ts";

/** What a report says of two of its own mentions is kept under this name, in the place of a model's. */
export const IN_REPORT = "in one report";
/** Bits. More than a model makes of all but the surest: what is kept at this weight is known by its name. */
export const NAMED_AGAIN = 40;
export const NAMED_BESIDE = -40;

export interface Said {
  readonly left: ReadRecord;
  readonly right: ReadRecord;
  readonly weight: number;
}

/** Pairs of one report, of one kind. */
export function saidInReport(records: readonly ReadRecord[]): Said[] {
  const said: Said[] = [];
  for (const kin of Map.groupBy(records, ({ kind }) => kind).values()) {
    const parts = kin.map(({ ownName }) => new Set(nameParts(ownName)));
    for (const [i, left] of kin.entries()) {
      for (const [j, right] of kin.entries()) {
        if (j <= i) continue;
        const [a, b] = [parts[i] as Set<string>, parts[j] as Set<string>];
        if (a.size === 0 || b.size === 0) continue;
        const within = a.size <= b.size ? a.isSubsetOf(b) : b.isSubsetOf(a);
        if (within && isMeant(a.size <= b.size ? a : b, parts)) {
          said.push({ left, right, weight: NAMED_AGAIN });
        } else if (left.item === right.item && a.size > 1 && b.size > 1 && a.isDisjointFrom(b)) {
          said.push({ left, right, weight: NAMED_BESIDE });
        }
      }
    }
  }
  return said;
}

/** A family name means its bearer only while the report names one bearer of it. */
function isMeant(short: ReadonlySet<string>, all: readonly ReadonlySet<string>[]): boolean {
  const bearers = all.filter((parts) => parts.size > short.size && short.isSubsetOf(parts));
  return bearers.every((one) => bearers.every((other) => one.isSubsetOf(other) || other.isSubsetOf(one)));
}

/**
 * What a report says of one person in several places is said of that person: each of its mentions is compared by all of it.
 * The fullest mention leads; the others are found through it.
 */
export function asReported(records: readonly ReadRecord[]): ReadRecord[] {
  // The fullest first, so that it is whom the others are joined with.
  const sorted = records.toSorted(fullestFirst);
  const at = new Map(sorted.map((record, nth) => [record, nth]));
  const union = unionOf(sorted.length);
  for (const { left, right, weight } of saidInReport(records)) {
    if (weight === NAMED_AGAIN) union.join(at.get(left) as number, at.get(right) as number);
  }
  const groups = Map.groupBy(sorted.keys(), (nth) => union.find(nth));
  return records.map((record) => {
    const nth = at.get(record) as number;
    const group = groups.get(union.find(nth)) ?? [nth];
    if (group.length === 1) return record;
    const facts = Object.assign({}, ...group.map((each) => sorted[each]?.facts).reverse());
    const leader = sorted[union.find(nth)] as ReadRecord;
    const leads = record === leader;
    return { ...record, facts: leads ? facts : { ...facts, follows: leader.mention }, leads };
  });
}

/** More parts of a name, then more facts, then an order that never changes. */
function fullestFirst(a: ReadRecord, b: ReadRecord): number {
  return (
    nameParts(b.ownName).length - nameParts(a.ownName).length ||
    Object.keys(b.facts).length - Object.keys(a.facts).length ||
    (a.mention < b.mention ? -1 : 1)
  );
}
