/**
 * Every panel in one pass over the cards, exact and not yet fit to be shown: `board` decides what may be.
 *
 * For each card that is seen, one sum for each of its five combinations grows; the panels are folded from those sums. Sums are
 * whole numbers below 2^53 (`change.ts` refuses what would leave that), so nothing is ever rounded.
 */

import { COMBINATION_NAMES, type Combination, PANEL_NAMES, PANELS, type PanelName } from "./dimensions.ts";
import { takeOffRepeats } from "./distinct.ts";
import { codesIn, type Fact, factsOfSeen, firstOf, passesOwn, seenOf } from "./facts.ts";
import { differ, measureOf } from "./joined.ts";
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
  const { few } = sight;
  if (few) addFewAlone(store, few, passes, filtered, sums);
  else addAlone(store, sight, passes, filtered, sums);
  const shared = few ? firstsOf(store, few) : store.shared.subarray(0, store.sharedLength);
  const some = addShared(store, sight, passes, filtered, shared, sums, result.differing);
  fold(store, sums, result);
  for (const fact of some) addFact(store, fact, result);
  takeOffRepeats(store, sight, passes, result);
  return result;
}

type Sums = Record<Combination, Float64Array>;

/**
 * Cards that stand alone, a block at a time, so that what a block adds stays near: first what each row adds, 0 where it does not
 * count; then sums, one combination after the other, so that each loop reads few numbers. Where few rows count, they are listed.
 */
function addAlone(
  store: Store,
  { column, pass }: Sight,
  passes: Passes,
  filtered: boolean,
  sums: Sums,
): void {
  const { rows } = store;
  const { length, several, value } = rows;
  const narrow = filtered ? COMBINATION_NAMES.filter((name) => passes[name].includes(0)) : [];
  for (let from = 0; from < length; from += BLOCK) {
    const end = Math.min(length, from + BLOCK);
    let count = 0;
    for (let row = from; row < end; row++) {
      // Without a branch: whether a row is seen cannot be foreseen.
      const counts = (pass[column[row] as number] as number) & (1 - (several[row] as number));
      ADDS[row - from] = counts * (value[row] as number);
      count += counts;
    }
    for (const name of narrow) count = narrowed(from, end, rows[name], passes[name]);
    if (count > (end - from) * WORTH_A_LIST) {
      for (const name of COMBINATION_NAMES) sumUp(from, end, rows[name], sums[name]);
    } else {
      const listed = listOfBlock(end - from);
      for (const name of COMBINATION_NAMES) sumUpListed(from, listed, rows[name], sums[name]);
    }
  }
}

/** The same where few rows are seen, which are listed. */
function addFewAlone(store: Store, few: Int32Array, passes: Passes, filtered: boolean, sums: Sums): void {
  const { rows } = store;
  const { several, tagged, involved } = rows;
  for (let at = 0; at < few.length; at++) {
    const row = few[at] as number;
    if (several[row] === 1) continue;
    const [tags, agencies] = [tagged[row] as number, involved[row] as number];
    if (filtered && !passesAll(store, passes, row, tags, agencies)) continue;
    addRow(store, row, tags, agencies, sums);
  }
}

/** Of the facts with several cards to which these rows belong, the first, once each. */
function firstsOf(store: Store, few: Int32Array): Int32Array {
  const firsts = new Set<number>();
  for (let at = 0; at < few.length; at++) {
    if (store.rows.several[few[at] as number] === 1) firsts.add(firstOf(store, few[at] as number));
  }
  return Int32Array.from(firsts);
}

const BLOCK = 8192;
/** Room for what each row of a block adds, and for a list of rows; what they hold means nothing between two blocks. */
const ADDS = new Float64Array(BLOCK);
const LIST = new Int32Array(BLOCK);
/** A share of the rows above which it is quicker to add 0 than to list those that add more. */
const WORTH_A_LIST = 0.3;

/** Answers how many are left. */
function narrowed(from: number, end: number, codes: Int32Array, passing: Uint8Array): number {
  let count = 0;
  for (let row = from; row < end; row++) {
    if (ADDS[row - from] === 0) continue;
    if (passing[codes[row] as number] === 1) count++;
    else ADDS[row - from] = 0;
  }
  return count;
}

function listOfBlock(length: number): number {
  let listed = 0;
  for (let at = 0; at < length; at++) if (ADDS[at] !== 0) LIST[listed++] = at;
  return listed;
}

function sumUp(from: number, end: number, codes: Int32Array, sums: Float64Array): void {
  for (let row = from; row < end; row++) {
    const code = codes[row] as number;
    sums[code] = (sums[code] as number) + (ADDS[row - from] as number);
  }
}

function sumUpListed(from: number, listed: number, codes: Int32Array, sums: Float64Array): void {
  for (let nth = 0; nth < listed; nth++) {
    const at = LIST[nth] as number;
    const code = codes[from + at] as number;
    sums[code] = (sums[code] as number) + (ADDS[at] as number);
  }
}

/** Events with several cards of one measure. Answers those that need more than a sum: some of their cards are not seen. */
function addShared(
  store: Store,
  sight: Sight,
  passes: Passes,
  filtered: boolean,
  shared: Int32Array,
  sums: Sums,
  differing: Float64Array,
): readonly Fact[] {
  const { rows } = store;
  const { column, pass } = sight;
  const { worse, contribution } = rows;
  const some: Fact[] = [];
  for (let at = 0; at < shared.length; at++) {
    const first = shared[at] as number;
    let [best, seen, hidden] = [-1, 0, 0];
    for (let row = first; row !== -1; row = worse[row] as number) {
      if (pass[column[row] as number] !== 1) hidden++;
      else {
        if (best === -1) best = row;
        seen++;
      }
    }
    if (best === -1) continue;
    if (hidden > 0 && seen > 1) {
      const all = seenOf(store, sight, first);
      const facts = factsOfSeen(store, passes, all);
      some.push(...facts);
      if (facts.length > 0 && differ(store, all)) add(differing, measureOf(store, first), 1);
      continue;
    }
    const tags = (hidden === 0 ? rows.allTagged : rows.tagged)[hidden === 0 ? first : best] as number;
    const agencies = (hidden === 0 ? rows.allInvolved : rows.involved)[hidden === 0 ? first : best] as number;
    let counts = false;
    for (let row = best; row !== -1; row = worse[row] as number) {
      if (contribution[row] !== contribution[best] || pass[column[row] as number] !== 1) continue;
      if (filtered && !passesAll(store, passes, row, tags, agencies)) continue;
      counts = true;
      addRow(store, row, tags, agencies, sums);
    }
    if (counts && hidden === 0 && rows.allDiffer[first] === 1) add(differing, measureOf(store, first), 1);
  }
  return some;
}

function addRow({ rows }: Store, row: number, tags: number, agencies: number, sums: Sums): void {
  const adds = rows.value[row] as number;
  add(sums.when, rows.when[row] as number, adds);
  add(sums.where, rows.where[row] as number, adds);
  add(sums.what, rows.what[row] as number, adds);
  add(sums.tagged, tags, adds);
  add(sums.involved, agencies, adds);
}

function passesAll(store: Store, passes: Passes, row: number, tags: number, agencies: number): boolean {
  return passesOwn(store, passes, row) && passes.tagged[tags] === 1 && passes.involved[agencies] === 1;
}

/** From sums by combination to panels: each combination is gone through once, for all panels that come from it. */
function fold(store: Store, sums: Record<Combination, Float64Array>, tally: Tally): void {
  const { combinations, tagSets, agencySets, regionOfForce } = store;
  for (const from of COMBINATION_NAMES) {
    const { parts, length } = combinations[from];
    const ofMeasure = parts[0] as Int32Array;
    const targets = PANEL_NAMES.flatMap((name) =>
      PANELS[name].from === from
        ? {
            panel: tally.panels[name],
            width: tally.widths[name],
            codes: parts[PANELS[name].part] as Int32Array,
            region: name === "region" ? regionOfForce : null,
            sets: name === "tag" ? tagSets : name === "involved" ? agencySets : null,
          }
        : [],
    );
    const summed = sums[from];
    for (let code = 0; code < length; code++) {
      const sum = summed[code] as number;
      if (sum === 0) continue;
      const measure = ofMeasure[code] as number;
      if (from === "when") add(tally.totals, measure, sum);
      for (const { panel, width, codes, region, sets } of targets) {
        const first = measure * width;
        const value = codes[code] as number;
        if (sets) for (const each of sets.members[value] as Int32Array) add(panel, first + each, sum);
        else add(panel, first + (region ? (region[value] as number) : value), sum);
      }
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
