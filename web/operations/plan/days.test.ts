import { expect, test } from "vitest";
import { dayName, daysText, eachDay, shortSpan, weekdayOf, weeksOf } from "./days.ts";

test("every day of a phase is there once, across a month and a change of clocks", () => {
  const days = eachDay("2026-10-24", "2026-11-02");
  expect(days).toHaveLength(10);
  expect(new Set(days).size).toBe(10);
  expect(days.at(-1)).toBe("2026-11-02");
});

test("weeks begin on a Monday, and what lies outside the phase is empty", () => {
  expect(weekdayOf("2025-09-01")).toBe(0);
  const weeks = weeksOf(eachDay("2025-09-03", "2025-09-09"));
  expect(weeks).toEqual([
    [null, null, "2025-09-03", "2025-09-04", "2025-09-05", "2025-09-06", "2025-09-07"],
    ["2025-09-08", "2025-09-09", null, null, null, null, null],
  ]);
});

test("days that follow each other are said as one run, in any order and once", () => {
  expect(daysText(["2025-09-03", "2025-09-01", "2025-09-02", "2025-09-15", "2025-09-15"])).toBe(
    "1 to 3 September 2025, 15 September 2025",
  );
  expect(daysText([])).toBe("");
});

test("a day is called by its weekday", () => {
  expect(dayName("2025-09-21")).toBe("Sunday 21 September");
});

test("a week is said in few words, with both months where it has two", () => {
  expect(shortSpan("2025-09-22", "2025-09-28")).toBe("22 to 28 Sept");
  expect(shortSpan("2025-09-29", "2025-10-05")).toBe("29 Sept to 5 Oct");
});
