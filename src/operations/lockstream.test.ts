/**
 * The Lockstream check: a month of common work, told by fifty-five agencies as agencies tell it, comes to the true figures to
 * the last digit; and adding up what was sent comes to others.
 */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  daysFrom,
  faultsOf,
  HEADLINE_IDS,
  HEADLINES,
  LANTERNFISH,
  LOCKSTREAM,
  lockstream,
  type Said,
  type SaidCard,
  TRUE_PANELS,
  type Truth,
} from "../scenario/index.ts";
import { type Counted, MEASURES, type MeasureId, measureKey } from "../vocabulary/index.ts";
import { PANELS } from "./count/dimensions.ts";
import {
  board,
  type Card,
  createStore,
  declareScope,
  join,
  remove,
  type Store,
  sayNil,
  upsert,
} from "./count/index.ts";
import { sightOfScope } from "./count/question.ts";
import { type Tally, tally } from "./count/tally.ts";

const month = lockstream(1);
const ASKER = { audiences: Uint8Array.from([0, 1]) };
const JOINT = "both-operations";

describe("the true figures", () => {
  test("are those that are published: five thousand and some questioned, 34 refused entry, 51 arrested", () => {
    for (const seed of [1, 2, 3]) {
      const { headlines } = lockstream(seed).truth.lockstream;
      expect(headlines).toMatchObject({ refused: 34, arrested: 51 });
      expect(headlines.questioned).toBeGreaterThan(5_000);
      expect(headlines.questioned).toBeLessThan(5_200);
    }
  });

  test.each([
    ["the phase", LOCKSTREAM.scope, month.truth.lockstream],
    ["the second operation", LANTERNFISH.scope, month.truth.lanternfish],
    ["both, each event once", JOINT, month.truth.joint],
  ])(
    "of %s are counted to the last digit, by day, region, area, lead, pillar and offence",
    (_, scope, truth) => {
      expectTruth(heard(month.said), scope, truth);
    },
  );

  test.each([11, 12, 13, 14, 15])("come whatever the order of commits (%i)", (seed) => {
    const store = heard(inAnyOrder(month.said, seed));
    expectTruth(store, LOCKSTREAM.scope, month.truth.lockstream);
    expectTruth(store, LANTERNFISH.scope, month.truth.lanternfish);
    expectTruth(store, JOINT, month.truth.joint);
  });

  test.each([2, 3, 4, 5])("are counted for another month as well (seed %i)", (seed) => {
    const another = lockstream(seed);
    expectTruth(heard(another.said), LOCKSTREAM.scope, another.truth.lockstream);
  });
});

describe("adding up what was sent", () => {
  const { headlines, faults, pillars, operations, identified, victims } = faultsOf(month);
  const [questioned, refused, arrested] = headlines as [FaultLine, FaultLine, FaultLine];

  test("gives 8,817 questioned where 5,128 were, 46 refused where 34 were, and 92 arrested where 51 were", () => {
    expect(headlines.map(({ id, naive, counted }) => [id, naive, counted])).toEqual([
      ["questioned", 8_817, 5_128],
      ["refused", 46, 34],
      ["arrested", 92, 51],
    ]);
  });

  test.each([1, 2, 3, 4, 5])(
    "less what each fault added is the true figure, with nothing left over (seed %i)",
    (seed) => {
      for (const { id, naive, counted, faults } of faultsOf(lockstream(seed)).headlines) {
        expect(naive - faults.reduce((sum, { adds }) => sum + adds, 0), id).toBe(counted);
        expect(naive, id).toBeGreaterThan(counted);
      }
    },
  );

  test("goes wrong by each of the faults that published figures show, by as much as is said here", () => {
    const added = ({ faults }: FaultLine) => Object.fromEntries(faults.map(({ id, adds }) => [id, adds]));
    expect(added(questioned)).toEqual({
      nil_read_as_missing: 166,
      withdrawn: 147,
      outside_the_dates: 83,
      across_midnight: 568,
      tagged_twice: 300,
      figures_beside_record: 24,
      recorded_twice: 94,
      contributions_added: 2_297,
      met_twice: 0,
      first_figure_kept: 10,
    });
    expect(added(refused)).toMatchObject({ contributions_added: 9, tagged_twice: 2, met_twice: 2 });
    expect(added(arrested)).toMatchObject({ contributions_added: 21, across_midnight: 7, recorded_twice: 2 });
  });

  test("has an example of each fault, in which what was added up is not what counts", () => {
    for (const { id, example } of faults) {
      expect(example, id).not.toBeNull();
      expect(
        example?.added.reduce((sum, { quantity }) => sum + quantity, 0),
        id,
      ).toBe(example?.naive);
      expect(example?.naive, id).not.toBe(example?.counted);
    }
  });

  test("is wrong of every pillar, and of the two operations together", () => {
    for (const { tag, naive, counted } of pillars)
      expect(naive[0], tag).toBeGreaterThan(counted[0] as number);
    expect(operations.added).toEqual([5_529, 38, 57]);
    expect(operations.counted).toEqual([5_181, 34, 54]);
  });

  test("does not say how many people were met: some of them were met at two events", () => {
    expect(identified.people).toBeLessThan(identified.met);
  });

  test("gives more potential victims than there are: that measure counts people, whom several visits met", () => {
    expect(victims.added).toBeGreaterThan(victims.counted);
    expect(victims.counted).toBe(month.truth.lockstream.totals.potential_victims);
  });
});

describe("the board", () => {
  const shown = board(heard(month.said), ASKER, {
    scope: LOCKSTREAM.scope,
    expected: {
      agencies: month.agencies.map(({ code }) => code),
      days: daysFrom(LOCKSTREAM.from, LOCKSTREAM.to),
    },
  });

  test("shows the true figures, and of rows that overlap it says that they do not add up", () => {
    const total = (id: MeasureId) => shown?.totals.find(({ measure }) => measure === key(id))?.total;
    expect(total("people_questioned_crime")).toBe(month.truth.lockstream.totals.people_questioned_crime);
    expect(total("refused_entry")).toBe(34);
    const overlapping = (["tag", "involved"] as const).map((name) => {
      const rows = Object.values(shown?.panels[name].rows ?? {});
      return rows.reduce((sum, row) => sum + (row[key("vehicles_stopped")] ?? 0), 0);
    });
    const vehicles = month.truth.lockstream.totals.vehicles_stopped as number;
    for (const sum of overlapping) expect(sum).toBeGreaterThan(vehicles);
    expect(shown?.panels.tag.adds).toBe(false);
    expect(shown?.panels.involved.adds).toBe(false);
  });

  test("never shows one to four people of a place, and what it shows together comes to the truth", () => {
    const truth = month.truth.lockstream.panels.force.refused_entry ?? {};
    expect(Object.values(truth).some((value) => value > 0 && value < 5)).toBe(true);
    const { rows, together } = shown?.panels.force ?? { rows: {}, together: [] };
    let sum = 0;
    for (const [force, row] of Object.entries(rows)) {
      const value = row[key("refused_entry")];
      if (typeof value !== "number") continue;
      expect(value, force).toBe(truth[force]);
      expect(value, force).toBeGreaterThanOrEqual(5);
      sum += value;
    }
    for (const { keys, value } of together.filter(({ measure }) => measure === key("refused_entry"))) {
      expect(value).toBe(keys.reduce((total, force) => total + (truth[force] ?? 0), 0));
      sum += value;
    }
    expect(sum).toBe(34);
  });

  test("tells those who had nothing from those who said nothing, and shows where the two contradict", () => {
    const { nil, returned } = reportsOf(month.said);
    const all = (name: "nil" | "missing" | "returned" | "contradicted") =>
      shown?.reporting?.agencies.flatMap((each) => each[name].map((day) => `${each.agency} ${day}`)) ?? [];
    expect(all("returned").sort()).toEqual([...returned].sort());
    expect(all("nil").sort()).toEqual([...nil.difference(returned)].sort());
    expect(all("contradicted").sort()).toEqual([...nil.intersection(returned)].sort());
    expect(all("contradicted").length).toBeGreaterThan(0);
    const days = daysFrom(LOCKSTREAM.from, LOCKSTREAM.to).length * month.agencies.length;
    expect(all("missing")).toHaveLength(days - nil.union(returned).size);
    expect(all("missing").some((each) => each.startsWith("DVSA "))).toBe(true);
  });
});

type FaultLine = ReturnType<typeof faultsOf>["headlines"][number];

function reportsOf(said: readonly Said[]): { nil: Set<string>; returned: Set<string> } {
  const withdrawn = new Set(said.flatMap((each) => (each.does === "withdraw" ? [each.record] : [])));
  const nil = said.flatMap((each) => (each.does === "nil" ? [`${each.agency} ${each.day}`] : []));
  const returned = said.flatMap((each) =>
    each.does === "contribute" && !withdrawn.has(each.record.id)
      ? each.record.cards
          .filter(({ scopes }) => scopes.includes(LOCKSTREAM.scope))
          .map(({ owner, day }) => `${owner} ${day}`)
      : [],
  );
  return { nil: new Set(nil), returned: new Set(returned) };
}

function expectTruth(store: Store, scope: string, truth: Truth): void {
  const sight = sightOfScope(store, scope, ASKER);
  if (!sight) throw new Error(`${scope} is not admitted`);
  const counted = tally(store, sight, {});
  for (const { id } of MEASURES) {
    expect(counted.totals[codeOf(store, id)], id).toBe(truth.totals[id]);
    for (const name of TRUE_PANELS) {
      expect(rowsOf(store, counted, name, id), `${id} by ${name}`).toEqual(truth.panels[name][id] ?? {});
    }
  }
  for (const id of HEADLINE_IDS) {
    const { measure, offences } = HEADLINES[id];
    const only = tally(store, sight, { measures: [key(measure)], ...(offences && { offences }) });
    expect(only.totals[codeOf(store, measure)], id).toBe(truth.headlines[id]);
  }
}

function rowsOf(store: Store, counted: Tally, name: (typeof TRUE_PANELS)[number], id: MeasureId) {
  const first = codeOf(store, id) * counted.widths[name];
  return Object.fromEntries(
    store.words[PANELS[name].words].values
      .map((row, code) => [row, counted.panels[name][first + code] as number] as const)
      .filter(([, value]) => value !== 0),
  );
}

/** Everything that was said, committed in this order. */
function heard(said: readonly Said[]): Store {
  const store = createStore(
    new Map<string, Counted>(MEASURES.map((each) => [measureKey(each), each.counts])),
  );
  for (const [order, name] of [LOCKSTREAM.scope, LANTERNFISH.scope, JOINT].entries()) {
    declareScope(store, { name, audience: 1, order });
  }
  const cardsOf = new Map<string, readonly string[]>();
  for (const [recorded, each] of said.entries()) {
    if (each.does === "contribute") {
      const { id, cards } = each.record;
      cardsOf.set(
        id,
        cards.map((card) => uuidOf(card.id)),
      );
      upsert(
        store,
        cards.map((card) => counting(card, each.at, recorded)),
      );
    }
    if (each.does === "amend") upsert(store, [counting(each.card, each.at, recorded)]);
    if (each.does === "withdraw") {
      remove(
        store,
        (cardsOf.get(each.record) ?? []).map((id) => ({ id, recorded })),
      );
    }
    if (each.does === "join") {
      const { id, one, other } = each;
      join(store, [{ id: uuidOf(id), one: uuidOf(one), other: uuidOf(other), recorded }]);
    }
    if (each.does === "nil") sayNil(store, [{ ...each, id: uuidOf(each.id), recorded }]);
  }
  return store;
}

function counting(card: SaidCard, at: Date, recorded: number): Card {
  const { area: force, scopes, withheld: _, ...rest } = card;
  return {
    ...rest,
    id: uuidOf(card.id),
    event: uuidOf(card.event),
    measure: key(card.measure),
    force,
    scopes: scopes.length > 0 ? [...scopes, JOINT] : scopes,
    audience: 1,
    changed: at.getTime() * 1000,
    recorded,
  };
}

/** The same name, the same id. */
function uuidOf(name: string): string {
  const digest = createHash("sha256").update(name).digest("hex");
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `4${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join("-");
}

/** Another order in which all of it could have been committed: an agency's own record is amended after it was made. */
function inAnyOrder(said: readonly Said[], seed: number): Said[] {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const recordOf = (each: Said, at: number) =>
    each.does === "contribute"
      ? each.record.id
      : each.does === "amend" || each.does === "withdraw"
        ? each.record
        : `${at}`;
  const places = said.map(() => random());
  const byRecord = Map.groupBy(said.keys(), (at) => recordOf(said[at] as Said, at));
  for (const own of byRecord.values()) {
    const sorted = own.map((at) => places[at] as number).sort((a, b) => a - b);
    own.forEach((at, nth) => {
      places[at] = sorted[nth] as number;
    });
  }
  return [...said.keys()]
    .sort((a, b) => (places[a] as number) - (places[b] as number))
    .map((at) => said[at] as Said);
}

function key(id: MeasureId): string {
  return measureKey({ id, version: 1 });
}

function codeOf(store: Store, id: MeasureId): number {
  return store.words.measure.codes.get(key(id)) as number;
}
