/** Days of a phase: each of them, week by week, and in as few words as they can be said. */
import { spanText } from "../../look/edtf.ts";

const DAY_MS = 86_400_000;
const LONG = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  weekday: "long",
  day: "numeric",
  month: "long",
});

export const WEEKDAYS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

export function dayAfter(day: string, by = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY_MS).toISOString().slice(0, 10);
}

/** Every day from the first to the last, both included. */
export function eachDay(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) days.push(day);
  return days;
}

/** 0 is Monday. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** Weeks from Monday to Sunday; a place before the first day or after the last is null. */
export function weeksOf(days: readonly string[]): readonly (readonly (string | null)[])[] {
  const first = days[0];
  if (first === undefined) return [];
  const places: (string | null)[] = [...Array<null>(weekdayOf(first)).fill(null), ...days];
  while (places.length % 7 > 0) places.push(null);
  return Array.from({ length: places.length / 7 }, (_, week) => places.slice(week * 7, week * 7 + 7));
}

/** "Monday 1 September" */
export function dayName(day: string): string {
  return LONG.format(new Date(`${day}T00:00:00Z`)).replace(",", "");
}

/** "1 to 7 September 2025, 15 September 2025" */
export function daysText(days: readonly string[]): string {
  const sorted = [...new Set(days)].toSorted();
  const runs: [string, string][] = [];
  for (const day of sorted) {
    const last = runs.at(-1);
    if (last && dayAfter(last[1]) === day) last[1] = day;
    else runs.push([day, day]);
  }
  return runs.map(([from, to]) => spanText(from, to)).join(", ");
}

const SHORT = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short" });

/** "22 to 28 Sept", "29 Sept to 5 Oct": for the head of a column, where the year is known. */
export function shortSpan(from: string, to: string): string {
  const [start, end] = [from, to].map((day) => SHORT.format(new Date(`${day}T00:00:00Z`)));
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  return sameMonth ? `${Number(from.slice(8))} to ${end}` : `${start} to ${end}`;
}
