import { expect, test } from "vitest";
import { chainsOf } from "./chains.ts";

const entry = (id: string, replaces: string | null = null, replacedBy: string | null = null) => ({
  id,
  replaces,
  replacedBy,
});
const ids = (log: Parameters<typeof chainsOf>[0]) => chainsOf(log).map((chain) => chain.map(({ id }) => id));

test("what was replaced stands under what replaced it, step by step, and nowhere else", () => {
  const log = [entry("c", "b"), entry("other"), entry("b", "a", "c"), entry("a", null, "b")];
  expect(ids(log)).toEqual([["c", "b", "a"], ["other"]]);
});

test("entries that would go round in a circle are each shown once", () => {
  expect(ids([entry("x", "y"), entry("y", "x", "x")])).toEqual([["x", "y"]]);
});
