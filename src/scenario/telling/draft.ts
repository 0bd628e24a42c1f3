/** A report as its agency writes it, before it has a reference: what is told, by whom, to whom, and how it is graded. */
import type { ItemLineWire, ReportLineWire } from "../../contract/report-format.ts";
import type { Precedence, Purpose } from "../../vocabulary/index.ts";
import { type Day, iso, LAST_DAY } from "../calendar.ts";
import { between, chance, pick, type Random, some, weighted } from "../random.ts";
import { drawAudience } from "./audience.ts";
import { grade } from "./grading.ts";
import type { Habits } from "./habits.ts";
import { canTell, type Item, writeItem } from "./item.ts";
import { mentionsOf, refsOf } from "./mentions.ts";
import { expand } from "./pattern.ts";
import type { Prose } from "./prose/index.ts";
import { linksOf } from "./relations.ts";
import type { Told } from "./told.ts";

/** Which sentences a report has, item by item; a report that repeats another has the same. */
export type Plan = readonly { readonly tells: readonly string[]; readonly adds: readonly string[] }[];

export interface Draft {
  readonly habits: Habits;
  readonly told: Told;
  readonly plan: Plan;
  readonly authored: Day;
  readonly report: Omit<ReportLineWire, "reference">;
  readonly items: readonly Item[];
  readonly structured: boolean;
}

export interface Writing {
  readonly prose: Prose;
  readonly precedence: Precedence;
  readonly authored: Day;
  /** What the report repeats as if it were its own. */
  readonly repeats: Draft | null;
  readonly victims: boolean;
  readonly requirements: readonly string[];
}

export function writeReport(random: Random, habits: Habits, told: Told, writing: Writing): Draft {
  const { prose, repeats } = writing;
  const provenance = repeats === null ? pick(random, prose.provenances) : pick(random, PASSED_ON);
  const plan =
    repeats === null
      ? drawPlan(random, told, prose)
      : repeats.plan.slice(0, between(random, 1, repeats.plan.length));
  const introduced = new Set<string>();
  const items = plan.map((sentences) => writeItem(random, habits, told, sentences, introduced));
  const structured = chance(random, habits.structured);
  const purpose = purposeOf(random, habits, writing);
  const audience = drawAudience(random, habits.agency.code, purpose);
  const authored = Math.min(writing.authored, LAST_DAY);
  const report = {
    agency: habits.agency.code,
    precedence: writing.precedence,
    authored: iso(authored),
    information: { from: chance(random, 0.9) ? iso(told.day) : iso(told.day).slice(0, 7) },
    title: titleOf(random, told, prose),
    purpose,
    classification: chance(random, 0.7) ? "OFFICIAL-SENSITIVE" : "OFFICIAL",
    provenance,
    ...(audience !== null && { audience: [...audience] }),
    ...(writing.requirements.length > 0 && { requirements: [...writing.requirements] }),
    items: items.map(
      (item, nth): ItemLineWire => ({
        text: item.text,
        ...grade(random, provenance, nth === 0, repeats !== null),
        ...(structured && structure(random, told, item)),
      }),
    ),
  };
  return { habits, told, plan, authored, report, items, structured };
}

/** Where a report that repeats another says it comes from: never that it was read in a report. */
const PASSED_ON = [
  "Information received",
  "Partner information",
  "Known to the unit",
  "Intelligence held",
  "From a reliable contact",
];

function structure(random: Random, told: Told, item: Item): Pick<ItemLineWire, "mentions" | "links"> {
  const refs = refsOf(item);
  const links = linksOf(random, told, item, refs);
  return { mentions: mentionsOf(random, item, refs), ...(links.length > 0 && { links }) };
}

function drawPlan(random: Random, told: Told, prose: Prose): Plan {
  const tells = some(
    random,
    prose.tells.filter((pattern) => canTell(told, pattern)),
    6,
  );
  if (tells.length === 0)
    throw new Error(`none of "${prose.titles[0]}" can be told: something that its sentences need is missing`);
  const count = Math.min(
    tells.length,
    weighted(random, [
      [1, 45],
      [2, 38],
      [3, 13],
      [4, 4],
    ] as const),
  );
  const adds = some(random, prose.adds, prose.adds.length);
  return Array.from({ length: count }, (_each, nth) => {
    const own = tells.filter((_pattern, at) => at % count === nth);
    return {
      tells: own.slice(0, chance(random, 0.55) ? 2 : 1),
      adds: adds.filter((_add, at) => at % count === nth),
    };
  });
}

function titleOf(random: Random, told: Told, prose: Prose): string {
  const fitting = prose.titles.filter((title) => canTell(told, title));
  const { text } = expand(random, pick(random, fitting), (slot) => ({
    text:
      slot === "place"
        ? told.place.name
        : slot === "town"
          ? told.place.town
          : (told.words[slot] ?? told.things[slot]?.value ?? ""),
    names: [],
  }));
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function purposeOf(random: Random, habits: Habits, { victims, repeats }: Writing): Purpose {
  const held = habits.agency.purposes;
  if (repeats === null && victims && held.includes("safeguarding") && chance(random, 0.35))
    return "safeguarding";
  if (!victims && held.includes("immigration") && chance(random, 0.08)) return "immigration";
  return "law_enforcement";
}
