/**
 * The clustering rule: which of these mentions are one person or one thing. A function of the mentions and judgements it is
 * given and of the pinned model, and of nothing else; what a viewer may not read is not given to it.
 */

import { isAsWritten } from "../../intake/selectors/index.ts";
import { unionOf, type Values } from "../engine/index.ts";
import { factsOfThing } from "../facts.ts";
import { lineOf, pinnedOf } from "../kinds.ts";
import type { JudgementRow, LikenessRow } from "./bonds.ts";
import type { Member } from "./members.ts";

type Pair = readonly [number, number];

/** As much of a mention as the rule looks at. */
export type Compared = Pick<Member, "place" | "kind" | "key" | "number" | "facts" | "text" | "properties">;

/** By member a number that members of one thing share. Members are of one kind. */
export function groups(
  members: readonly Compared[],
  likenesses: readonly LikenessRow[],
  judgements: readonly Pick<JudgementRow, "says" | "left" | "right">[],
): Int32Array {
  const [first] = members;
  if (!first) return new Int32Array(0);
  const byPlace = new Map(members.map((member, nth) => [member.place, nth]));
  const byNumber = new Map(
    members.flatMap(({ number }, nth) => (number === null ? [] : [[number, nth] as const])),
  );
  const judged = (says: string): Pair[] =>
    judgements.flatMap((each) => {
      const [a, b] = [byPlace.get(each.left), byPlace.get(each.right)];
      return each.says === says && a !== undefined && b !== undefined ? [[a, b] as const] : [];
    });
  const same = judged("same");
  const together: Pair[] = [...same, ...byIdentifier(members)];
  const never: Pair[] = [...judged("different"), ...conflicting(members)];
  const said = new Set(same.map(([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`));
  const line = lineOf(first.kind);
  const edges: Pair[] = [];
  const named: Pair[] = [];
  for (const { left, right, weight, reported } of likenesses) {
    const [a, b] = [byNumber.get(left), byNumber.get(right)];
    if (a === undefined || b === undefined) continue;
    if (!reported) {
      // What is below the line brings nothing together, so that it does not matter from where one looks.
      if (weight >= line) edges.push([a, b]);
    } else if (weight > 0) named.push([a, b]);
    // A report's own word gives way to a person's.
    else if (!said.has(`${Math.min(a, b)} ${Math.max(a, b)}`)) never.push([a, b]);
  }
  const pinned = pinnedOf(first.kind);
  if (!pinned) return united(members.length, together, never);
  // Whom one report names several times is weighed once.
  const unit = united(members.length, named, never);
  const units = [...new Set(unit)];
  const at = new Map(units.map((root, nth) => [root, nth]));
  const ofUnits = (pairs: readonly Pair[]): Pair[] =>
    pairs
      .map(([a, b]): Pair => [at.get(unit[a] as number) as number, at.get(unit[b] as number) as number])
      .filter(([a, b]) => a !== b);
  const found = pinned
    .read(units.map((nth) => factsOfMember(members[nth] as Compared)))
    .clusters(ofUnits(edges), { threshold: line, never: ofUnits(never), together: ofUnits(together) });
  return unit.map((root) => units[found[at.get(root) as number] as number] as number);
}

/** What was said of a thing that has a normal form is compared by its name, should it be compared at all. */
const factsOfMember = (member: Compared): Values => member.facts ?? factsOfThing(member);

/** One identifier, one thing. Codes that fit no plan prove nothing, and yet are the same words. */
function byIdentifier(members: readonly Compared[]): Pair[] {
  const first = new Map<string, number>();
  return members.flatMap(({ key }, nth) => {
    if (key === null) return [];
    const before = first.get(key);
    if (before !== undefined) return [[before, nth] as const];
    first.set(key, nth);
    return [];
  });
}

/** Two machine-readable documents that give different dates of birth; seen at one minute in two places. */
function conflicting(members: readonly Compared[]): Pair[] {
  const pairs: Pair[] = [];
  const telling = members.flatMap((member, nth) =>
    member.facts?.verified_birth || member.facts?.seen ? [{ nth, facts: member.facts }] : [],
  );
  for (const [i, { nth: a, facts: x }] of telling.entries()) {
    for (const { nth: b, facts: y } of telling.slice(i + 1)) {
      const births = x.verified_birth && y.verified_birth && x.verified_birth !== y.verified_birth;
      if (births || atOnce(x.seen, y.seen)) pairs.push([a, b]);
    }
  }
  return pairs;
}

/** `seen` is "2026-04-17T12:10 ashford; …": a minute and a place. */
function atOnce(one = "", other = ""): boolean {
  if (one === "" || other === "") return false;
  const split = (each: string): [string, string] => {
    const at = each.indexOf(" ");
    return [each.slice(0, at), each.slice(at + 1)];
  };
  const places = new Map(one.split("; ").map(split));
  return other.split("; ").some((each) => {
    const [minute, place] = split(each);
    const there = places.get(minute);
    return there !== undefined && there !== place;
  });
}

/** Without a model: pair by pair in the order given, unless somebody said that two of them are different. */
function united(count: number, together: readonly Pair[], never: readonly Pair[]): Int32Array {
  const { find, join, roots } = unionOf(count);
  const forbidden = (a: number, b: number): boolean =>
    never.some(([x, y]) => {
      const [p, q] = [find(x), find(y)];
      return (p === a && q === b) || (p === b && q === a);
    });
  for (const [x, y] of together) if (!forbidden(find(x), find(y))) join(x, y);
  return roots();
}

/** Whether a key is one that identifies. */
export const identifies = (key: string | null): key is string => key !== null && !isAsWritten(key);
