import { describe, expect, test } from "vitest";
import type { ActivityWire } from "../../../src/contract/field.ts";
import { ACTIVITY, DEVICE, operation, someActivity, tally } from "../testing/some.ts";
import { missing } from "./missing.ts";
import { applied, myCount, shown, total } from "./reducer.ts";

const ME = { device: DEVICE, name: "PC Amina Rahman", agency: "KENT" };
const OTHER = "1e8e6f1e-52e5-4a52-8a26-0b6a5d2f4a02";
const PART = "7b2e1d47-0a54-4a10-8a30-7a1a8c2d1b02";

const counted = (mine: number, theirs: number): ActivityWire["tallies"] => [
  {
    measure: "vehicles_stopped",
    total: mine + theirs,
    devices: [
      { device: DEVICE, by: ME.name, mine: true, quantity: mine },
      { device: OTHER, by: "Sgt Gareth Lloyd", mine: false, quantity: theirs },
    ],
  },
];

test("what is not sent yet is seen over what the server said, and what it refused is not", () => {
  const waiting = [
    operation({ do: "set", activity: ACTIVITY, fields: { place: "M20 junction 11" } }),
    { ...operation({ do: "set", activity: ACTIVITY, fields: { place: "Nowhere" } }), refused: "No." },
  ];
  const [activity] = shown([someActivity()], waiting, ME);
  expect(activity?.fields).toEqual({ kind: "vehicle_checks", place: "M20 junction 11" });
});

test("an activity that was begun here is there before the server knows of it, on the day in London on which it began", () => {
  const begun = operation(
    { do: "set", activity: ACTIVITY, fields: { kind: "patrol", beganAt: "2026-07-01T23:30:00.000Z" } },
    "2026-07-01T23:30:00.000Z",
  );
  const [activity] = shown([], [begun], ME);
  expect(activity).toMatchObject({
    id: ACTIVITY,
    state: "draft",
    agency: "KENT",
    day: "2026-07-02",
    version: 0,
  });
});

describe("a count", () => {
  test("is this device's own total and leaves what others counted as it is", () => {
    const after = applied(someActivity({ tallies: counted(4, 7) }), tally(5), ME);
    expect(myCount(after, "vehicles_stopped", DEVICE)).toBe(5);
    expect(myCount(after, "vehicles_stopped", OTHER)).toBe(7);
    expect(total(after, "vehicles_stopped")).toBe(12);
  });

  test("that was sent and came back in the server's answer is not added a second time", () => {
    const answered = someActivity({ tallies: counted(5, 7) });
    expect(total(applied(answered, tally(5), ME), "vehicles_stopped")).toBe(12);
  });

  test("of another measure stands beside it", () => {
    const after = applied(someActivity({ tallies: counted(1, 0) }), tally(3, "people_stopped"), ME);
    expect([total(after, "vehicles_stopped"), total(after, "people_stopped")]).toEqual([1, 3]);
  });
});

describe("a part", () => {
  const set = (fields: object) =>
    operation({ do: "set_part", activity: ACTIVITY, part: PART, kind: "encounter", fields });

  test("is begun by its first words, keeps what later words do not touch, and can be taken off", () => {
    const first = applied(someActivity(), set({ child: true, name: "A" }), ME);
    const second = applied(first, set({ name: "B" }), ME);
    expect(second.parts).toMatchObject([{ id: PART, kind: "encounter", fields: { child: true, name: "B" } }]);
    expect(
      applied(second, operation({ do: "remove_part", activity: ACTIVITY, part: PART }), ME).parts,
    ).toEqual([]);
  });
});

test("a power that is taken back is none from then on, also before the server has heard of it", () => {
  const set = (fields: object) =>
    operation({ do: "set_part", activity: ACTIVITY, part: PART, kind: "encounter", fields });
  const server = applied(someActivity(), set({ power: "consent", questioned: ["crime"], name: "A" }), ME);
  const [activity] = shown([server], [set({ power: null, questioned: [] })], ME);
  expect(activity?.parts[0]?.fields).toEqual({ power: null, questioned: [], name: "A" });
  expect(missing(server, (power) => power === "consent").some(({ stops }) => stops)).toBe(false);
  expect(missing(activity ?? server, () => true).map(({ says }) => says)).not.toContain(
    "An encounter names no grounds",
  );
});

test("submitting a returned activity takes the supervisor's reason away", () => {
  const returned = someActivity({ state: "returned", returnedReason: "Which lane?" });
  const after = applied(returned, operation({ do: "submit", activity: ACTIVITY }), ME);
  expect([after.state, after.returnedReason]).toEqual(["submitted", null]);
});

test("applying changes nothing of what it was given", () => {
  const before = Object.freeze(someActivity({ tallies: counted(1, 1) }));
  const copy = structuredClone(before);
  applied(before, tally(9), ME);
  expect(before).toEqual(copy);
});
