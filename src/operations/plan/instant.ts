/** Times and days of a request, read. */
import { invalid } from "../../access/index.ts";
import { type OperationalDay, readOperationalDay } from "../../vocabulary/index.ts";

const DAY_MS = 86_400_000;

export function instantOf(text: string, pointer: string): Date {
  const instant = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text) || Number.isNaN(instant.getTime())) {
    throw invalid(pointer, "Enter a day and a time");
  }
  return instant;
}

export function dayOf(text: string, pointer: string): OperationalDay {
  const day = readOperationalDay(text);
  if (day === null) throw invalid(pointer, "Enter a day that exists");
  return day;
}

/** Days from one to another: 0 for the same. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

export function movedBy(day: string, days: number): OperationalDay {
  const moved = new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);
  return moved.toISOString().slice(0, 10) as OperationalDay;
}
