/** What the viewer may read that answers a check: their own things, each with the best reason to think it is what was meant. */
import type { Viewer } from "../../access/index.ts";
import type { MatchWire } from "../../contract/checks.ts";
import { displaySelector } from "../../intake/selectors/index.ts";
import type { Explanation } from "../engine/index.ts";
import { lineOf, pinnedOf } from "../kinds.ts";
import { type Thing, thingsAround } from "../things/around.ts";
import { displayOf, sourceOf } from "../things/gathered.ts";
import type { Member } from "../things/members.ts";
import { passageOf } from "../things/passage.ts";
import { waterfallOf } from "../waterfall.ts";
import { type Candidates, candidatesOf } from "./candidates.ts";
import { cautionsOf } from "./cautions.ts";
import type { Asked } from "./given.ts";
import { type Identified, identifiedBy, type LinkedPerson, peopleLinked } from "./identified.ts";

const MOST_MATCHES = 10;
/** Mentions from which things are made: more of them than things are shown, because several are of one. */
const MOST_STARTS = 12;
/** Mentions that are walked for all of them together: whoever is named in hundreds is told by the strongest of them. */
const MOST_AROUND = 36;
const MOST_SOURCES = 5;

export interface Matches {
  readonly matches: readonly MatchWire[];
  readonly more: boolean;
  /** Mentions and reports that the answer discloses. */
  readonly subjects: readonly string[];
}

interface Found {
  readonly match: MatchWire;
  readonly members: readonly Member[];
}

export async function matchesOf(viewer: Viewer, asked: Asked): Promise<Matches> {
  const candidates = await candidatesOf(viewer, asked.facts);
  const { identified, more } = await identifiedBy(viewer, asked);
  const linked = await peopleLinked(viewer, identified);
  const people = await peopleOf(viewer, asked, candidates, linked);
  const found = [...identified.map(identifierMatch), ...people.found].sort(bestFirst);
  const shown = found.slice(0, MOST_MATCHES);
  return {
    matches: shown.map(({ match }) => match),
    more: more || candidates.more || people.more || found.length > shown.length,
    subjects: [
      ...new Set(shown.flatMap(({ members }) => members.flatMap((each) => [each.mention, each.report]))),
    ],
  };
}

async function peopleOf(
  viewer: Viewer,
  asked: Asked,
  { found }: Candidates,
  linked: readonly LinkedPerson[],
): Promise<{ found: Found[]; more: boolean }> {
  const through = Map.groupBy(linked, (each) => each.mention);
  const starts = [...new Set([...through.keys(), ...found.map((each) => each.mention)])];
  const things = await thingsAround(viewer, starts.slice(0, MOST_STARTS), MOST_AROUND);
  const own = new Map<string, Thing>();
  for (const thing of things.values()) {
    const [first] = thing.members;
    if (first?.kind === "person") own.set(first.place, thing);
  }
  return {
    found: [...own.values()].flatMap((thing) => personMatch(asked, thing, through)),
    more: starts.length > MOST_STARTS || [...own.values()].some(({ cut }) => cut),
  };
}

/** People without a record are not categorised and stand in nothing graded: they are no answer to anything. */
function personMatch(
  asked: Asked,
  { members: all }: Thing,
  linked: ReadonlyMap<string, readonly LinkedPerson[]>,
): Found[] {
  const members = all.filter(({ facts }) => facts !== null);
  const [best] = weighedAgainst(asked, members);
  if (!best) return [];
  const { member, explanation } = best;
  const through = [
    ...new Set(members.flatMap(({ mention }) => (linked.get(mention) ?? []).map((each) => each.through))),
  ];
  const agreeing = explanation.speaksFor.filter((step) => step.weight > 0).map((step) => step.property);
  const nameOnly = through.length === 0 && agreeing.every((each) => each === "name" || each === "alias");
  const strength = strengthOf(through.length > 0, nameOnly, explanation.weight);
  const births = birthsOf(members);
  const speaks = explanation.speaksFor.length + explanation.speaksAgainst.length > 0;
  const match: MatchWire = {
    ...common(members),
    mention: member.mention,
    display: displayOf(members),
    strength,
    through,
    probability: speaks ? explanation.probability : null,
    waterfall: speaks ? waterfallOf("person", explanation, asked.facts, member.facts ?? {}) : null,
    birthDates: births,
    cautions: cautionsOf(members, births, nameOnly),
  };
  return [{ match, members }];
}

/** A name does not identify, however rare it is: by itself it never makes anybody known. */
function strengthOf(led: boolean, nameOnly: boolean, weight: number): MatchWire["strength"] {
  if (led) return "identifier";
  return !nameOnly && weight >= lineOf("person") ? "likely" : "possible";
}

interface Weighed {
  readonly member: Member;
  readonly explanation: Explanation;
}

function weighedAgainst({ facts }: Asked, members: readonly Member[]): Weighed[] {
  const weighed = pinnedOf("person")?.read([facts, ...members.map((member) => member.facts ?? {})]);
  if (!weighed) return [];
  return members
    .map((member, nth) => ({ member, nth: nth + 1, weight: weighed.weight(0, nth + 1) }))
    .sort((a, b) => b.weight - a.weight || (a.member.place < b.member.place ? -1 : 1))
    .slice(0, 1)
    .map(({ member, nth }) => ({ member, explanation: weighed.explain(0, nth) }));
}

function identifierMatch({ key, members }: Identified): Found {
  const [newest] = members;
  const match: MatchWire = {
    ...common(members),
    mention: newest?.mention ?? "",
    display: displaySelector(key),
    strength: "identifier",
    through: [],
    probability: null,
    waterfall: null,
    birthDates: [],
    cautions: cautionsOf(members, [], false),
  };
  return { match, members };
}

function common(members: readonly Member[]) {
  return {
    kind: members[0]?.kind ?? "",
    sources: onceAnItem(members)
      .slice(0, MOST_SOURCES)
      .map((member) => ({
        source: sourceOf(member),
        text: passageOf(member)
          .map((segment) => segment.text)
          .join(""),
        categories: [...member.categories],
      })),
    mentions: members.length,
    agencies: [...new Set(members.map(({ agency }) => agency))].sort(),
  };
}

/** Newest first; of an item that names somebody twice, its words once. */
function onceAnItem(members: readonly Member[]): Member[] {
  const newest = members.toSorted(
    (a, b) => b.knownAt.getTime() - a.knownAt.getTime() || (a.place < b.place ? -1 : 1),
  );
  return [...Map.groupBy(newest, ({ report, item }) => `${report} ${item}`).values()].flatMap(([first]) =>
    first ? [first] : [],
  );
}

function birthsOf(members: readonly Member[]): string[] {
  return [...new Set(members.flatMap(({ facts }) => (facts?.birth_date ? [facts.birth_date] : [])))].sort();
}

const RANK: Readonly<Record<MatchWire["strength"], number>> = { identifier: 0, likely: 1, possible: 2 };

/** People before the numbers that led to them, the surest first. */
function bestFirst({ match: a }: Found, { match: b }: Found): number {
  return (
    RANK[a.strength] - RANK[b.strength] ||
    Number(b.kind === "person") - Number(a.kind === "person") ||
    (b.probability ?? 0) - (a.probability ?? 0) ||
    b.mentions - a.mentions ||
    (a.mention < b.mention ? -1 : 1)
  );
}
