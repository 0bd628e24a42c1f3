/**
 * Distinct people: a figure is the number of identified people among its facts, and of those not identified each. A person of
 * two events stands in a row of each and once in the total, so rows of these measures do not add up.
 *
 * The pass sums these facts like any other. What is taken off here is who was met again, and only those who were met by several
 * cards at all are looked at: who they are is kept current while cards come and go.
 */
import { PANEL_NAMES, PANELS } from "./dimensions.ts";
import { countedOf, type Fact, firstOf, passesOwn, seenOf } from "./facts.ts";
import { agenciesOf, measureOf, tagsOf } from "./joined.ts";
import type { Passes, Sight } from "./question.ts";
import type { Store } from "./store.ts";
import type { Tally } from "./tally.ts";

/** A card that identifies people comes; each of them is a code of the store. */
export function meet(store: Store, row: number): void {
  const { once, again } = metOf(store, measureOf(store, row));
  for (const person of personsOf(store, row)) {
    const known = again.get(person) ?? once.get(person);
    const rows = known === undefined ? row : typeof known === "number" ? [known, row] : [...known, row];
    keep(store, { once, again }, person, rows);
  }
}

/** Before it goes. */
export function unmeet(store: Store, row: number): void {
  if (store.rows.personsCount[row] === 0) return;
  const { once, again } = metOf(store, measureOf(store, row));
  for (const person of personsOf(store, row)) {
    const known = again.get(person) ?? once.get(person);
    const rows = typeof known === "object" ? known.filter((each) => each !== row) : [];
    if (rows.length === 0) once.delete(person);
    else keep(store, { once, again }, person, rows.length === 1 ? (rows[0] as number) : rows);
  }
}

type Met = Store["met"][number];

function keep(store: Store, { once, again }: Met, person: number, rows: number | readonly number[]): void {
  if (typeof rows === "number" || areOne(store, rows)) {
    again.delete(person);
    once.set(person, rows);
  } else {
    once.delete(person);
    again.set(person, rows);
  }
}

function metOf(store: Store, measure: number): Store["met"][number] {
  const known = store.met[measure];
  if (known) return known;
  const none: Met = { once: new Map(), again: new Map() };
  store.met[measure] = none;
  return none;
}

function personsOf({ rows, persons }: Store, row: number): Int32Array {
  const from = rows.personsFrom[row] as number;
  return persons.subarray(from, from + (rows.personsCount[row] as number));
}

export function takeOffRepeats(store: Store, sight: Sight, passes: Passes, tally: Tally): void {
  const { column, pass } = sight;
  const columns = columnsOf(store, tally);
  for (const each of store.met) {
    for (const rows of each?.again.values() ?? []) {
      let seen = 0;
      for (const row of rows) seen += pass[column[row] as number] === 1 ? 1 : 0;
      if (seen < 2) continue;
      const met = rows.flatMap((row) => factOf(store, sight, passes, row) ?? []);
      if (met.length > 1) takeOff(store, met, columns, tally);
    }
  }
}

/** Two contributions to one record: one of them counts at most, so that nobody is met twice. */
function areOne({ rows }: Store, of: readonly number[]): boolean {
  const [one, other] = of as [number, number];
  return (
    of.length === 2 &&
    rows.event[one] === rows.event[other] &&
    (rows.owner[one] !== rows.owner[other] || rows.keptFor[one] !== rows.keptFor[other])
  );
}

/** Null where the card does not count, or is filtered out. */
function factOf(store: Store, sight: Sight, passes: Passes, row: number): Fact | null {
  const { rows } = store;
  if (sight.pass[sight.column[row] as number] !== 1 || !passesOwn(store, passes, row)) return null;
  if (rows.several[row] === 0) {
    const [tagged, involved] = [rows.tagged[row] as number, rows.involved[row] as number];
    if (passes.tagged[tagged] !== 1 || passes.involved[involved] !== 1) return null;
    return { row, tags: setOf(store, "tagged", tagged), agencies: setOf(store, "involved", involved) };
  }
  const seen = seenOf(store, sight, firstOf(store, row));
  if (!countedOf(store, seen).includes(row)) return null;
  const some = (name: "tagged" | "involved") =>
    seen.some((each) => passes[name][rows[name][each] as number] === 1);
  if (!some("tagged") || !some("involved")) return null;
  return { row, tags: tagsOf(store, seen), agencies: agenciesOf(store, seen) };
}

function setOf(store: Store, from: "tagged" | "involved", code: number): Int32Array {
  const sets = from === "tagged" ? store.tagSets : store.agencySets;
  return sets.members[store.combinations[from].parts[1]?.[code] as number] as Int32Array;
}

/** One person of several facts counts once in each row, not once for each fact. */
function takeOff(
  store: Store,
  met: readonly Fact[],
  columns: readonly Column[],
  { totals, panels, widths }: Tally,
): void {
  const measure = measureOf(store, (met[0] as Fact).row);
  totals[measure] = (totals[measure] as number) - met.length + 1;
  for (const { ofRow, codes, region, panel, width } of columns) {
    const first = measure * width;
    const codeOf = ({ row }: Fact): number => {
      const code = codes[ofRow[row] as number] as number;
      return region === null ? code : (region[code] as number);
    };
    for (let at = 1; at < met.length; at++) {
      const code = codeOf(met[at] as Fact);
      for (let before = 0; before < at; before++) {
        if (codeOf(met[before] as Fact) !== code) continue;
        panel[first + code] = (panel[first + code] as number) - 1;
        break;
      }
    }
  }
  for (const [name, of] of SETS) {
    const [panel, first] = [panels[name], measure * widths[name]];
    const seen: number[] = [];
    for (const fact of met) {
      for (const code of fact[of]) {
        if (!seen.includes(code)) seen.push(code);
        else panel[first + code] = (panel[first + code] as number) - 1;
      }
    }
  }
}

const SETS = [
  ["tag", "tags"],
  ["involved", "agencies"],
] as const;

/** A panel of which a card stands in one row: where its code is found. Looked up once, not once for each person. */
interface Column {
  readonly ofRow: Int32Array;
  readonly codes: Int32Array;
  readonly region: readonly number[] | null;
  readonly panel: Float64Array;
  readonly width: number;
}

function columnsOf({ rows, combinations, regionOfForce }: Store, { panels, widths }: Tally): Column[] {
  return PANEL_NAMES.flatMap((name) => {
    const { from, part } = PANELS[name];
    if (name === "tag" || name === "involved") return [];
    const codes = combinations[from].parts[part] as Int32Array;
    const region = name === "region" ? regionOfForce : null;
    return [{ ofRow: rows[from], codes, region, panel: panels[name], width: widths[name] }];
  });
}
