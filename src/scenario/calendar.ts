/** Days of the scenario, as numbers counted from 1 January 1970, and the ways in which people write them. */
import { MONTH_NAMES } from "../vocabulary/index.ts";

export type Day = number;

/** The last day of every scenario, whatever its size. */
export const LAST_DAY: Day = dayOf(2026, 10, 31);

export function dayOf(year: number, month: number, day: number): Day {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

export interface Calendar {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function calendar(day: Day): Calendar {
  const date = new Date(day * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** `2026-10-04`. */
export function iso(day: Day): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** How a writer writes a day: 4 October 2026, 04/10/2026, 04.10.26, 4 Oct 2026. */
export const DAY_STYLES = ["long", "slashes", "dots", "short"] as const;
export type DayStyle = (typeof DAY_STYLES)[number];

export function written({ year, month, day }: Calendar, style: DayStyle): string {
  const name = MONTH_NAMES[month - 1] ?? "";
  const [dd, mm] = [two(day), two(month)];
  switch (style) {
    case "long":
      return `${day} ${name} ${year}`;
    case "slashes":
      return `${dd}/${mm}/${year}`;
    case "dots":
      return `${dd}.${mm}.${year}`;
    case "short":
      return `${day} ${name.slice(0, 3)} ${year}`;
  }
}

export function two(number: number): string {
  return String(number).padStart(2, "0");
}
