import { expect, test } from "vitest";
import { daysShown } from "./timeline.tsx";

test("every day between the first and the last is drawn, also those on which nothing was counted", () => {
  expect(daysShown(["2025-09-03"], "2025-09-01", "2025-09-04")).toEqual([
    "2025-09-01",
    "2025-09-02",
    "2025-09-03",
    "2025-09-04",
  ]);
});

test("a day outside of the scope that was counted is drawn too, across the change of the clocks", () => {
  expect(daysShown(["2025-10-27"], "2025-10-25", null)).toEqual(["2025-10-25", "2025-10-26", "2025-10-27"]);
  expect(daysShown([], null, null)).toEqual([]);
});
