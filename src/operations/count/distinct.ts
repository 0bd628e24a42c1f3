/**
 * Distinct people: a figure is the number of identified people among its facts, and of those not identified each. A person of
 * two events stands in a row of each and once in the total, so rows of these measures do not add up.
 *
 * The pass sums these facts like any other. What is taken off here is who was met again: most people are met once, so that
 * little is left to do.
 */
import { PANEL_NAMES } from "./dimensions.ts";
import { codeIn, codesIn, type Fact } from "./facts.ts";
import { measureOf } from "./joined.ts";
import type { Store } from "./store.ts";
import type { Tally } from "./tally.ts";

/** The facts of a pass that name people: rows that stand alone, and facts of several cards. */
export interface Named {
  readonly alone: Int32Array;
  readonly count: number;
  readonly several: readonly Fact[];
}

export function takeOffRepeats(store: Store, named: Named, tally: Tally): void {
  const { alone, count, several } = named;
  const facts = count + several.length;
  const people = store.people.length;
  const { personsFrom, personsCount } = store.rows;
  // By fact: its row, and where the marks of its measure begin. Measures that count distinct people lie side by side.
  const rowOf = new Int32Array(facts);
  rowOf.set(alone.subarray(0, count));
  several.forEach(({ row }, nth) => {
    rowOf[count + nth] = row;
  });
  const nthOf = nthOfMeasures(store);
  const last = marksFor(store, people * (Math.max(...nthOf) + 1));
  let names = 0;
  for (let at = 0; at < facts; at++) names += personsCount[rowOf[at] as number] as number;
  const factOf = new Int32Array(names);
  const before = new Int32Array(names);
  const marks = new Int32Array(names);
  const heads: number[] = [];
  let place = 0;
  for (let at = 0; at < facts; at++) {
    const row = rowOf[at] as number;
    const first = (nthOf[measureOf(store, row)] as number) * people;
    const from = personsFrom[row] as number;
    for (let nth = from; nth < from + (personsCount[row] as number); nth++) {
      const mark = first + (store.persons[nth] as number);
      // 0 is "not met": a place in the lists is kept as one more.
      const had = last[mark] as number;
      if (had > 0 && before[had - 1] === -1) heads.push(mark);
      before[place] = had - 1;
      factOf[place] = at;
      marks[place++] = mark;
      last[mark] = place;
    }
  }
  for (const mark of heads) {
    const met: Fact[] = [];
    for (let at = (last[mark] as number) - 1; at !== -1; at = before[at] as number) {
      const fact = factOf[at] as number;
      met.push(several[fact - count] ?? factAlone(store, rowOf[fact] as number));
    }
    takeOff(store, met, tally);
  }
  // Only what was marked is wiped: the room may be large, the facts few.
  for (const mark of marks) last[mark] = 0;
}

/** One person of several facts counts once in each row, not once for each fact. */
function takeOff(store: Store, met: readonly Fact[], { totals, panels, widths }: Tally): void {
  const measure = measureOf(store, (met[0] as Fact).row);
  totals[measure] = (totals[measure] as number) - met.length + 1;
  const seen: number[] = [];
  for (const name of PANEL_NAMES) {
    const first = measure * widths[name];
    if (name !== "tag" && name !== "involved") {
      // Most meet twice: two codes, and no list.
      const codes = met.map(({ row }) => codeIn(store, name, row));
      codes.forEach((code, nth) => {
        if (codes.indexOf(code) !== nth)
          panels[name][first + code] = (panels[name][first + code] as number) - 1;
      });
      continue;
    }
    seen.length = 0;
    for (const fact of met) {
      for (const code of codesIn(store, name, fact)) {
        if (seen.includes(code)) panels[name][first + code] = (panels[name][first + code] as number) - 1;
        else seen.push(code);
      }
    }
  }
}

function factAlone(store: Store, row: number): Fact {
  const { combinations, tagSets, agencySets, rows } = store;
  const tags = combinations.tagged.parts[1]?.[rows.tagged[row] as number] as number;
  const agencies = combinations.involved.parts[1]?.[rows.involved[row] as number] as number;
  return {
    row,
    tags: tagSets.members[tags] as Int32Array,
    agencies: agencySets.members[agencies] as Int32Array,
  };
}

/** By code of the measure: the how manieth it is of those that count distinct people. */
function nthOfMeasures({ counts }: Store): Int32Array {
  let measures = 0;
  return Int32Array.from(counts, (each) => (each === "distinct_person" ? measures++ : 0));
}

function marksFor(store: Store, length: number): Int32Array {
  if (store.marks.length < length) store.marks = new Int32Array(length);
  return store.marks;
}
