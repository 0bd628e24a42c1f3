/**
 * The thing that a mention belongs to, for one viewer: from the mention outwards along what the viewer may read, then cut by
 * the clustering rule. Nobody's cluster is stored; two viewers see two things where they may read different mentions.
 */
import type { Viewer } from "../../access/index.ts";
import { holdsAt, type JudgementRow, judgementsOf, type LikenessRow, likenessesBetween } from "./bonds.ts";
import { type Member, type Starts, walkedFrom } from "./members.ts";
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

/** Walks outwards from there; `at` is the time as of which things are to be known, null for now. */
export async function around(
  viewer: Viewer,
  starts: Starts,
  at: Date | null,
  most = Math.max(MOST_AROUND, starts.length * 40),
): Promise<Around> {
  const walked = await walkedFrom(viewer, starts, at, most);
  const members = walked.members.sort(
    (a, b) => a.knownAt.getTime() - b.knownAt.getTime() || (a.place < b.place ? -1 : 1),
  );
  const numbers = members.flatMap(({ number }) => (number === null ? [] : [number]));
  const likenesses = await likenessesBetween(viewer, numbers, at);
  const judgements = await judgementsOf(viewer, [...new Set(members.map(({ mention }) => mention))]);
  const holding = judgements.filter((each) => holdsAt(each, at));
  return { members, likenesses, judgements, group: grouped(members, likenesses, holding), cut: walked.cut };
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
  const walked = await around(viewer, mentions, null, most);
  const starts = new Set(mentions);
  return new Map(
    walked.members
      .filter(({ mention }) => starts.has(mention))
      .map((start) => [start.mention, thingOf(walked, start.place)]),
  );
}
