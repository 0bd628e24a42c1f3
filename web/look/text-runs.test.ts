import fc from "fast-check";
import { expect, test } from "vitest";
import { moveSpan, textRuns } from "./text-runs.ts";

test("the runs of a text put together are the text, whatever is marked", () => {
  const span = fc.record({
    id: fc.string(),
    start: fc.integer({ min: -5, max: 60 }),
    end: fc.integer({ min: -5, max: 60 }),
  });
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(span, { maxLength: 8 }), (text, spans) => {
      expect(
        textRuns(text, spans)
          .map((run) => run.text)
          .join(""),
      ).toBe(text);
    }),
  );
});

test("a run under two marks names the narrower first", () => {
  const runs = textRuns("call 07700 900123 now", [
    { id: "sentence", start: 0, end: 21 },
    { id: "phone", start: 5, end: 17 },
  ]);
  expect(runs.map((run) => [run.text, run.marks])).toEqual([
    ["call ", ["sentence"]],
    ["07700 900123", ["phone", "sentence"]],
    [" now", ["sentence"]],
  ]);
});

test("a mark after an insertion moves with its words", () => {
  const before = "van AB12 CDE seen";
  const after = "white van AB12 CDE seen";
  const moved = moveSpan(before, after, { id: "v", start: 4, end: 12 });
  expect(moved && after.slice(moved.start, moved.end)).toBe("AB12 CDE");
});

test("a mark before an edit stays where it is", () => {
  expect(moveSpan("AB12 CDE seen", "AB12 CDE seen twice", { id: "v", start: 0, end: 8 })).toEqual({
    id: "v",
    start: 0,
    end: 8,
  });
});

test("a mark whose own words were changed is gone", () => {
  expect(moveSpan("van AB12 CDE seen", "van AB12 CDF seen", { id: "v", start: 4, end: 12 })).toBeNull();
});
