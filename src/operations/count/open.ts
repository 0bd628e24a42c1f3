/**
 * A figure opened to its cards. Only what the board shows by itself opens. The cards of a figure of people by place are those
 * that the asker may read anyway: their ids could be laid against those of another figure.
 */
import type { Question } from "./board.ts";
import { PANELS, type PanelName } from "./dimensions.ts";
import { codesIn, countedOf, type Fact, factsOf } from "./facts.ts";
import { measureOf } from "./joined.ts";
import { protect } from "./protect/protect.ts";
import { type Asker, narrows, passesOf, sightOf, sightOfScope } from "./question.ts";
import { columnOf, isPeople, picksPlace } from "./shown.ts";
import type { Store } from "./store.ts";
import { tally } from "./tally.ts";

/** A total, or one row of a panel. */
export interface Cell {
  readonly measure: string;
  readonly panel?: PanelName | undefined;
  readonly key?: string | undefined;
}

/** Rows of the store: `cardOf` says what they hold. */
export interface Opened {
  /** The figure that is opened. */
  readonly total: number;
  /** Cards that count. */
  readonly counted: readonly number[];
  /** Cards of the same events and measure that stand beside them and are not added. */
  readonly beside: readonly number[];
  /** Of those that count, the first of each event on which contributions differ. */
  readonly differing: ReadonlySet<number>;
  /** By row: whether the asker may read the card itself. */
  readonly readable: (row: number) => boolean;
  /** Whether it is a figure of people: nothing of a place is to be said of cards that the asker may not read. */
  readonly people: boolean;
}

/** Null where the figure is not shown. */
export function open(store: Store, asker: Asker, question: Question, cell: Cell): Opened | null {
  const { scope, filters = {} } = question;
  const sight = scope === null ? sightOf(store, asker) : sightOfScope(store, scope, asker);
  const measure = store.words.measure.codes.get(cell.measure);
  if (sight === null || measure === undefined) return null;
  const people = isPeople(store, measure);
  if (people && picksPlace(filters)) return null;
  const { panel, key = "" } = cell;
  const byPlace = people && ["force", "region", "lead", "involved"].includes(panel ?? "");
  const counted = tally(store, sight, { ...filters, measures: [cell.measure] });
  if (panel && byPlace) {
    const protection = narrows(filters) ? null : protect(store, sight, scope);
    const column = columnOf(store, panel, measure, counted, protection);
    if (!column.rows.some(([row, value]) => row === key && value !== null)) return null;
  }
  const row = panel && store.words[PANELS[panel].words].codes.get(key);
  const holds = (fact: Fact) =>
    panel === undefined || [...codesIn(store, panel, fact)].some((each) => each === row);
  const facts = factsOf(store, sight, passesOf(store, { ...filters, measures: [cell.measure] })).filter(
    (fact) => measureOf(store, fact.row) === measure && holds(fact),
  );
  const own = sightOf(store, asker);
  const readable = (each: number) => own.pass[own.column[each] as number] === 1;
  const opens = (each: number) => !byPlace || readable(each);
  const beside = new Set<number>();
  for (const { seen } of facts) {
    const counts = countedOf(store, seen);
    if (counts.length < seen.length) for (const each of seen) if (!counts.includes(each)) beside.add(each);
  }
  return {
    total: figureOf(panel, row ?? -1),
    counted: facts.map((fact) => fact.row).filter(opens),
    beside: [...beside].filter(opens),
    differing: new Set(
      facts.flatMap(({ differs, seen, row: each }) => (differs && opens(each) ? [seen[0] as number] : [])),
    ),
    readable,
    people,
  };

  function figureOf(name: PanelName | undefined, code: number): number {
    if (name === undefined) return counted.totals[measure as number] as number;
    const width = counted.widths[name];
    return code === -1 ? 0 : (counted.panels[name][(measure as number) * width + code] as number);
  }
}
