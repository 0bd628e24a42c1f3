/**
 * The operational day: an instant is kept in UTC, and the day it belongs to is the day in London, as a person on duty
 * would write it down. A day has 23 hours when the clocks go forward and 25 when they go back.
 */

declare const day: unique symbol;

/** A day that exists, as `2026-03-29`. */
export type OperationalDay = string & { readonly [day]: true };

const CLOCK = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** The day of this text, or null when there is no such day: `2026-02-29` is none. */
export function readOperationalDay(text: string): OperationalDay | null {
  if (!SHAPE.test(text)) return null;
  const midnight = new Date(`${text}T00:00:00Z`);
  // JavaScript takes the 31st of February for the 3rd of March.
  if (Number.isNaN(midnight.getTime()) || isoDay(midnight.getTime()) !== text) return null;
  return text as OperationalDay;
}

/** The day in London to which an instant belongs. */
export function operationalDayOf(instant: Date): OperationalDay {
  return isoDay(londonClock(instant.getTime())) as OperationalDay;
}

/** The first instant of a day: midnight in London. */
export function firstInstantOf(of: OperationalDay): Date {
  const midnight = Date.parse(`${of}T00:00:00Z`);
  // The clocks change at 01:00 UTC: London's midnight and that of UTC always lie on the same side of a change.
  return new Date(midnight - distance(midnight));
}

/** The last instant of a day, to the millisecond. In SQL compare with `<` against the first instant of the next day. */
export function lastInstantOf(of: OperationalDay): Date {
  return new Date(firstInstantOf(nextDay(of)).getTime() - 1);
}

export function nextDay(after: OperationalDay): OperationalDay {
  return isoDay(Date.parse(`${after}T00:00:00Z`) + DAY_MS) as OperationalDay;
}

/** Since then the clocks change on a quarter of an hour alone. */
const CHANGES_ON_QUARTERS = Date.UTC(1972, 0, 1);
const QUARTER_MS = 900_000;
/** Asking the calendar is slow, and what is recorded lies close together. */
const known = new Map<number, number>();
const MOST_KNOWN = 4_096;

/** Milliseconds by which London's clock is ahead of UTC. */
function distance(instant: number): number {
  if (!(instant >= CHANGES_ON_QUARTERS)) return looked(instant);
  const quarter = Math.floor(instant / QUARTER_MS);
  let ahead = known.get(quarter);
  if (ahead === undefined) {
    ahead = looked(quarter * QUARTER_MS);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(quarter, ahead);
  }
  return ahead;
}

/** What the clock in London shows, as the milliseconds of the same figures in UTC. */
function londonClock(instant: number): number {
  return Math.floor(instant / 1000) * 1000 + distance(instant);
}

function looked(instant: number): number {
  const shown = Object.fromEntries(CLOCK.formatToParts(instant).map(({ type, value }) => [type, value]));
  const { year, month, day, hour, minute, second } = shown;
  const clock = Date.parse(`${year?.padStart(4, "0")}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return clock - Math.floor(instant / 1000) * 1000;
}

function isoDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
