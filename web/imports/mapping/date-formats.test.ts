import { expect, test } from "vitest";
import { dateFormatsOf, understoodAs } from "./date-formats.ts";

test("a day above twelve tells which is the day", () => {
  expect(dateFormatsOf(["03/04/2026", "21/04/2026"])).toEqual({ fits: ["DD/MM/YYYY"], ambiguous: false });
  expect(dateFormatsOf(["03/04/2026", "04/21/2026"])).toEqual({ fits: ["MM/DD/YYYY"], ambiguous: false });
});

test("where no value tells, both fit and a person is asked", () => {
  expect(dateFormatsOf(["03/04/2026", "05/06/2026", ""])).toEqual({
    fits: ["DD/MM/YYYY", "MM/DD/YYYY"],
    ambiguous: true,
  });
  expect(dateFormatsOf(["04/04/2026"]).ambiguous).toBe(false);
});

test("ISO dates are ISO, and words are no dates", () => {
  expect(dateFormatsOf(["2026-11-02", "2026-11"])).toEqual({ fits: ["ISO"], ambiguous: false });
  expect(dateFormatsOf(["yesterday"])).toEqual({ fits: [], ambiguous: false });
  expect(dateFormatsOf([])).toEqual({ fits: [], ambiguous: false });
});

test("a value is shown as it would be understood", () => {
  expect(understoodAs("03/04/2026", "DD/MM/YYYY")).toBe("2026-04-03");
  expect(understoodAs("soon", "DD/MM/YYYY")).toBeNull();
});
