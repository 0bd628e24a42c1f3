import { expect, test } from "vitest";
import { operationalDayOf } from "../../vocabulary/index.ts";
import { corrected, inServerTime, offsetOf } from "./times.ts";

const HOUR = 3_600_000;

test("a clock that is hours wrong is taken off, however the device writes its zone", () => {
  const now = new Date("2026-09-21T10:00:00Z");
  const offset = offsetOf("2026-09-21T15:00:00+01:00", now);
  expect(offset).toBe(4 * HOUR);
  expect(corrected("/at", "2026-09-21T13:30:00.000Z", offset, now).toISOString()).toBe(
    "2026-09-21T09:30:00.000Z",
  );
});

test("what the request took on its way is not the clock's fault", () => {
  const now = new Date("2026-09-21T10:00:00Z");
  expect(corrected("/at", "2026-09-21T09:00:00.000Z", -3_000, now).toISOString()).toBe(
    "2026-09-21T09:00:00.000Z",
  );
});

test("a time that cannot be is refused", () => {
  const now = new Date("2026-09-21T10:00:00Z");
  for (const bad of ["yesterday", "2036-01-01T00:00:00Z", "1999-01-01T00:00:00Z"]) {
    expect(() => corrected("/at", bad, 0, now)).toThrow(/time/);
  }
});

test("only times are moved, and none is made up", () => {
  const now = new Date("2026-09-21T10:00:00Z");
  const said = { title: "2026-09-21T09:00:00Z", beganAt: "2026-09-21T09:00:00Z", endedAt: null };
  expect(inServerTime(said, HOUR, now)).toEqual({ ...said, beganAt: "2026-09-21T08:00:00.000Z" });
});

test("an event belongs to the day in London on which it began, at both clock changes too", () => {
  // A device nine hours ahead; clocks go forward on 29 March 2026 at 01:00 UTC, back on 25 October at 01:00 UTC.
  const day = (trueTime: string) => {
    const now = new Date(Date.parse(trueTime) + 3 * HOUR);
    const device = new Date(Date.parse(trueTime) + 9 * HOUR).toISOString();
    return operationalDayOf(corrected("/at", device, 9 * HOUR, now));
  };
  expect(day("2026-03-28T23:59:59Z")).toBe("2026-03-28");
  expect(day("2026-03-29T00:00:00Z")).toBe("2026-03-29");
  expect(day("2026-03-29T22:59:59Z")).toBe("2026-03-29");
  // British Summer Time: midnight in London is 23:00 UTC.
  expect(day("2026-03-29T23:00:00Z")).toBe("2026-03-30");
  expect(day("2026-10-24T23:00:00Z")).toBe("2026-10-25");
  expect(day("2026-10-25T23:59:59Z")).toBe("2026-10-25");
  expect(day("2026-10-26T00:00:00Z")).toBe("2026-10-26");
});
