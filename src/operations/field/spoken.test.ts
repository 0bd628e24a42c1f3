import fc from "fast-check";
import { expect, test } from "vitest";
import { merge, type Saying, type Spoken } from "./spoken.ts";

const EMPTY: Spoken = { fields: {}, versions: {} };
const saying = (version: number, device: string | null, sequence: number): Saying => ({
  version,
  device,
  sequence,
  by: device ?? "a person",
  at: "2026-09-21T10:00:00.000Z",
});

test("what somebody said knowing what stood takes its place", () => {
  const one = merge(EMPTY, { title: "A" }, saying(1, "x", 1), 0);
  const two = merge(one, { title: "B" }, saying(2, "y", 1), 1);
  expect(two.fields.title).toBe("B");
  expect(two.clashes).toEqual([]);
});

test("what somebody said without knowing stands beside, and other fields are taken", () => {
  const one = merge(EMPTY, { title: "A" }, saying(1, "x", 1), 0);
  const two = merge(one, { title: "B", place: "Dover" }, saying(2, "y", 1), 0);
  expect(two.fields).toEqual({ title: "A", place: "Dover" });
  expect(two.clashes).toMatchObject([{ field: "title", kept: { value: "A" }, other: { value: "B" } }]);
});

test("two who say the same do not differ", () => {
  const one = merge(EMPTY, { agencies: ["BF", "NCA"] }, saying(1, "x", 1), 0);
  expect(merge(one, { agencies: ["BF", "NCA"] }, saying(2, "y", 1), 0).clashes).toEqual([]);
});

test("a person who chose on a screen is contradicted only by who knew", () => {
  const chosen = merge(EMPTY, { title: "A" }, saying(5, null, 0), 4);
  expect(merge(chosen, { title: "B" }, saying(6, "x", 3), 4).clashes).toHaveLength(1);
  expect(merge(chosen, { title: "B" }, saying(6, "x", 3), 5).clashes).toEqual([]);
});

test("one device's words end the same in whatever order they come", () => {
  fc.assert(
    fc.property(
      fc
        .array(
          fc.record(
            { title: fc.constantFrom("A", "B", "C"), place: fc.constantFrom("Dover", "Hull") },
            { requiredKeys: [] },
          ),
          {
            minLength: 1,
            maxLength: 8,
          },
        )
        .chain((said) =>
          fc.tuple(fc.constant(said), fc.shuffledSubarray([...said.keys()], { minLength: said.length })),
        ),
      ([said, order]) => {
        const inOrder = (indexes: readonly number[]) =>
          indexes.reduce<Spoken>(
            (spoken, index, at) => merge(spoken, said[index] ?? {}, saying(at + 1, "x", index + 1), 0),
            EMPTY,
          ).fields;
        expect(inOrder(order)).toEqual(inOrder([...said.keys()]));
      },
    ),
  );
});

test("nothing that anybody said last is lost: it stands, or stands beside", () => {
  const word = fc.record({ device: fc.constantFrom("x", "y", "z"), value: fc.nat(5), base: fc.nat(6) });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
      let spoken: Spoken = EMPTY;
      for (const [at, { device, value, base }] of words.entries()) {
        const before = spoken.fields.title;
        const merged = merge(spoken, { title: value }, saying(at + 1, device, at + 1), Math.min(base, at));
        const kept = merged.clashes.map((clash) => [clash.kept.value, clash.other.value]);
        expect(merged.clashes.length > 0 ? kept : [merged.fields.title]).toEqual(
          merged.clashes.length > 0 ? [[before, value]] : [value],
        );
        spoken = merged;
      }
    }),
  );
});
