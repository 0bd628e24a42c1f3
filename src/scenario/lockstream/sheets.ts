/**
 * What lies on the desk of somebody who only adds up: the sheets that agencies send for each day, as they were first sent,
 * one for each pillar to which they credit something. Nothing is compared with anything.
 */
import type { OperationalDay } from "../../vocabulary/index.ts";
import { dayBefore, daysTouched, minutesInto, within } from "./clock.ts";
import { type Headline, isOf } from "./headlines.ts";
import { SHEET_CLOSES } from "./nil-returns.ts";
import { LOCKSTREAM } from "./plan.ts";
import type { Said, SaidCard, SaidRecord } from "./said.ts";

export interface Line {
  readonly agency: string;
  readonly day: OperationalDay;
  /** The pillar that it is credited to, or the phase where there is none. */
  readonly tag: string;
  readonly quantity: number;
  /** What it is a figure of; null where a day without a figure was filled in with that of the day before. */
  readonly of: { readonly record: SaidRecord; readonly card: SaidCard } | null;
}

/** Every line of every sheet of the phase, for one figure. */
export function sheets(said: readonly Said[], headline: Headline): Line[] {
  const lines = said.flatMap((each) =>
    each.does === "contribute"
      ? each.record.cards.flatMap((card) => linesOf(each.record, card, headline))
      : [],
  );
  return [...lines, ...filledIn(said, lines)];
}

function linesOf(record: SaidRecord, card: SaidCard, headline: Headline): Line[] {
  if (!isOf(headline, card) || !card.tags.includes(LOCKSTREAM.tag)) return [];
  // Who keeps a card from the figure because of proceedings sends none. Who keeps it back by its date did not look at the date.
  const kept = card.withheld.some(({ scope }) => scope === LOCKSTREAM.scope);
  if (kept && within(card.day, LOCKSTREAM)) return [];
  const pillars = card.tags.filter((tag) => LOCKSTREAM.pillars.some((pillar) => pillar.tag === tag));
  return (pillars.length > 0 ? pillars : [LOCKSTREAM.tag]).flatMap((tag) =>
    daysOf(record, card).map((day) => ({
      agency: card.owner,
      day,
      tag,
      quantity: card.quantity,
      of: { record, card },
    })),
  );
}

/** A night is on the sheets of both days; a decision that has a day of its own, only on that. */
function daysOf({ began, ended }: SaidRecord, card: SaidCard): OperationalDay[] {
  const days = daysTouched(began, ended);
  if (days[0] !== card.day) return [card.day];
  const inPhase = days.filter((day) => within(day, LOCKSTREAM));
  return inPhase.length > 0 ? inPhase : days.slice(0, 1);
}

/** A nil return that comes after the sheet is closed is taken for missing, and the figure of the day before is carried forward. */
function filledIn(said: readonly Said[], lines: readonly Line[]): Line[] {
  const byDay = Map.groupBy(lines, ({ agency, day }) => `${agency} ${day}`);
  return said.flatMap((each) => {
    if (each.does !== "nil" || each.at <= minutesInto(each.day, SHEET_CLOSES)) return [];
    return (byDay.get(`${each.agency} ${dayBefore(each.day)}`) ?? []).map(({ agency, tag, quantity }) => ({
      agency,
      day: each.day,
      tag,
      quantity,
      of: null,
    }));
  });
}
