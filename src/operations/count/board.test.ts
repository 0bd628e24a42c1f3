import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OperationalDay } from "../../vocabulary/index.ts";
import { against } from "./against.ts";
import { type Board, board } from "./board.ts";
import { BadCard } from "./card.ts";
import { cardOf, remove, sayNil, takeBackNil, upsert } from "./change.ts";
import { PANEL_NAMES, type PanelName } from "./dimensions.ts";
import { type Opened, open } from "./open.ts";
import type { Store } from "./store.ts";
import { filters, history, MEASURES, readable, uuid } from "./testing/arbitrary.ts";
import { card, people } from "./testing/card.ts";
import { apply, emptyStore } from "./testing/kernel.ts";
import { everyFigure, factsOf, holds, standing } from "./testing/naive.ts";

const everyone = { audiences: Uint8Array.from([0, 1, 1, 1]) };
const KEY = "arrested@1";

/** Rows of an opened figure by the ids of their cards. */
function namesOf(store: Store, opened: Opened | null) {
  const name = (row: number) => cardOf(store, row).id;
  return (
    opened && {
      counted: opened.counted.map(name),
      beside: opened.beside.map(name),
      differing: [...opened.differing].map(name),
    }
  );
}

function figure(shown: Board | null, panel: PanelName, key: string): number | null | undefined {
  return shown?.panels[panel].rows[key]?.[KEY];
}

describe("a scope", () => {
  test("shows the same to everyone whom it admits, and nothing to anybody else", () => {
    fc.assert(
      fc.property(history, filters, readable, readable, (changes, narrowed, one, other) => {
        const store = apply(emptyStore(), changes);
        const ask = (audiences: Uint8Array) =>
          board(store, { audiences }, { scope: "phase", filters: narrowed });
        expect(ask(one) === null).toBe(one[1] !== 1);
        if (one[1] === 1 && other[1] === 1) expect(ask(one)).toEqual(ask(other));
      }),
      { numRuns: 300 },
    );
    const store = emptyStore();
    expect(board(store, everyone, { scope: "no such scope" })).toBeNull();
  });

  test("says nothing of events outside it", () => {
    const store = emptyStore();
    upsert(store, [people(9, "KENT", ["phase"])]);
    const before = board(store, everyone, { scope: "phase" });
    upsert(store, [people(9, "ESSEX", []), people(9, "SOMEWHERE", []), people(2, "KENT", [])]);
    expect(board(store, everyone, { scope: "phase" })).toEqual(before);
  });
});

test("what is shown is what was counted, and what is not shown by itself is shown with others or not at all", () => {
  fc.assert(
    fc.property(history, filters, (changes, narrowed) => {
      const store = apply(emptyStore(), changes);
      const shown = board(store, everyone, { scope: null, filters: narrowed }) as Board;
      const { cards, joins } = standing(changes);
      const all = everyFigure(
        factsOf(cards, joins, MEASURES).filter((fact) => holds(fact, narrowed)),
        MEASURES,
      );
      for (const name of PANEL_NAMES) {
        const { rows, together, withheld } = shown.panels[name];
        for (const [key, figures] of Object.entries(rows)) {
          for (const [measure, value] of Object.entries(figures)) {
            if (value !== null) expect(value).toBe(all.get(`${name} / ${measure} / ${key}`));
            else
              expect(
                together.filter((each) => each.measure === measure).some(({ keys }) => keys.includes(key)) ||
                  name === "region",
              ).toBe(true);
          }
        }
        for (const { measure, keys, value } of together) {
          expect(value).toBe(
            keys.reduce((sum, key) => sum + (all.get(`${name} / ${measure} / ${key}`) ?? 0), 0),
          );
        }
        for (const [written, value] of all) {
          const [panel, measure, key] = written.split(" / ") as [string, string, string];
          if (panel !== name || withheld.includes(measure)) continue;
          if (narrowed.measures && !narrowed.measures.includes(measure)) continue;
          expect(rows[key]?.[measure], written).toSatisfy((each) => each === value || each === null);
        }
      }
    }),
    { numRuns: 500 },
  );
});

describe("people by area", () => {
  test("under five are shown with their neighbour only, and both sums still come to the total", () => {
    const store = emptyStore();
    upsert(store, [
      people(2, "NORFOLK", ["phase"]),
      people(8, "CAMBS", ["phase"]),
      people(20, "MPS", ["phase"]),
    ]);
    const shown = board(store, everyone, { scope: "phase" });
    expect(figure(shown, "force", "CAMBS")).toBeNull();
    expect(figure(shown, "force", "NORFOLK")).toBeNull();
    expect(figure(shown, "force", "MPS")).toBe(20);
    expect(figure(shown, "region", "Eastern")).toBe(10);
    expect(shown?.panels.force.together).toEqual([{ measure: KEY, keys: ["CAMBS", "NORFOLK"], value: 10 }]);
  });

  test("of a release and of the board after it cannot be subtracted into fewer than five", () => {
    const store = emptyStore();
    const both = ["phase", "release"];
    upsert(store, [
      people(9, "CAMBS", both),
      people(8, "NORFOLK", both),
      people(2, "CAMBS", ["phase"]),
      people(6, "NORFOLK", ["phase"]),
    ]);
    expect(figure(board(store, everyone, { scope: "release" }), "force", "CAMBS")).toBe(9);
    const now = board(store, everyone, { scope: "phase" });
    expect(figure(now, "force", "CAMBS")).toBeNull();
    expect(figure(now, "region", "Eastern")).toBe(25);
  });

  test("nor can a scope and what somebody may open themselves", () => {
    const store = emptyStore();
    upsert(store, [
      people(9, "CAMBS", ["phase"]),
      people(8, "NORFOLK", ["phase"]),
      people(3, "CAMBS", []),
      people(7, "NORFOLK", []),
    ]);
    expect(figure(board(store, everyone, { scope: "phase" }), "force", "CAMBS")).toBe(9);
    expect(figure(board(store, everyone, { scope: null }), "force", "CAMBS")).toBeNull();
    expect(figure(board(store, everyone, { scope: null }), "force", "NORFOLK")).toBeNull();
  });

  test("an amended card is laid against what was released of it, person by person", () => {
    const store = emptyStore();
    const frozen = { ...people(9, "CAMBS", ["release"]), id: uuid("frozen"), keptFor: "release" };
    upsert(store, [frozen, { ...frozen, id: uuid("amend"), keptFor: "", quantity: 11, scopes: ["phase"] }]);
    upsert(store, [people(8, "NORFOLK", ["phase", "release"]), people(8, "MPS", ["phase", "release"])]);
    expect(figure(board(store, everyone, { scope: "release" }), "force", "CAMBS")).toBe(9);
    expect(board(store, everyone, { scope: "phase" })?.panels.force.withheld).toContain(KEY);
  });

  test("are not shown under a filter, and nothing of people is under a filter that picks an area", () => {
    const store = emptyStore();
    upsert(store, [people(9, "KENT", ["phase"]), { ...people(9, "KENT", ["phase"]), measure: "visits@1" }]);
    const byMode = board(store, everyone, { scope: "phase", filters: { modes: ["air"] } });
    expect(byMode?.panels.force.withheld).toContain(KEY);
    expect(byMode?.panels.force.rows).toEqual({ KENT: { "visits@1": 1 } });
    expect(figure(byMode, "mode", "air")).toBe(9);
    for (const narrowed of [
      { forces: ["KENT"] },
      { regions: ["Eastern"] },
      { leads: ["KENT"] },
      { involved: ["KENT"] },
    ]) {
      const shown = board(store, everyone, { scope: "phase", filters: narrowed });
      expect(shown?.totals.find(({ measure }) => measure === KEY)?.total).toBeNull();
      expect(JSON.stringify(shown?.panels.day.rows)).not.toContain(KEY);
    }
  });

  test("are protected as well by the local agency that leads; a national one is no place", () => {
    const store = emptyStore();
    upsert(store, [
      people(2, "KENT", ["phase"]),
      people(9, "ESSEX", ["phase"]),
      { ...people(3, "KENT", ["phase"]), lead: "NCA" },
    ]);
    const shown = board(store, everyone, { scope: "phase" });
    expect(figure(shown, "lead", "KENT")).toBeNull();
    expect(figure(shown, "lead", "ESSEX")).toBeNull();
    expect(figure(shown, "lead", "NCA")).toBe(3);
    // Who is involved and who leads could be subtracted.
    expect(Object.keys(shown?.panels.involved.rows ?? {})).toEqual(["NCA"]);
    expect(shown?.panels.involved.withheld).toContain(KEY);
  });
});

describe("several cards of one event", () => {
  test("are one figure: the lead's; and that they differ is told", () => {
    const store = emptyStore();
    const lead = card({ event: uuid("raid"), quantity: 5, state: "provisional" });
    const other = card({ event: uuid("raid"), quantity: 7, owner: "BF" });
    upsert(store, [lead, other]);
    const shown = board(store, everyone, { scope: "phase" });
    expect(shown?.totals.find(({ measure }) => measure === KEY)).toMatchObject({ total: 5, differing: 1 });
    expect(namesOf(store, open(store, everyone, { scope: "phase" }, { measure: KEY }))).toEqual({
      counted: [lead.id],
      beside: [other.id],
      differing: [lead.id],
    });
    expect(figure(shown, "involved", "BF")).toBe(5);
  });

  test("without the lead's, the validated one counts before a later provisional one", () => {
    const store = emptyStore();
    upsert(store, [
      card({ event: uuid("raid"), quantity: 3, owner: "BF" }),
      card({ event: uuid("raid"), quantity: 4, owner: "NCA", state: "provisional" }),
    ]);
    expect(
      board(store, everyone, { scope: "phase" })?.totals.find(({ measure }) => measure === KEY)?.total,
    ).toBe(3);
  });
});

describe("a figure opened", () => {
  test("is the cards whose quantities come to it, whatever the filters", () => {
    fc.assert(
      fc.property(
        history,
        filters,
        fc.constantFrom(...MEASURES.keys()),
        fc.constantFrom("", "air"),
        (changes, narrowed, measure, key) => {
          fc.pre(MEASURES.get(measure) === "amount");
          const store = apply(emptyStore(), changes);
          const question = { scope: null, filters: { ...narrowed, measures: [measure] } };
          const opened = namesOf(store, open(store, everyone, question, { measure, panel: "mode", key }));
          const cards = standing(changes).cards;
          const sum = opened?.counted.reduce(
            (total, id) => total + (cards.find((each) => each.id === id)?.quantity ?? 0),
            0,
          );
          expect(sum).toBe(board(store, everyone, question)?.panels.mode.rows[key]?.[measure] ?? 0);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("says nothing where it is not shown, and by area only what the asker may read anyway", () => {
    const store = emptyStore();
    const [readableCard, hidden] = [
      people(9, "MPS", ["phase"]),
      { ...people(9, "MPS", ["phase"]), audience: 2 },
    ];
    upsert(store, [people(2, "NORFOLK", ["phase"]), people(8, "CAMBS", ["phase"]), readableCard, hidden]);
    const asker = { audiences: Uint8Array.from([0, 1]) };
    const ask = (key: string) =>
      namesOf(store, open(store, asker, { scope: "phase" }, { measure: KEY, panel: "force", key }));
    expect(ask("NORFOLK")).toBeNull();
    expect(ask("CAMBS")).toBeNull();
    expect(ask("MPS")?.counted).toEqual([readableCard.id]);
    expect(open(store, asker, { scope: "phase" }, { measure: KEY })?.counted).toHaveLength(4);
    expect(open(store, asker, { scope: "release" }, { measure: KEY })).toBeNull();
  });
});

test("a nil return is a statement, a missing one the absence of any, and a card beside a nil return contradicts it", () => {
  const store = emptyStore();
  const [first, second] = ["2026-03-28", "2026-03-29"] as OperationalDay[];
  upsert(store, [people(1, "KENT", ["phase"])]);
  const nil = (id: string, agency: string, day: OperationalDay | undefined) =>
    sayNil(store, [{ id, agency, day: day as OperationalDay, scope: "phase", recorded: 9 }]);
  nil("n1", "KENT", first);
  nil("n2", "ESSEX", first);
  nil("n3", "ESSEX", second);
  takeBackNil(store, [{ id: "n3", recorded: 10 }]);
  const expected = { agencies: ["KENT", "ESSEX"], days: [first as string, second as string] };
  expect(
    board(store, everyone, { scope: "phase", filters: { modes: [] }, expected })?.reporting?.agencies,
  ).toEqual([
    { agency: "KENT", returned: [first], nil: [], missing: [second], contradicted: [first] },
    { agency: "ESSEX", returned: [], nil: [first], missing: [second], contradicted: [] },
  ]);
});

test("figures stand against objectives and a baseline, and another version of a measure does not compare", () => {
  const store = emptyStore();
  upsert(store, [people(9, "KENT", ["phase"])]);
  const now = board(store, everyone, { scope: "phase" }) as Board;
  const before: Board = {
    ...now,
    totals: [{ ...(now.totals[1] as Board["totals"][0]), measure: "arrested@0", total: 4 }],
  };
  const [arrested] = against(now, [{ measure: KEY, wanted: 12 }], before).filter(
    ({ measure }) => measure === KEY,
  );
  expect(arrested).toEqual({
    measure: KEY,
    value: 9,
    wanted: 12,
    remaining: 3,
    baseline: null,
    change: null,
  });
});

describe("a card that cannot be counted is refused and changes nothing", () => {
  test.each([
    ["half a person", { quantity: 0.5 }],
    ["fewer than none", { quantity: -1 }],
    ["a measure that is not defined", { measure: "arrested@2" }],
    ["nobody who may read it", { audience: 0 }],
    ["more than can be summed exactly", { quantity: Number.MAX_SAFE_INTEGER }],
  ])("%s", (_, wrong) => {
    const store = emptyStore();
    const sound = people(9, "KENT", ["phase"]);
    upsert(store, [sound]);
    const before = board(store, everyone, { scope: "phase" });
    expect(() => upsert(store, [people(9, "MPS", ["phase"]), card(wrong)])).toThrow(BadCard);
    expect(board(store, everyone, { scope: "phase" })).toEqual(before);
    remove(store, [{ id: sound.id, recorded: 1e9 }]);
    expect(store.sum).toBe(0);
  });
});

describe("a contribution of several cards", () => {
  const cell = (some: Partial<Parameters<typeof card>[0]>) =>
    card({ event: uuid("raid"), lead: "KENT", owner: "KENT", ...some });

  test("counts whole, and another agency's cards stand beside it, whatever they call the same arrests", () => {
    const store = emptyStore();
    upsert(store, [
      cell({ offence: "facilitation", quantity: 2 }),
      cell({ offence: "drugs", quantity: 1 }),
      cell({ owner: "BF", offence: "theft", quantity: 3 }),
    ]);
    const shown = board(store, everyone, { scope: "phase" });
    expect(shown?.totals.find(({ measure }) => measure === KEY)).toMatchObject({ total: 3, differing: 0 });
    expect(shown?.panels.offence.rows).toMatchObject({ facilitation: { [KEY]: 2 }, drugs: { [KEY]: 1 } });
    expect(figure(shown, "offence", "theft")).toBeUndefined();
    expect(open(store, everyone, { scope: "phase" }, { measure: KEY })).toMatchObject({ total: 3 });
  });

  test("gives way as a whole, and what of it is not seen is not counted", () => {
    const store = emptyStore();
    upsert(store, [
      cell({ owner: "BF", offence: "facilitation", quantity: 2, scopes: [] }),
      cell({ owner: "BF", offence: "drugs", quantity: 4 }),
      cell({ owner: "KENT", quantity: 5, scopes: ["release"] }),
    ]);
    const total = (scope: string | null) =>
      board(store, everyone, { scope })?.totals.find(({ measure }) => measure === KEY)?.total;
    expect(total("phase")).toBe(4);
    expect(total("release")).toBe(5);
    expect(total(null)).toBe(5);
  });
});
