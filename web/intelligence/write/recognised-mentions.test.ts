import { expect, test } from "vitest";
import type { RecognisedWire } from "../../../src/contract/recognise.ts";
import { emptyItem } from "./draft.ts";
import { rewrite, suggest } from "./recognised-mentions.ts";

const text = "Driver used 07700 900123 and van AB12 CDE.";
const phone = found("phone", "07700 900123");
const van = found("vehicle", "AB12 CDE");

function found(kind: string, words: string): RecognisedWire["found"][number] {
  const start = text.indexOf(words);
  return {
    kind,
    start,
    end: start + words.length,
    text: words,
    properties: {},
    key: null,
    valid: true,
    confidence: "certain",
  };
}

test("what is recognised is suggested, in the order of the words, with its links", () => {
  const item = suggest(
    { ...emptyItem(), text },
    { found: [van, phone], links: [{ from: 1, to: 0, kind: "used_with" }] },
  );
  expect(item.mentions.map((mention) => [mention.text, mention.status])).toEqual([
    ["07700 900123", "suggested"],
    ["AB12 CDE", "suggested"],
  ]);
  expect(item.links[0]?.from).toBe(item.mentions[0]?.id);
});

test("a suggestion made again keeps its id, so that the list does not jump", () => {
  const once = suggest({ ...emptyItem(), text }, { found: [phone], links: [] });
  const twice = suggest(once, { found: [phone, van], links: [] });
  expect(twice.mentions[0]?.id).toBe(once.mentions[0]?.id);
});

test("what the author dropped is not suggested again", () => {
  const once = suggest({ ...emptyItem(), text }, { found: [phone], links: [] });
  const dropped = {
    ...once,
    mentions: once.mentions.map((mention) => ({ ...mention, status: "dropped" as const })),
  };
  expect(suggest(dropped, { found: [phone], links: [] }).mentions.map((mention) => mention.status)).toEqual([
    "dropped",
  ]);
});

test("mentions move with their words, and go when their words are changed", () => {
  const item = suggest(
    { ...emptyItem(), text },
    { found: [phone, van], links: [{ from: 0, to: 1, kind: "used_with" }] },
  );
  const later = rewrite(item, `The ${text}`);
  expect(later.mentions.map((mention) => later.text.slice(mention.start ?? 0, mention.end ?? 0))).toEqual([
    "07700 900123",
    "AB12 CDE",
  ]);
  const changed = rewrite(item, text.replace("AB12 CDE", "AB12 CXE"));
  expect(changed.mentions.map((mention) => mention.text)).toEqual(["07700 900123"]);
  expect(changed.links).toEqual([]);
});

test("looking through the same words again changes nothing", () => {
  const answer = { found: [phone, van], links: [{ from: 0, to: 1, kind: "used with" }] };
  const once = suggest({ ...emptyItem(), text }, answer);
  expect(suggest(once, answer)).toBe(once);
});
