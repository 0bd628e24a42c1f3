/**
 * Times of the field. A device says them by its own clock; the server measures at each sync by how much that is off, and keeps
 * all three: the device's time, the distance, and its own.
 */
import { invalid } from "../../access/index.ts";

/** Less than this is the way of the request and not the clock. */
const WAY_MS = 5_000;
const DAY_MS = 86_400_000;
/** Nothing that was done in the field is older. */
const EARLIEST = Date.parse("2015-01-01T00:00:00Z");

/** The device's clock less the server's. */
export function offsetOf(clock: string, now: Date): number {
  const device = Date.parse(clock);
  if (Number.isNaN(device)) throw invalid("/clock", "The clock of the device could not be read.");
  return device - now.getTime();
}

/** A time of the device by the server's clock. */
export function corrected(pointer: string, instant: string, offsetMs: number, now: Date): Date {
  const device = Date.parse(instant);
  if (Number.isNaN(device)) throw invalid(pointer, "This is no time. Choose the day and the time again.");
  const at = device - (Math.abs(offsetMs) < WAY_MS ? 0 : offsetMs);
  if (at > now.getTime() + DAY_MS || at < EARLIEST) {
    throw invalid(pointer, "This time cannot be right. Check the day and the time, and say it again.");
  }
  return new Date(at);
}

const INSTANTS = ["beganAt", "endedAt", "at"] as const;

/** The same fields with their times by the server's clock. */
export function inServerTime<Said extends Readonly<Record<string, unknown>>>(
  said: Said,
  offsetMs: number,
  now: Date,
): Said {
  const changed: Record<string, unknown> = { ...said };
  for (const field of INSTANTS) {
    const value = said[field];
    if (typeof value === "string") {
      changed[field] = corrected(`/fields/${field}`, value, offsetMs, now).toISOString();
    }
  }
  return changed as Said;
}
