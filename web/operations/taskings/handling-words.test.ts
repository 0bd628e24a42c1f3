import { expect, test } from "vitest";
import { actionSays } from "./handling-words.ts";

test("A1 says that the originator has to agree first", () => {
  expect(actionSays(["2 C · C A1 S2", "2 C · C A1 S1"])).toEqual([
    expect.stringContaining("originator has to agree first"),
  ]);
});

test("what may be acted on without conditions says nothing", () => {
  expect(actionSays(["1 B · P"])).toEqual([]);
});

test("what is suspected to be false supports nothing, and so it says", () => {
  expect(actionSays(["3 E · P"])).toEqual([expect.stringContaining("supports nothing")]);
});
