import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ACTION_CODES,
  gradeText,
  type Handling,
  isAtLeastAsStrict,
  SANITISATION_CODES,
  strictest,
} from "./grades.ts";

const handling: fc.Arbitrary<Handling> = fc.oneof(
  fc.constant<Handling>({ code: "P" }),
  fc.record({
    code: fc.constant("C" as const),
    action: fc.constantFrom(...ACTION_CODES),
    sanitisation: fc.constantFrom(...SANITISATION_CODES),
    instructions: fc.array(
      fc.record({ originator: fc.constantFrom("NCA", "BF"), text: fc.constantFrom("a", "b") }),
      { maxLength: 2 },
    ),
  }),
);

describe("the handling of a product", () => {
  test("is P only when every source is P", () => {
    fc.assert(
      fc.property(fc.array(handling), (sources) => {
        expect(strictest(sources).code === "P").toBe(sources.every((each) => each.code === "P"));
      }),
    );
  });

  test("is at least as strict as each of its sources", () => {
    fc.assert(
      fc.property(fc.array(handling), (sources) => {
        const product = strictest(sources);
        for (const source of sources) expect(isAtLeastAsStrict(product, source)).toBe(true);
      }),
    );
  });

  test("keeps every originator's instructions once, under the originator's name", () => {
    fc.assert(
      fc.property(fc.array(handling), (sources) => {
        const product = strictest(sources);
        const said = sources.flatMap((each) => (each.code === "C" ? each.instructions : []));
        const kept = product.code === "C" ? product.instructions : [];
        expect(new Set(kept.map((each) => `${each.originator}${each.text}`))).toEqual(
          new Set(said.map((each) => `${each.originator}${each.text}`)),
        );
        expect(new Set(kept.map((each) => JSON.stringify(each))).size).toBe(kept.length);
      }),
    );
  });

  test("A1 is stricter than A2, which is stricter than A3; S2 is stricter than S1", () => {
    const c = (action: "A1" | "A2" | "A3", sanitisation: "S1" | "S2"): Handling => ({
      code: "C",
      action,
      sanitisation,
      instructions: [],
    });
    expect(strictest([c("A3", "S2"), c("A1", "S1"), { code: "P" }])).toEqual(c("A1", "S2"));
    expect(isAtLeastAsStrict(c("A3", "S2"), c("A2", "S1"))).toBe(false);
  });
});

test("a grade reads as on the chip", () => {
  expect(gradeText({ source: "1", information: "B", handling: { code: "P" } })).toBe("1 B · P");
  expect(
    gradeText({
      source: "2",
      information: "C",
      handling: { code: "C", action: "A1", sanitisation: "S2", instructions: [] },
    }),
  ).toBe("2 C · C A1 S2");
});
