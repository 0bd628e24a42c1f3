import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Query, readQuery } from "./query.ts";

const keys = (query: Query): string[] => {
  if (query.is === "key") return [query.key];
  return query.is === "all" || query.is === "any" ? query.of.flatMap(keys) : [];
};

describe("a selector in any written form", () => {
  test.each([
    ["07700 900123", "k:phone:+447700900123"],
    ["+44 7700 900123", "k:phone:+447700900123"],
    ["phone:07700900123", "k:phone:+447700900123"],
    ["phone:07700 900123", "k:phone:+447700900123"],
    ['phone:"07700 900 123"', "k:phone:+447700900123"],
    ["phone:07700 900123 agency:KENT", "k:phone:+447700900123"],
    ["vrm:lx19 kfg", "k:vrm:LX19KFG"],
    ["LX19 KFG", "k:vrm:LX19KFG"],
    ["GB33 BUKB 2020 1555 5555 55", "k:iban:GB33BUKB20201555555555"],
  ])("%s is looked for by its normal form", (written, key) => {
    expect(keys(readQuery(written).query)).toContain(key);
  });

  test("does not swallow the words beside it", () => {
    const { query } = readQuery("lorry 07700 900123 beach");
    expect(keys(query)).toContain("k:phone:+447700900123");
    expect(JSON.stringify(query)).toContain('"lorry"');
    expect(JSON.stringify(query)).toContain('"beach"');
    expect(JSON.stringify(readQuery("phone:07700 900123 beach").query)).toContain('"beach"');
  });
});

describe("fields", () => {
  test.each([
    ["agency:kent", "agency:KENT"],
    ["grade:1b", "grade:1B"],
    ["grade:2", "source:2"],
    ["grade:e", "information:E"],
    ["handling:a1", "action:A1"],
    ["handling:P", "handling:P"],
    ["precedence:time-critical", "precedence:time_critical"],
    ["kind:trailer", "kind:trailer"],
  ])("%s asks for %s", (written, key) => {
    expect(keys(readQuery(written).query)).toEqual([key]);
  });

  test("from: and to: take a year, a month or a day and mean the whole of it", () => {
    expect(readQuery("from:2026 to:2026-02")).toMatchObject({ from: "2026-01-01", to: "2026-02-28" });
    expect(readQuery("from:2024-02-29")).toMatchObject({ from: "2024-02-29", to: null });
    expect(readQuery("from:yesterday").problems[0]).toContain("from:2025-09");
  });

  test("that nobody knows are told, and the rest of the query still stands", () => {
    const read = readQuery("grade:9Z lorry");
    expect(read.problems).toHaveLength(1);
    expect(JSON.stringify(read.query)).toContain("lorry");
  });

  test("a colon that is no field is part of a word", () => {
    expect(JSON.stringify(readQuery("note:this").query)).toContain("note:this");
  });
});

test("OR, -, quotes and brackets build the tree one expects", () => {
  expect(readQuery('boat OR engine -"car wash"').query).toEqual({
    is: "all",
    of: [
      {
        is: "any",
        of: [
          { is: "all", of: [{ is: "word", word: "boat" }] },
          {
            is: "all",
            of: [
              { is: "word", word: "engine" },
              { is: "not", of: { is: "phrase", words: "car wash" } },
            ],
          },
        ],
      },
    ],
  });
  expect(JSON.stringify(readQuery("(boat OR dinghy) Dover").query)).toContain('"any"');
});

test("reading a query never fails and never asks for more than a bounded number of things", () => {
  const size = (query: Query): number =>
    query.is === "all" || query.is === "any"
      ? query.of.reduce((sum, each) => sum + size(each), 0)
      : query.is === "not"
        ? size(query.of)
        : 1;
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 1500, unit: "grapheme" }),
        fc.stringMatching(/^[a-z0-9:"()\- OR*]{0,300}$/),
      ),
      (text) => {
        expect(size(readQuery(text).query)).toBeLessThanOrEqual(400);
      },
    ),
  );
});

test("brackets without end do not nest without end", () => {
  const began = performance.now();
  readQuery("(".repeat(1000));
  expect(performance.now() - began).toBeLessThan(1000);
});
