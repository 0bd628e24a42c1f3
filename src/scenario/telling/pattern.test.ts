/** The grammar of sentences, and that there is enough of it. */
import { expect, test } from "vitest";
import { randomFrom } from "../random.ts";
import { expand, joined, readings } from "./pattern.ts";
import { PROSE } from "./prose/index.ts";
import { ROUTINE } from "./prose/routine.ts";

const name = (text: string) => ({ text, names: [{ slot: "driver", at: 0, text }] });

test("one alternative is taken and names are remembered where they stand", () => {
  const piece = expand(randomFrom(1), "[Yesterday|Today] {driver} was [here|there].", () =>
    name("Arben Hoxha"),
  );
  expect(piece.text).toMatch(/^(?:Yesterday|Today) Arben Hoxha was (?:here|there)\.$/);
  const [naming] = piece.names;
  expect(piece.text.slice(naming?.at, (naming?.at ?? 0) + "Arben Hoxha".length)).toBe("Arben Hoxha");
});

test("places move with what is put in front", () => {
  const random = randomFrom(1);
  const piece = joined([
    expand(random, "Nothing was seen.", () => name("")),
    expand(random, "{driver} left.", () => name("Beni")),
  ]);
  expect(piece.text).toBe("Nothing was seen. Beni left.");
  expect(piece.names[0]?.at).toBe(18);
});

test("plain words that begin a sentence get a capital; a name is left as it was written", () => {
  const random = randomFrom(1);
  expect(expand(random, "{goods} were sold.", () => ({ text: "two boats", names: [] })).text).toBe(
    "Two boats were sold.",
  );
  expect(expand(random, "{driver} left.", () => name("al-Hassan")).text).toBe("al-Hassan left.");
});

test("there are hundreds of patterns and thousands of sentences before any name is put in", () => {
  const patterns = [...Object.values(PROSE), ...ROUTINE].flatMap(({ tells, adds }) => [...tells, ...adds]);
  expect(new Set(patterns).size).toBe(patterns.length);
  expect(patterns.length).toBeGreaterThan(200);
  expect(patterns.reduce((all, pattern) => all + readings(pattern), 0)).toBeGreaterThan(1000);
});

test("no brackets are left open in any pattern", () => {
  for (const { tells, adds, titles } of [...Object.values(PROSE), ...ROUTINE]) {
    for (const pattern of [...tells, ...adds, ...titles]) {
      expect(pattern.replace(/\[[^[\]]*\]/g, "").replace(/\{[a-zA-Z.]+\}/g, ""), pattern).not.toMatch(
        /[[\]{}|]/,
      );
    }
  }
});
