/** A pair as a person judges it: two sides with their sources, aligned field by field, and what the model makes of them. */
import { invalid, notFound, type Viewer } from "../../access/index.ts";
import type { PairWire, SideWire, WaterfallWire } from "../../contract/identity.ts";
import { judgementsWire } from "../judgements/wire.ts";
import { lineOf, pinnedOf } from "../kinds.ts";
import { type Around, around, type Thing, thingOf } from "../things/around.ts";
import { displayOf, sourceOf } from "../things/gathered.ts";
import { type Member, membersBy } from "../things/members.ts";
import { passageOf } from "../things/passage.ts";
import { waterfallOf } from "../waterfall.ts";
import { fieldsOf } from "./fields.ts";

export async function readPair(viewer: Viewer, left: string, right: string): Promise<PairWire> {
  const members = await membersBy(viewer, { mentions: [left, right] }, null, 8);
  const a = members.find(({ mention }) => mention === left);
  const b = members.find(({ mention }) => mention === right);
  if (!a || !b) throw notFound("pair");
  if (a.kind !== b.kind) throw invalid("/right", "These are two kinds of things, and are never one.");
  const wanted = [{ left: a, right: b }];
  const [pair] = await pairsOf(viewer, wanted, await aroundPairs(viewer, wanted));
  if (!pair) throw notFound("pair");
  viewer.record({ act: "consultation", subjects: subjectsOf([pair]), detail: { what: "pair" } });
  return pair;
}

/** Every mention and report of which a pair tells. */
export function subjectsOf(pairs: readonly PairWire[]): string[] {
  return [
    ...new Set(
      pairs.flatMap(({ left, right, judgements }) => [
        ...[left, right].flatMap(({ source }) => [source.mention, source.report]),
        ...judgements.flatMap((each) => each.pairs.flatMap((pair) => [pair.left, pair.right])),
      ]),
    ),
  ];
}

export interface Wanted {
  readonly left: Member;
  readonly right: Member;
}

/** What is around all of these pairs, walked once. */
export async function aroundPairs(viewer: Viewer, wanted: readonly Wanted[]): Promise<Around> {
  const starts = new Map(
    wanted.flatMap(({ left, right }) => [left, right]).map((each) => [each.place, each]),
  );
  return await around(viewer, [...starts.values()], null);
}

export async function pairsOf(
  viewer: Viewer,
  wanted: readonly Wanted[],
  walked: Around,
): Promise<PairWire[]> {
  const pairs: PairWire[] = [];
  for (const { left, right } of wanted) {
    const things = [thingOf(walked, left.place), thingOf(walked, right.place)] as const;
    const together = things[0].members.some(({ place }) => place === right.place);
    const pair = walked.judgements.filter(
      (each) => [each.left, each.right].includes(left.place) && [each.left, each.right].includes(right.place),
    );
    const waterfall = compared(left, right);
    pairs.push({
      left: sideOf(left, things[0]),
      right: sideOf(right, things[1]),
      fields: fieldsOf(waterfall, left.facts ?? {}, right.facts ?? {}),
      waterfall,
      together,
      why: whyWorth(things, together, waterfall),
      judgements: await judgementsWire(viewer, pair, walked.members),
    });
  }
  return pairs;
}

/** Two that are known by a normal form have nothing for a model to weigh. */
function compared(left: Member, right: Member): WaterfallWire {
  const pinned = pinnedOf(left.kind);
  if (pinned && left.facts && right.facts) {
    const explanation = pinned.read([left.facts, right.facts]).explain(0, 1);
    return waterfallOf(left.kind, explanation, left.facts, right.facts);
  }
  return {
    model: "",
    start: 0,
    speaksFor: [],
    speaksAgainst: [],
    silent: [],
    weight: 0,
    probability: 0.5,
    line: lineOf(left.kind),
  };
}

function sideOf(member: Member, thing: Thing): SideWire {
  return {
    source: sourceOf(member),
    kind: member.kind,
    text: member.text,
    passage: passageOf(member),
    categories: [...member.categories],
    thing: {
      display: displayOf(thing.members),
      mentions: thing.members.length,
      agencies: [...new Set(thing.members.map(({ agency }) => agency))].sort(),
    },
  };
}

function whyWorth(
  [a, b]: readonly [Thing, Thing],
  together: boolean,
  { weight, line }: WaterfallWire,
): string {
  if (together) return "The two are taken to be one now. Say so if they are not.";
  const agencies = new Set([...a.members, ...b.members].map(({ agency }) => agency)).size;
  const joined = a.members.length + b.members.length;
  const far = Math.abs(weight - line) < 1 ? "just" : "somewhat";
  const near = weight >= line ? `${far} above the line, and others keep it apart` : `${far} below the line`;
  const reach = agencies > 1 ? `${agencies} agencies` : "one agency";
  return `${joined} mentions of ${reach} would become one; the model puts the pair ${near}.`;
}
