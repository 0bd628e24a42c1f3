import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LABELLED } from "../../../bench/selectors/labelled.ts";
import { KINDS } from "../../vocabulary/kinds.ts";
import { recognise, suggestLinks } from "./index.ts";

/** Text that looks like reports: pieces of labelled sentences glued to rubbish. */
const pieces = fc.array(
  fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: "binary", maxLength: 8 }),
    fc.constantFrom(...LABELLED.flatMap(({ text }) => text.split(/(?<=[ ,])/))),
  ),
  { maxLength: 40 },
);

function assertSound(text: string): boolean {
  const found = recognise(text);
  let end = 0;
  for (const one of found) {
    if (one.start < end || one.end <= one.start || one.end > text.length) return false;
    if (text.slice(one.start, one.end) !== one.text) return false;
    if (Object.keys(one.properties).some((name) => !Object.hasOwn(KINDS[one.kind].properties, name)))
      return false;
    end = one.end;
  }
  return suggestLinks(text, found).every(
    ({ from, to, start, end }) => found[from] && found[to] && start >= 0 && start < end && end <= text.length,
  );
}

describe("recognising", () => {
  test("spans equal their slice, stand in order, never overlap and have only declared properties", () => {
    fc.assert(
      fc.property(pieces, (parts) => assertSound(parts.join(""))),
      { numRuns: 1500 },
    );
    expect(LABELLED.every(({ text }) => assertSound(text))).toBe(true);
  });

  test("lone surrogates, nulls and right-to-left marks do no harm", () => {
    for (const text of [
      "\ud800 07700 900123 \udfff",
      "\u0000AB12 CDE\u0000",
      "\u202e07700 900123\u202c",
      "𝔄𝔯𝔟𝔢𝔫 07700 900123",
    ]) {
      expect(assertSound(text)).toBe(true);
      expect(recognise(text).length).toBeGreaterThan(0);
    }
  });

  test("the same text gives the same findings each time", () => {
    for (const { text } of LABELLED) expect(recognise(text)).toEqual(recognise(text));
  });

  /** Texts made to make an expression try again and again, a million characters each. */
  const HOSTILE: Readonly<Record<string, string>> = {
    letters: "a",
    capitals: "A",
    digits: "7",
    "digits with blanks": "0 7 ",
    dots: "a.",
    ats: "a@",
    brackets: "<",
    "zone characters": "P<ALB<<A1 ",
    dashes: "A-1-",
    "capitalised words": "Aa ",
    "names all through": "Arben Hoxha ",
    "one name and commas": "HOXHA, ",
    "quotes and cues": "named ' called 'a ",
    slashes: "1/1/",
    addresses: "1 Aa Bb Cc ",
    "document words": "passport number ",
    accounts: "GB29 1234 ",
    plates: "AB12 ",
    phones: "07700 900123 ",
    "foreign phones": "+33 6 39 98 ",
    "platform words": "Telegram account ",
    "firms' words": "Aa & Bb and ",
    urls: "http://a.b/",
    particles: "Aa bin van ",
    blanks: " ",
    lines: "\n",
    arabic: "محمد ",
  };

  test.each(Object.entries(HOSTILE))(
    "a million characters of %s are read in time that grows with the length",
    (_, unit) => {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length)).slice(0, 1_000_000);
      const start = performance.now();
      recognise(text);
      // Generous, for a busy machine: anything that is not linear takes hours here.
      expect(performance.now() - start).toBeLessThan(60_000);
    },
    120_000,
  );

  test("a megabyte of random characters is read without harm", () => {
    let seed = 1;
    const next = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed;
    };
    const text = Array.from({ length: 1_000_000 }, () => String.fromCharCode(32 + (next() % 95))).join("");
    const start = performance.now();
    expect(assertSound(text)).toBe(true);
    expect(performance.now() - start).toBeLessThan(60_000);
  }, 120_000);
});
