import { expect, test } from "vitest";
import { BRIEFING_HEADINGS, IMPACT_KINDS } from "../../../../src/vocabulary/planning.ts";
import { headingOf, needsOf } from "./missing.ts";

const ALL = [
  "At least one objective",
  ...BRIEFING_HEADINGS.map(({ name }) => `Briefing: ${name}`),
  ...IMPACT_KINDS.map(({ name }) => `Reference to the ${name.toLowerCase()}`),
];
const PHASE = { pillars: [], decisions: 0, missing: ALL };

test("all that is missing has its part of the page, and nothing is left over or said twice", () => {
  const { needs, others } = needsOf(PHASE);
  expect(others).toEqual([]);
  expect(needs.flatMap((need) => need.missing).toSorted()).toEqual(ALL.toSorted());
  const of = (part: string) => needs.find((need) => need.part === part)?.missing.length;
  expect([of("objectives"), of("briefing"), of("impacts")]).toEqual([1, 7, 3]);
});

test("what nobody asks for is not called done while nothing is written", () => {
  const done = (phase: Parameters<typeof needsOf>[0]) =>
    needsOf(phase).needs.flatMap((need) => (need.done ? [need.part] : []));
  expect(done({ ...PHASE, missing: [] })).toEqual(["objectives", "impacts", "briefing"]);
  expect(done({ ...PHASE, missing: [], decisions: 1 })).toContain("decisions");
});

test("words that fit no part are kept", () => {
  expect(needsOf({ ...PHASE, missing: ["A signature"] }).others).toEqual(["A signature"]);
});

test("a missing heading of the briefing leads to that heading", () => {
  expect(headingOf("Briefing: Risk assessment")).toBe("risk_assessment");
  expect(headingOf("Reference to the equality impact assessment")).toBeUndefined();
});
