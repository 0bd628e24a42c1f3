import { describe, expect, test } from "vitest";
import type { SearchHitWire } from "../../contract/search.ts";
import { searchKeysOf } from "./keys/index.ts";
import { passagesOf } from "./passages.ts";
import { readQuery } from "./query.ts";
import { similarQueries } from "./similar.ts";

const TEXT = "The driver gave his name as Arben Hoxha and left for the harbour.";

function item(text: string, name: string, headline = text) {
  const start = text.indexOf(name);
  return {
    id: "item",
    text,
    headline,
    mentions: [{ start, end: start + name.length, keys: searchKeysOf("person", name, null) }],
  };
}

const plain = (segments: readonly { text: string }[]): string => segments.map((run) => run.text).join("");
const hits = (segments: readonly { text: string; hit?: boolean | undefined }[]): string[] =>
  segments.filter((run) => run.hit).map((run) => run.text);

describe("a passage", () => {
  test("lights up a name that was misspelt in the search", () => {
    const { passages } = passagesOf(readQuery("hoxa").query, "Title", [item(TEXT, "Arben Hoxha")]);
    expect(hits(passages[0]?.segments ?? [])).toEqual(["Arben Hoxha"]);
    expect(plain(passages[0]?.segments ?? [])).toBe(TEXT);
  });

  test("lights up the words that the database found, where they stand", () => {
    const marked = TEXT.replace("harbour", "\u0001harbour\u0002").replace("driver", "\u0001driver\u0002");
    const { passages } = passagesOf(readQuery("drivers harbours").query, "Title", [
      item(TEXT, "Arben Hoxha", marked),
    ]);
    expect(hits(passages[0]?.segments ?? [])).toEqual(["driver", "harbour"]);
  });

  test("of a long text is a window around the first hit that begins and ends between words", () => {
    const long = `${"Nothing was seen there at all. ".repeat(40)}${TEXT} ${"Later nothing more. ".repeat(40)}`;
    const { passages } = passagesOf(readQuery("hoxha").query, "Title", [item(long, "Arben Hoxha")]);
    const segments = passages[0]?.segments ?? [];
    expect(hits(segments)).toEqual(["Arben Hoxha"]);
    expect(plain(segments).length).toBeLessThan(300);
    expect(plain(segments)).toMatch(/^…\w/);
    expect(long).toContain(plain(segments).slice(1, -1));
  });

  test("comes from the items that hit; with none, from the first", () => {
    const other = { ...item("Nothing here.", "Nothing"), mentions: [] };
    const { passages } = passagesOf(readQuery("hoxha").query, "Title", [other, item(TEXT, "Arben Hoxha")]);
    expect(passages.map((each) => each.item.text)).toEqual([TEXT]);
    expect(passagesOf(readQuery("agency:NCA").query, "Title", [other]).passages).toHaveLength(1);
  });
});

describe("other spellings", () => {
  const found = (text: string) =>
    [{ passages: [{ segments: [{ text, hit: true }] }] }] as unknown as readonly SearchHitWire[];

  test("are those of the hits that are shown, as whole queries", () => {
    expect(
      similarQueries("agency:KENT hoxa", readQuery("agency:KENT hoxa").query, found("Arben Hoxha")),
    ).toEqual(["agency:KENT hoxha"]);
  });

  test("are none when the word stands as it was written, or is unlike", () => {
    expect(similarQueries("hoxha", readQuery("hoxha").query, found("Arben Hoxha"))).toEqual([]);
    expect(similarQueries("prendi", readQuery("prendi").query, found("Arben Hoxha"))).toEqual([]);
  });
});
