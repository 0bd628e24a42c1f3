/**
 * Why adding up is wrong, and by how much: every line of the sheets that is not in the true figure is laid to one fault, in the
 * order below, so that what was added up, less all faults, is the true figure to the last digit. The faults are those that
 * published figures show.
 */
import type { OperationalDay } from "../../vocabulary/index.ts";
import { daysTouched, within } from "./clock.ts";
import { HEADLINE_IDS, HEADLINES, type HeadlineId } from "./headlines.ts";
import type { Lockstream } from "./index.ts";
import { LOCKSTREAM } from "./plan.ts";
import { type Line, sheets } from "./sheets.ts";
import { type Standing, standingOf } from "./standing.ts";

export const FAULTS = [
  fault(
    "nil_read_as_missing",
    "A nil return was taken for a missing one, and the day before was carried forward",
    "Nil is a statement with an author; missing is the absence of one. Neither has a figure.",
  ),
  fault(
    "withdrawn",
    "An event that was withdrawn stayed in the sum",
    "A withdrawn record leaves every figure at once, and what it said stays on record.",
  ),
  fault(
    "outside_the_dates",
    "A follow-up weeks later was tagged to the operation and added",
    "An event counts on the day in London on which it began; a day outside the phase is not in its figure.",
  ),
  fault(
    "across_midnight",
    "A night was on the sheets of both its days",
    "An event across midnight counts once, on the day it began.",
  ),
  fault(
    "tagged_twice",
    "What was tagged to two pillars was added under each",
    "Each pillar's figure counts an event once, and so does their total: rows by tag are not added up.",
  ),
  fault(
    "figures_beside_record",
    "An agency without records added its part in an event that another had recorded",
    "Figures without records name the event of another's that they speak of, and stand beside its record.",
  ),
  fault(
    "recorded_twice",
    "Two records of one event were added",
    "Two records are suggested as one, and joined by a person; the lead's counts.",
  ),
  fault(
    "contributions_added",
    "What each agency said of one event was added up",
    "One event, many agencies, one lead: the lead's figure counts, and the others stand beside it.",
  ),
  fault(
    "met_twice",
    "People refused a second time on one journey were added again",
    "Each measure says whether somebody met twice counts twice; a person refused twice on one journey does not.",
  ),
  fault(
    "first_figure_kept",
    "The first figure was kept after its agency had corrected it",
    "An amended figure is a new version with a reason, and the newest holds everywhere.",
  ),
] as const;
export type FaultId = (typeof FAULTS)[number]["id"];

export interface FaultExample {
  readonly headline: HeadlineId;
  /** Null where the example is a day of an agency and no event. */
  readonly event: string | null;
  readonly title: string;
  readonly day: OperationalDay;
  /** Lines that were added up for it. */
  readonly added: readonly {
    readonly agency: string;
    readonly day: OperationalDay;
    readonly tag: string;
    readonly quantity: number;
  }[];
  readonly naive: number;
  readonly counted: number;
}

export interface Explanation {
  readonly headlines: readonly {
    readonly id: HeadlineId;
    readonly says: string;
    readonly naive: number;
    readonly counted: number;
    readonly faults: readonly { readonly id: FaultId; readonly adds: number }[];
  }[];
  readonly faults: readonly {
    readonly id: FaultId;
    readonly says: string;
    readonly rule: string;
    readonly example: FaultExample | null;
  }[];
  /** Each pillar's sheets added up beside its true figure, in the order of the headlines. */
  readonly pillars: readonly {
    readonly tag: string;
    readonly naive: readonly number[];
    readonly counted: readonly number[];
  }[];
  /** The true figures of the two operations added up, beside that of both with each event once. */
  readonly operations: { readonly added: readonly number[]; readonly counted: readonly number[] };
  /** Of those questioned who were identified: people, and how often they were met. */
  readonly identified: { readonly met: number; readonly people: number };
  /** Of a measure that counts distinct people: its events added up, and the people. */
  readonly victims: { readonly added: number; readonly counted: number };
}

export function faultsOf({ said, truth }: Lockstream): Explanation {
  const standing = standingOf(said);
  const laid = HEADLINE_IDS.map((id) => ({
    id,
    lines: sheets(said, HEADLINES[id]).flatMap((line) => lay(standing, line)),
  }));
  const headlines = laid.map(({ id, lines }) => ({
    id,
    says: HEADLINES[id].says,
    naive: sum(lines),
    counted: truth.lockstream.headlines[id],
    faults: FAULTS.map((each) => ({ id: each.id, adds: sum(lines.filter(({ to }) => to === each.id)) })),
  }));
  return {
    headlines,
    faults: FAULTS.map((each) => ({ ...each, example: exampleOf(each.id, laid, standing) })),
    pillars: LOCKSTREAM.pillars.map(({ tag }) => ({
      tag,
      naive: laid.map(({ lines }) => sum(lines.filter(({ line }) => line.tag === tag))),
      counted: HEADLINE_IDS.map((id) => truth.lockstream.pillars[tag]?.[id] ?? 0),
    })),
    operations: {
      added: HEADLINE_IDS.map((id) => truth.lockstream.headlines[id] + truth.lanternfish.headlines[id]),
      counted: HEADLINE_IDS.map((id) => truth.joint.headlines[id]),
    },
    identified: truth.lockstream.identified,
    victims: truth.lockstream.victims,
  };
}

/** A part of a line, and the fault it is laid to; null: it belongs in the figure. */
interface Laid {
  readonly line: Line;
  readonly to: FaultId | null;
  readonly quantity: number;
}

function lay(standing: Standing, line: Line): Laid[] {
  const to = faultOf(standing, line);
  if (to !== null) return [{ line, to, quantity: line.quantity }];
  // It is the one that counts: what stands in the figure is what its agency said last.
  const final = standing.final(line);
  const over = line.quantity - final.quantity;
  const why = final.metBefore ? "met_twice" : "first_figure_kept";
  return [
    { line, to: null, quantity: final.quantity },
    ...(over === 0 ? [] : [{ line, to: why, quantity: over } as const]),
  ];
}

function faultOf(standing: Standing, { of, day, tag }: Line): FaultId | null {
  if (of === null) return "nil_read_as_missing";
  const { record, card } = of;
  if (standing.withdrawn.has(record.id)) return "withdrawn";
  if (!within(card.day, LOCKSTREAM)) {
    const reachesIn = daysTouched(record.began, record.ended).some((each) => within(each, LOCKSTREAM));
    return reachesIn ? "across_midnight" : "outside_the_dates";
  }
  if (day !== card.day) return "across_midnight";
  if (card.tags.filter((each) => LOCKSTREAM.pillars.some((pillar) => pillar.tag === each)).indexOf(tag) > 0) {
    return "tagged_twice";
  }
  if (standing.counts(card)) return null;
  if (record.gives === "figures") return "figures_beside_record";
  return standing.joined.has(record.event) ? "recorded_twice" : "contributions_added";
}

/** Where it shows best: of the events at which least else went wrong, that with the largest such line. */
function exampleOf(
  id: FaultId,
  laid: readonly { readonly id: HeadlineId; readonly lines: readonly Laid[] }[],
  standing: Standing,
): FaultExample | null {
  for (const { id: headline, lines } of laid) {
    const groups = [...Map.groupBy(lines, ({ line }) => groupOf(standing, line)).values()]
      .filter((group) => group.some(({ to }) => to === id))
      .map((group) => ({
        group,
        others: new Set(group.map(({ to }) => to).filter((to) => to !== null && to !== id)).size,
        most: Math.max(...group.filter(({ to }) => to === id).map(({ quantity }) => Math.abs(quantity))),
      }))
      .sort((a, b) => a.others - b.others || b.most - a.most);
    const [best] = groups;
    if (best) return example(headline, best.group, standing);
  }
  return null;
}

/** An event, or a day of an agency for which a figure was filled in. */
function groupOf(standing: Standing, { of, agency, day }: Line): string {
  return of ? standing.eventOf(of.record.event) : `${agency} ${day}`;
}

function example(headline: HeadlineId, group: readonly Laid[], standing: Standing): FaultExample {
  const lines = [...new Set(group.map(({ line }) => line))];
  const { of, agency, day } = lines[0] as Line;
  return {
    headline,
    event: of && standing.eventOf(of.record.event),
    title: of ? of.record.title : `${agency} had nothing on ${day}, and said so`,
    day: of ? of.card.day : day,
    added: lines.map((line) => ({
      agency: line.agency,
      day: line.day,
      tag: line.tag,
      quantity: line.quantity,
    })),
    naive: sum(group),
    counted: sum(group.filter(({ to }) => to === null)),
  };
}

function sum(laid: readonly Laid[]): number {
  return laid.reduce((total, { quantity }) => total + quantity, 0);
}

function fault<const Id extends string>(id: Id, says: string, rule: string) {
  return { id, says, rule };
}
