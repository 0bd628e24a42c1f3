import { expect, test } from "vitest";
import { clocksChangeOn, londonInstant, londonTime } from "./london-time.ts";

test("a time is read by the clock of London, in summer and in winter", () => {
  expect(londonInstant("2025-09-21T14:30")).toBe("2025-09-21T13:30:00.000Z");
  expect(londonInstant("2025-12-21T14:30")).toBe("2025-12-21T14:30:00.000Z");
});

test("what is read is shown again as it was written, in every half hour of the days on which the clocks change", () => {
  for (const day of ["2026-03-28", "2026-03-30", "2026-10-24", "2026-10-26"])
    for (let half = 0; half < 48; half++) {
      const wall = `${day}T${String(half >> 1).padStart(2, "0")}:${half % 2 ? "30" : "00"}`;
      expect(londonTime(londonInstant(wall) ?? "")).toBe(wall);
    }
});

test("the hour that is left out in spring is no time", () => {
  expect(londonInstant("2026-03-29T01:30")).toBeNull();
  expect(londonInstant("2026-03-29T00:59")).toBe("2026-03-29T00:59:00.000Z");
  expect(londonInstant("2026-03-29T02:00")).toBe("2026-03-29T01:00:00.000Z");
});

test("of the hour that comes twice in autumn the first is meant", () => {
  expect(londonInstant("2026-10-25T01:30")).toBe("2026-10-25T00:30:00.000Z");
});

test("half a time, or a day that does not exist, is none", () => {
  expect(londonInstant("2026-10-25")).toBeNull();
  expect(londonInstant("2026-02-30T10:00")).toBeNull();
});

test("a day on which the clocks change is known as such", () => {
  expect(clocksChangeOn("2026-10-25T03:00")).toBe(true);
  expect(clocksChangeOn("2026-03-29T03:00")).toBe(true);
  expect(clocksChangeOn("2026-10-24T03:00")).toBe(false);
});
