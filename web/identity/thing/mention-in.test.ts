import { expect, test } from "vitest";
import { mentionIn } from "./mention-in.ts";

const id = "7c9f0000-0000-4000-8000-00000000000a";

test("the mention is found in an address of a thing, or in its id alone", () => {
  expect(mentionIn(`https://tributary.example/things/${id}`)).toBe(id);
  expect(mentionIn(`http://127.0.0.1:8040/things/${id}?on=2026-11-01`)).toBe(id);
  expect(mentionIn(` ${id.toUpperCase()} `)).toBe(id);
});

test("another page's address speaks of no mention", () => {
  expect(mentionIn(`https://tributary.example/reports/${id}`)).toBeNull();
  expect(mentionIn("https://tributary.example/things/phone%3A%2B447700900118")).toBeNull();
  expect(mentionIn("KENT-2026-0000001")).toBeNull();
});
