import { expect, test } from "vitest";
import { describeKind, isMentionKind, isSelectorKind, KINDS, MENTION_KINDS } from "./kinds.ts";

test("every kind says in plain words what it is, and has at least one property", () => {
  for (const id of MENTION_KINDS) {
    const kind = describeKind(id);
    expect(kind.help.length, id).toBeGreaterThan(20);
    expect(Object.keys(kind.properties).length, id).toBeGreaterThan(0);
    expect(kind.label[0], id).toBe(kind.label[0]?.toUpperCase());
  }
});

test("labels and plurals are words of their own", () => {
  const words = MENTION_KINDS.flatMap((id) =>
    [KINDS[id].label, KINDS[id].plural].filter((word) => word !== "Premises"),
  );
  expect(new Set(words).size).toBe(words.length);
});

test("names do not identify, numbers do, and what carries a checksum is a selector", () => {
  expect(isSelectorKind("person")).toBe(false);
  expect(isSelectorKind("phone")).toBe(true);
  for (const id of MENTION_KINDS) if (KINDS[id].checksum !== null) expect(isSelectorKind(id), id).toBe(true);
});

test("a word is a kind only if it is declared here", () => {
  expect(isMentionKind("phone")).toBe(true);
  expect(isMentionKind("toString")).toBe(false);
});
