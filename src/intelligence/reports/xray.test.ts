import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ACTION_CODES,
  type Handling,
  isAtLeastAsStrict,
  SANITISATION_CODES,
  strictest,
} from "../../vocabulary/index.ts";
import { type XrayItem, xray } from "./xray.ts";

const handling: fc.Arbitrary<Handling> = fc.oneof(
  fc.constant({ code: "P" } as const),
  fc.record({
    code: fc.constant("C" as const),
    action: fc.constantFrom(...ACTION_CODES),
    sanitisation: fc.constantFrom(...SANITISATION_CODES),
    instructions: fc.constant([]),
  }),
);
const report: fc.Arbitrary<readonly XrayItem[]> = fc
  .array(fc.record({ handling, originators: fc.subarray(["KENT", "BF", "NCA"], { minLength: 1 }) }), {
    maxLength: 6,
  })
  .map((items) => items.map((item, i) => ({ id: `item ${i}`, ...item })));

function handlingOf(items: readonly XrayItem[]): Handling {
  return strictest(items.flatMap((item) => item.handling ?? []));
}

/** Whether every part in which `whole` is tight is looser in `rest`: the definition, written the long way round. */
function loosened(whole: Handling, rest: Handling): boolean {
  if (whole.code === "P") return true;
  if (rest.code === "P") return true;
  const action = whole.action !== "A3" ? !isAtLeastAsStrict({ ...rest, sanitisation: "S2" }, whole) : null;
  const sanitisation =
    whole.sanitisation !== "S1" ? !isAtLeastAsStrict({ ...rest, action: "A1" }, whole) : null;
  if (action === null && sanitisation === null) return false;
  return action !== false && sanitisation !== false;
}

function subsets(items: readonly XrayItem[]): XrayItem[][] {
  return Array.from({ length: 2 ** items.length }, (_, bits) => items.filter((_, i) => bits & (1 << i)));
}

test("the forcing items are the fewest whose removal loosens every tight part, and there is no other choice as small", () => {
  fc.assert(
    fc.property(report, (items) => {
      const whole = handlingOf(items);
      const loosening = subsets(items).filter((gone) =>
        loosened(whole, handlingOf(items.filter((item) => !gone.includes(item)))),
      );
      const fewest = Math.min(...loosening.map((gone) => gone.length));
      const choices = loosening.filter((gone) => gone.length === fewest);
      expect(choices).toHaveLength(1);
      const { forcedBy } = xray(items);
      expect(new Set(forcedBy.map((each) => each.item))).toEqual(new Set(choices[0]?.map((item) => item.id)));
    }),
    { numRuns: 300 },
  );
});

test("what remains without them is every other item, handled as those alone would be", () => {
  fc.assert(
    fc.property(report, (items) => {
      const { forcedBy, handling, without } = xray(items);
      const forcing = new Set(forcedBy.map((each) => each.item));
      const rest = items.filter((item) => !forcing.has(item.id));
      expect(without).toEqual({ handling: handlingOf(rest), items: rest.map((item) => item.id) });
      expect(handling).toEqual(handlingOf(items));
      expect(forcing.size === 0).toBe(handling.code === "P");
    }),
    { numRuns: 300 },
  );
});

test("every originator of a forcing item is named, with the codes that the item forces and no others", () => {
  const conditions = (action: "A1" | "A3", sanitisation: "S1" | "S2"): Handling => ({
    code: "C",
    action,
    sanitisation,
    instructions: [],
  });
  const items = [
    { id: "one", handling: conditions("A1", "S1"), originators: ["BF", "KENT"] },
    { id: "two", handling: conditions("A3", "S2"), originators: ["NCA"] },
    { id: "three", handling: conditions("A3", "S1"), originators: ["KENT"] },
    { id: "four", handling: null, originators: ["KENT"] },
  ];
  expect(xray(items)).toEqual({
    handling: conditions("A1", "S2"),
    forcedBy: [
      { item: "one", originator: "BF", codes: ["A1"] },
      { item: "one", originator: "KENT", codes: ["A1"] },
      { item: "two", originator: "NCA", codes: ["S2"] },
    ],
    without: { handling: conditions("A3", "S1"), items: ["three"] },
  });
});
