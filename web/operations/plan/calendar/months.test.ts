import { expect, test } from "vitest";
import { eachDay } from "../days.ts";
import { monthsOf, runsOf } from "./months.ts";

test("a phase over two months is two months, each of its own days alone", () => {
  const [september, october, ...others] = monthsOf(eachDay("2025-09-29", "2025-10-06"));
  expect(others).toEqual([]);
  expect(september).toEqual({
    name: "September 2025",
    weeks: [["2025-09-29", "2025-09-30", null, null, null, null, null]],
  });
  expect(october?.weeks).toHaveLength(2);
  expect(october?.weeks[0]?.slice(0, 3)).toEqual([null, null, "2025-10-01"]);
});

test("days without a tasking that follow each other are said together, others each by itself", () => {
  const day = (name: string, taskings: readonly string[], pillars: readonly string[] = ["p"]) => ({
    day: name,
    pillars: [...pillars],
    taskings: [...taskings],
  });
  const days = [
    day("2025-09-01", []),
    day("2025-09-02", []),
    day("2025-09-03", ["t"]),
    day("2025-09-04", []),
    day("2025-09-05", [], ["q"]),
  ];
  expect(runsOf(days).map((run) => run.map((each) => each.day))).toEqual([
    ["2025-09-01", "2025-09-02"],
    ["2025-09-03"],
    ["2025-09-04"],
    ["2025-09-05"],
  ]);
});
