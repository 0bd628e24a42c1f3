import { expect, test } from "vitest";
import { filtersIn, filtersOf, queryOf, toggled } from "./filters.ts";

test("only words that are filters are taken from an address", () => {
  expect(filtersIn({ modes: "air", wall: "1", from: "2025-09-01", measure: "arrested@1" })).toEqual({
    modes: "air",
    from: "2025-09-01",
  });
});

test("a list is asked for code by code, and what was not said as an empty word", () => {
  expect(filtersOf({ modes: "air,none", to: "2025-09-30" })).toEqual({
    modes: ["air", ""],
    to: "2025-09-30",
  });
  expect(queryOf({ modes: "none", leads: "KENT,BF" })).toEqual({ modes: "", leads: "KENT,BF" });
});

test("a code is added to a filter, and taken off it again with the filter when it was the last", () => {
  const one = toggled({}, "modes", "air");
  const two = toggled(one, "modes", "");
  expect(two).toEqual({ modes: "air,none" });
  expect(toggled(toggled(two, "modes", "air"), "modes", "")).toEqual({});
});
