import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  firstInstantOf,
  lastInstantOf,
  nextDay,
  type OperationalDay,
  operationalDayOf,
  readOperationalDay,
} from "./operational-day.ts";

const HOUR = 3_600_000;

function day(text: string): OperationalDay {
  const read = readOperationalDay(text);
  if (read === null) throw new Error(`${text} is no day`);
  return read;
}

const hoursOf = (text: string): number =>
  (firstInstantOf(nextDay(day(text))).getTime() - firstInstantOf(day(text)).getTime()) / HOUR;

/** The rule of law, apart from any zone table: the last Sunday of March and of October, 01:00 UTC (SI 2002/262). */
function isSummer(instant: Date): boolean {
  const change = (month: number): number => {
    const last = new Date(Date.UTC(instant.getUTCFullYear(), month + 1, 0, 1));
    return last.getTime() - last.getUTCDay() * 24 * HOUR;
  };
  return instant.getTime() >= change(2) && instant.getTime() < change(9);
}

describe("the clocks go forward on 29 March 2026 at 01:00 UTC", () => {
  test("and that day has 23 hours", () => {
    expect(firstInstantOf(day("2026-03-29")).toISOString()).toBe("2026-03-29T00:00:00.000Z");
    expect(lastInstantOf(day("2026-03-29")).toISOString()).toBe("2026-03-29T22:59:59.999Z");
    expect(["2026-03-28", "2026-03-29", "2026-03-30"].map(hoursOf)).toEqual([24, 23, 24]);
  });

  test("and what happens at half past eleven that night is still of that day", () => {
    expect(operationalDayOf(new Date("2026-03-29T22:30:00Z"))).toBe("2026-03-29");
    expect(operationalDayOf(new Date("2026-03-29T23:30:00Z"))).toBe("2026-03-30");
    expect(operationalDayOf(new Date("2026-03-28T23:30:00Z"))).toBe("2026-03-28");
  });
});

describe("the clocks go back on 25 October 2026 at 01:00 UTC", () => {
  test("and that day has 25 hours", () => {
    expect(firstInstantOf(day("2026-10-25")).toISOString()).toBe("2026-10-24T23:00:00.000Z");
    expect(lastInstantOf(day("2026-10-25")).toISOString()).toBe("2026-10-25T23:59:59.999Z");
    expect(["2026-10-24", "2026-10-25", "2026-10-26"].map(hoursOf)).toEqual([24, 25, 24]);
  });

  test("and the hour that comes twice is both times of that day", () => {
    expect(operationalDayOf(new Date("2026-10-25T00:30:00Z"))).toBe("2026-10-25");
    expect(operationalDayOf(new Date("2026-10-25T01:30:00Z"))).toBe("2026-10-25");
    expect(operationalDayOf(new Date("2026-10-24T23:30:00Z"))).toBe("2026-10-25");
    expect(operationalDayOf(new Date("2026-10-25T23:30:00Z"))).toBe("2026-10-25");
  });
});

test("every hour of ten years belongs to one day, which begins at or before it and ends after it", () => {
  const until = Date.UTC(2034, 0, 1);
  let today = day("2024-01-01");
  let [first, end] = [firstInstantOf(today).getTime(), firstInstantOf(nextDay(today)).getTime()];
  for (let at = Date.UTC(2024, 0, 1); at < until; at += HOUR) {
    const instant = new Date(at);
    const expected = new Date(at + (isSummer(instant) ? HOUR : 0)).toISOString().slice(0, 10);
    const found = operationalDayOf(instant);
    if (found !== today) {
      // Days follow each other without a gap and without an overlap.
      if (found !== nextDay(today) || at !== end) throw new Error(`${found} at ${instant.toISOString()}`);
      today = found;
      [first, end] = [firstInstantOf(today).getTime(), firstInstantOf(nextDay(today)).getTime()];
    }
    if (found !== expected || at < first || at >= end) {
      throw new Error(`${instant.toISOString()} was given to ${found}, not ${expected}`);
    }
  }
  expect(today).toBe("2033-12-31");
});

test("both ends of any day of the last and this century belong to it, and one millisecond further does not", () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2099, 11, 30) }), (at) => {
      const today = operationalDayOf(new Date(at));
      const [first, last] = [firstInstantOf(today), lastInstantOf(today)];
      expect(first.getTime()).toBeLessThanOrEqual(at);
      expect(last.getTime()).toBeGreaterThanOrEqual(at);
      expect(operationalDayOf(first)).toBe(today);
      expect(operationalDayOf(last)).toBe(today);
      expect(operationalDayOf(new Date(first.getTime() - 1))).not.toBe(today);
      expect(operationalDayOf(new Date(last.getTime() + 1))).toBe(nextDay(today));
    }),
    { numRuns: 1000 },
  );
});

test("a day that does not exist is none", () => {
  for (const text of ["2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-01-00", "26-01-01", ""])
    expect(readOperationalDay(text), text).toBeNull();
  expect(readOperationalDay("2028-02-29")).toBe("2028-02-29");
});
