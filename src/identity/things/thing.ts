/** The page of a thing: everything said of one person, phone or company, as this viewer may know it. */
import { invalid, notFound, type Viewer } from "../../access/index.ts";
import type { ThingWire } from "../../contract/identity.ts";
import { normaliseSelector } from "../../intake/selectors/index.ts";
import { isUuid } from "../../intelligence/index.ts";
import { lastInstantOf, readOperationalDay } from "../../vocabulary/index.ts";
import { probability } from "../engine/index.ts";
import { judgementsWire } from "../judgements/wire.ts";
import { KEPT_BELOW, lineOf, pinnedOf } from "../kinds.ts";
import { around, type Thing, thingOf } from "./around.ts";
import { likenessesOf } from "./bonds.ts";
import { changesOf, yesterday } from "./changes.ts";
import { displayOf, gatheredFacts, namesOf, sourceOf, timelineOf } from "./gathered.ts";
import { linksOf } from "./links.ts";
import { type Member, membersBy } from "./members.ts";
import { passageOf } from "./passage.ts";
import { identifies } from "./rule.ts";

const MOST_SAID = 200;
const MOST_PERHAPS = 20;

/**
 * `id` is a mention's or a selector's key. What cannot be read answers as what does not exist. With `on`, a day: what those
 * who may read it now could have known at the end of that day.
 */
export async function readThing(viewer: Viewer, id: string, on: string | null = null): Promise<ThingWire> {
  const at = on === null ? null : endOf(on);
  const starts = await membersBy(viewer, isUuid(id) ? { mentions: [id] } : { keys: [id] }, at, MOST_SAID + 1);
  const [first] = starts;
  if (!first) throw notFound("thing");
  // Of a key that somebody split, the newest mention leads the way.
  const walked = await around(viewer, isUuid(id) ? [first] : starts, at);
  const thing = thingOf(walked, first.place);
  const newest = [...thing.members].reverse();
  const shown = newest
    .sort((a, b) => b.authored.localeCompare(a.authored) || a.place.localeCompare(b.place))
    .slice(0, MOST_SAID);
  const links = await linksOf(viewer, shown, MOST_SAID);
  const judgements = await judgementsWire(viewer, thing.judgements, walked.members);
  const perhaps = at ? [] : await perhapsAlso(viewer, thing);
  const since = yesterday();
  const before = at ? null : await around(viewer, old(thing.members, since), since);
  viewer.record({
    act: "consultation",
    subjects: [
      ...new Set([
        ...shown.flatMap((member) => [member.mention, member.report]),
        ...links.map(({ wire }) => wire.mention),
        ...perhaps.map(({ mention }) => mention),
        ...judgements.flatMap(({ pairs }) => pairs.flatMap(({ left, right }) => [left, right])),
        ...(before?.members ?? []).map(({ mention }) => mention),
      ]),
    ],
    detail: { what: "thing", ...(on === null ? {} : { on }) },
  });
  const key = shown.find((member) => member.key !== null)?.key ?? null;
  return {
    mention: first.mention,
    key,
    kind: first.kind,
    display: displayOf(shown),
    valid: identifies(key)
      ? (normaliseSelector(first.kind, key.slice(key.indexOf(":") + 1))?.valid ?? null)
      : null,
    on,
    names: namesOf(shown),
    facts: gatheredFacts(shown, links),
    said: shown.map((member) => ({
      ...sourceOf(member),
      authored: member.authored,
      text: member.text,
      properties: { ...member.properties },
      categories: [...member.categories],
      confidence: member.confidence,
      passage: passageOf(member),
      joined: joinedBy(member, thing, shown),
    })),
    links: links.map(({ wire }) => wire),
    timeline: timelineOf(shown, links),
    agencies: [...Map.groupBy(shown, ({ agency }) => agency)]
      .map(([code, list]) => ({ code, count: list.length }))
      .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code)),
    perhaps,
    changes: before ? changesOf(thing, before, since, judgements) : [],
    judgements,
    more: thing.cut || thing.members.length > shown.length,
  };
}

const old = (members: readonly Member[], since: Date): Member[] =>
  members.filter(({ knownAt }) => knownAt <= since);

function endOf(on: string): Date {
  const day = readOperationalDay(on);
  if (!day) throw invalid("/on", "Enter a day that exists, such as 2025-09-21.");
  return lastInstantOf(day);
}

/** What holds a mention to the others: the strongest of its bonds. */
function joinedBy(
  member: Member,
  thing: Thing,
  shown: readonly Member[],
): ThingWire["said"][number]["joined"] {
  const others = shown.filter(({ place }) => place !== member.place);
  if (others.length === 0) return null;
  const person = thing.judgements.find(
    (each) =>
      each.says === "same" &&
      each.retractedAt === null &&
      [each.left, each.right].includes(member.place) &&
      others.some(({ place }) => [each.left, each.right].includes(place)),
  );
  if (person) {
    const other = person.left === member.place ? person.rightMention : person.leftMention;
    return { by: "person", with: other, weight: null, probability: null };
  }
  const alike = others.find(({ key }) => key !== null && key === member.key);
  if (alike) return { by: "identifier", with: alike.mention, weight: null, probability: null };
  const byNumber = new Map(
    others.flatMap((other) => (other.number === null ? [] : [[other.number, other] as const])),
  );
  const [best] = thing.likenesses
    .flatMap(({ left, right, weight, reported }) => {
      const other =
        left === member.number
          ? byNumber.get(right)
          : right === member.number
            ? byNumber.get(left)
            : undefined;
      return other ? [{ other, weight, reported }] : [];
    })
    .sort((a, b) => b.weight - a.weight);
  if (!best) return null;
  return {
    by: best.reported ? "report" : "model",
    with: best.other.mention,
    weight: best.reported ? null : best.weight,
    probability: best.reported ? null : probability(best.weight),
  };
}

/** Mentions near the line that are not of the thing: worth a look. Victims and children are on no such list. */
async function perhapsAlso(viewer: Viewer, thing: Thing): Promise<ThingWire["perhaps"]> {
  const [first] = thing.members;
  if (!first || !pinnedOf(first.kind)) return [];
  const own = new Map(
    thing.members.flatMap((member) => (member.number === null ? [] : [[member.number, member] as const])),
  );
  const near = await likenessesOf(viewer, [...own.keys()], lineOf(first.kind) - KEPT_BELOW);
  const best = new Map<number, { with: string; weight: number }>();
  for (const { left, right, weight } of near) {
    const [here, there] = own.has(left) ? [left, right] : [right, left];
    if (own.has(there) || (best.get(there)?.weight ?? Number.NEGATIVE_INFINITY) >= weight) continue;
    best.set(there, { with: (own.get(here) as Member).mention, weight });
  }
  const judged = new Set(
    thing.judgements.filter((each) => each.retractedAt === null).flatMap(({ left, right }) => [left, right]),
  );
  const numbers = [...best].sort((a, b) => b[1].weight - a[1].weight).slice(0, MOST_PERHAPS * 2);
  if (numbers.length === 0) return [];
  const members = await membersBy(
    viewer,
    { numbers: numbers.map(([number]) => number) },
    null,
    MOST_PERHAPS * 2,
  );
  return members
    .filter((member) => !member.sheltered && !judged.has(member.place) && member.information !== "E")
    .map((member) => {
      const { with: other, weight } = best.get(member.number ?? -1) ?? { with: "", weight: 0 };
      return {
        mention: member.mention,
        with: other,
        display: displayOf([member]),
        reference: member.reference,
        agency: member.agency,
        weight,
        probability: probability(weight),
      };
    })
    .sort((a, b) => b.weight - a.weight || a.mention.localeCompare(b.mention))
    .slice(0, MOST_PERHAPS);
}
