/**
 * The thing that a mention belongs to, for one viewer: from the mention outwards along what the viewer may read, then cut by
 * the clustering rule. Nobody's cluster is stored; two viewers see two things where they may read different mentions.
 */
import type { Viewer } from "../../access/index.ts";
import { lineOf, pinnedOf } from "../kinds.ts";
import {
  holdsAt,
  type JudgementRow,
  judgementsOf,
  type LikenessRow,
  likenessesOf,
  strongestOf,
} from "./bonds.ts";
import { type Member, membersBy } from "./members.ts";
import { groups } from "./rule.ts";

/** A neighbourhood that is larger is walked no further, strongest likenesses first, and says so. */
export const MOST_AROUND = 400;

export interface Thing {
  readonly members: readonly Member[];
  /** Between members of this thing. */
  readonly likenesses: readonly LikenessRow[];
  /** That name a member of this thing, also those that were taken back. */
  readonly judgements: readonly JudgementRow[];
  /** Whether there was more around than was walked. */
  readonly cut: boolean;
}

export interface Around {
  readonly members: readonly Member[];
  readonly likenesses: readonly LikenessRow[];
  readonly judgements: readonly JudgementRow[];
  /** By member, a number that members of one thing share. */
  readonly group: Int32Array;
  readonly cut: boolean;
}

/** Walks outwards from these members; `at` is the time as of which things are to be known, null for now. */
export async function around(
  viewer: Viewer,
  starts: readonly Member[],
  at: Date | null,
  most = Math.max(MOST_AROUND, starts.length * 40),
): Promise<Around> {
  const found = new Map<string, Member>();
  const judgements = new Map<string, JudgementRow>();
  const edges = new Map<string, LikenessRow>();
  let next = [...starts];
  let cut = false;
  while (next.length > 0) {
    for (const member of next) found.set(member.place, member);
    if (found.size >= most) {
      cut = true;
      break;
    }
    next = (await neighbours(viewer, next, at, { judgements, edges }, most - found.size)).filter(
      ({ place }) => !found.has(place),
    );
  }
  const members = [...found.values()].sort(
    (a, b) => a.knownAt.getTime() - b.knownAt.getTime() || (a.place < b.place ? -1 : 1),
  );
  const numbers = members.flatMap(({ number }) => (number === null ? [] : [number]));
  // What brings together was met on the way; what keeps apart was not.
  const apart = await likenessesOf(viewer, numbers, { at, least: Infinity, beside: true, within: true });
  const kept = [...edges.values(), ...apart];
  const own = new Set(numbers);
  const likenesses = kept.filter(({ left, right }) => own.has(left) && own.has(right));
  const holding = [...judgements.values()].filter((each) => holdsAt(each, at));
  return {
    members,
    likenesses,
    judgements: [...judgements.values()],
    group: grouped(members, likenesses, holding),
    cut,
  };
}

/** Things are of one kind: each kind is grouped by itself. */
function grouped(
  members: readonly Member[],
  likenesses: readonly LikenessRow[],
  judgements: readonly JudgementRow[],
): Int32Array {
  const group = new Int32Array(members.length);
  for (const kin of Map.groupBy(members.keys(), (nth) => (members[nth] as Member).kind).values()) {
    const found = groups(
      kin.map((nth) => members[nth] as Member),
      likenesses,
      judgements,
    );
    kin.forEach((nth, at) => {
      group[nth] = kin[found[at] as number] as number;
    });
  }
  return group;
}

async function neighbours(
  viewer: Viewer,
  members: readonly Member[],
  at: Date | null,
  { judgements, edges }: { judgements: Map<string, JudgementRow>; edges: Map<string, LikenessRow> },
  most: number,
): Promise<Member[]> {
  const next: Member[] = [];
  const keys = [...new Set(members.flatMap(({ key }) => (key === null ? [] : [key])))];
  if (keys.length > 0) next.push(...(await membersBy(viewer, { keys }, at, most)));
  const numbers = new Set<number>();
  for (const [kind, kin] of Map.groupBy(members, (member) => member.kind)) {
    if (!pinnedOf(kind)) continue;
    const own = kin.flatMap(({ number }) => (number === null ? [] : [number]));
    const line = lineOf(kind);
    const near = at
      ? await likenessesOf(viewer, own, { at, least: line })
      : await strongestOf(viewer, own, line, most);
    for (const edge of near) edges.set(`${edge.left} ${edge.right}`, edge);
    const others = new Set(near.flatMap(({ left, right }) => [left, right])).difference(new Set(own));
    for (const number of others) numbers.add(number);
  }
  if (numbers.size > 0) next.push(...(await membersBy(viewer, { numbers: [...numbers] }, at, most)));
  const mentions = new Set(members.map(({ mention }) => mention));
  const judged = await judgementsOf(viewer, [...mentions]);
  const others = new Set<string>();
  for (const row of judged) {
    judgements.set(row.id, row);
    if (row.says !== "same" || !holdsAt(row, at)) continue;
    for (const mention of [row.leftMention, row.rightMention])
      if (!mentions.has(mention)) others.add(mention);
  }
  if (others.size > 0) next.push(...(await membersBy(viewer, { mentions: [...others] }, at, most)));
  return next;
}

/** The thing of one member among what is around it. */
export function thingOf({ members, likenesses, judgements, group, cut }: Around, place: string): Thing {
  const at = members.findIndex((member) => member.place === place);
  const own = members.filter((_, nth) => group[nth] === group[at]);
  const places = new Set(own.map((member) => member.place));
  const numbers = new Set(own.flatMap(({ number }) => (number === null ? [] : [number])));
  return {
    members: own,
    likenesses: likenesses.filter(({ left, right }) => numbers.has(left) && numbers.has(right)),
    judgements: judgements.filter(({ left, right }) => places.has(left) || places.has(right)),
    cut,
  };
}

/** The thing of each of these mentions, all walked at once, up to `most` mentions. What cannot be read is not in the answer. */
export async function thingsAround(
  viewer: Viewer,
  mentions: readonly string[],
  most?: number,
): Promise<Map<string, Thing>> {
  if (mentions.length === 0) return new Map();
  const starts = await membersBy(viewer, { mentions }, null, mentions.length * 4);
  const walked = await around(viewer, starts, null, most);
  return new Map(starts.map((start) => [start.mention, thingOf(walked, start.place)]));
}
