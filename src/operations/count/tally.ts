/**
 * Every panel in one pass over the cards, exact and not yet fit to be shown: `board` decides what may be.
 *
 * For each card that is seen, one sum for each of its five combinations grows; the panels are folded from those sums. Sums are
 * whole numbers below 2^53 (`change.ts` refuses what would leave that), so nothing is ever rounded.
 */

import { COMBINATION_NAMES, type Combination, PANEL_NAMES, PANELS, type PanelName } from "./dimensions.ts";
import { type Named, takeOffRepeats } from "./distinct.ts";
import { ALL, BESIDE, codesIn, type Fact, factOfSome, passesOwn, SOME, seenOf, standing } from "./facts.ts";
import { differ } from "./joined.ts";
import { type Filters, narrows, type Passes, passesOf, type Sight } from "./question.ts";
import type { Store } from "./store.ts";

export interface Tally {
  /** By code of the measure. */
  readonly totals: Float64Array;
  /** By measure, then by code of the row: `sums[measure * widths + code]`. */
  readonly panels: Readonly<Record<PanelName, Float64Array>>;
  readonly widths: Readonly<Record<PanelName, number>>;
  /** By measure: facts on which contributions differ. */
  readonly differing: Float64Array;
}

export function tally(store: Store, sight: Sight, filters: Filters): Tally {
  const passes = passesOf(store, filters);
  const sums = Object.fromEntries(
    COMBINATION_NAMES.map((name) => [name, new Float64Array(store.combinations[name].length)]),
  ) as Record<Combination, Float64Array>;
  const measures = store.counts.length;
  const widths = Object.fromEntries(
    PANEL_NAMES.map((name) => [name, store.words[PANELS[name].words].values.length]),
  ) as Record<PanelName, number>;
  const result: Tally = {
    totals: new Float64Array(measures),
    panels: Object.fromEntries(
      PANEL_NAMES.map((name) => [name, new Float64Array(measures * widths[name])]),
    ) as Record<PanelName, Float64Array>,
    widths,
    differing: new Float64Array(measures),
  };
  const filtered = narrows(filters) || filters.measures !== undefined;
  const { some, named } = pass(store, sight, passes, filtered, sums, result);
  fold(store, sums, result);
  for (const fact of some) addFact(store, fact, result);
  takeOffRepeats(store, named, result);
  return result;
}

/**
 * The pass itself. Returns what needs more than a sum. Cards that stand alone are listed first and then summed one combination
 * after the other, so that each loop runs over few numbers: half the time of five sums at once.
 */
function pass(
  store: Store,
  sight: Sight,
  passes: Passes,
  filtered: boolean,
  sums: Record<Combination, Float64Array>,
  { differing }: Tally,
): { readonly some: Fact[]; readonly named: Named } {
  const { rows } = store;
  const { column, pass: seen } = sight;
  const { length, several, tagged, involved } = rows;
  const ofMeasure = store.combinations.when.parts[0] as Int32Array;
  const isDistinct = Uint8Array.from(store.counts, (each) => (each === "distinct_person" ? 1 : 0));
  const some: Fact[] = [];
  const naming: Fact[] = [];
  const alone = listFor(store, length);
  let count = 0;
  for (let row = 0; row < length; row++) {
    if (seen[column[row] as number] !== 1) continue;
    if (several[row] === 0) {
      if (!filtered || passesAll(store, passes, row, tagged[row] as number, involved[row] as number)) {
        alone[count++] = row;
      }
      continue;
    }
    const stands = standing(store, sight, row);
    if (stands === BESIDE) continue;
    const measure = ofMeasure[rows.when[row] as number] as number;
    if (stands === SOME) {
      const fact = factOfSome(store, sight, passes, row);
      if (fact === null) continue;
      some.push(fact);
      if (isDistinct[measure] === 1) naming.push(fact);
      if (differ(store, seenOf(store, sight, row))) add(differing, measure, 1);
      continue;
    }
    const tags = (stands === ALL ? rows.allTagged : tagged)[row] as number;
    const agencies = (stands === ALL ? rows.allInvolved : involved)[row] as number;
    if (filtered && !passesAll(store, passes, row, tags, agencies)) continue;
    if (stands === ALL && rows.allDiffer[row] === 1) add(differing, measure, 1);
    if (isDistinct[measure] === 1) {
      naming.push({ row, tags: setOf(store, "tagged", tags), agencies: setOf(store, "involved", agencies) });
    }
    const adds = rows.value[row] as number;
    add(sums.when, rows.when[row] as number, adds);
    add(sums.where, rows.where[row] as number, adds);
    add(sums.what, rows.what[row] as number, adds);
    add(sums.tagged, tags, adds);
    add(sums.involved, agencies, adds);
  }
  for (const combination of COMBINATION_NAMES) {
    sumUp(alone, count, rows[combination], rows.value, sums[combination]);
  }
  // The list is done with: those that name people move to its front.
  let names = 0;
  const namesPeople = Uint8Array.from(
    ofMeasure.subarray(0, sums.when.length),
    (each) => isDistinct[each] as number,
  );
  for (let at = 0; at < count; at++) {
    const row = alone[at] as number;
    if (namesPeople[rows.when[row] as number] === 1) alone[names++] = row;
  }
  return { some, named: { alone, count: names, several: naming } };
}

function sumUp(
  list: Int32Array,
  count: number,
  codes: Int32Array,
  value: Float64Array,
  sums: Float64Array,
): void {
  for (let at = 0; at < count; at++) {
    const row = list[at] as number;
    const code = codes[row] as number;
    sums[code] = (sums[code] as number) + (value[row] as number);
  }
}

function passesAll(store: Store, passes: Passes, row: number, tags: number, agencies: number): boolean {
  return passesOwn(store, passes, row) && passes.tagged[tags] === 1 && passes.involved[agencies] === 1;
}

function setOf(store: Store, from: "tagged" | "involved", code: number): Int32Array {
  const sets = from === "tagged" ? store.tagSets : store.agencySets;
  return sets.members[store.combinations[from].parts[1]?.[code] as number] as Int32Array;
}

function listFor(store: Store, length: number): Int32Array {
  if (store.list.length < length) store.list = new Int32Array(store.rows.capacity);
  return store.list;
}

/** From sums by combination to panels. */
function fold(
  store: Store,
  sums: Record<Combination, Float64Array>,
  { panels, widths, totals }: Tally,
): void {
  const { combinations, regionOfForce } = store;
  const measures = (from: Combination) => combinations[from].parts[0] as Int32Array;
  const measureOfWhen = measures("when");
  for (let code = 0; code < sums.when.length; code++) {
    add(totals, measureOfWhen[code] as number, sums.when[code] as number);
  }
  for (const name of PANEL_NAMES) {
    const { from, part } = PANELS[name];
    const [panel, width, ofMeasure] = [panels[name], widths[name], measures(from)];
    const codes = combinations[from].parts[part] as Int32Array;
    const sets = name === "tag" ? store.tagSets : name === "involved" ? store.agencySets : null;
    const summed = sums[from];
    for (let code = 0; code < summed.length; code++) {
      const sum = summed[code] as number;
      if (sum === 0) continue;
      const first = (ofMeasure[code] as number) * width;
      const value = codes[code] as number;
      if (sets) for (const each of sets.members[value] as Int32Array) add(panel, first + each, sum);
      else add(panel, first + (name === "region" ? (regionOfForce[value] as number) : value), sum);
    }
  }
}

function addFact(store: Store, fact: Fact, { panels, widths, totals }: Tally): void {
  const measure = store.combinations.when.parts[0]?.[store.rows.when[fact.row] as number] as number;
  const adds = store.rows.value[fact.row] as number;
  add(totals, measure, adds);
  for (const name of PANEL_NAMES) {
    for (const code of codesIn(store, name, fact)) add(panels[name], measure * widths[name] + code, adds);
  }
}

function add(sums: Float64Array, at: number, adds: number): void {
  sums[at] = (sums[at] as number) + adds;
}
