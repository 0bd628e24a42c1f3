/**
 * A figure opened to its cards. Only what the board shows by itself opens. The cards of a figure of people by place are those
 * that the asker may read anyway: their ids could be laid against those of another figure.
 */
import type { Question } from "./board.ts";
import { PANELS, type PanelName } from "./dimensions.ts";
import { codesIn, type Fact, factsOf, seenOf } from "./facts.ts";
import { measureOf } from "./joined.ts";
import { protect } from "./protect/protect.ts";
import { type Asker, narrows, passesOf, sightOf, sightOfScope } from "./question.ts";
import { columnOf, isPeople, picksPlace } from "./shown.ts";
import type { Store } from "./store.ts";
import { tally } from "./tally.ts";

/** A total, or one row of a panel. */
export interface Cell {
  readonly measure: string;
  readonly panel?: PanelName;
  readonly key?: string;
}

export interface Opened {
  /** Cards that count, by id. */
  readonly counted: readonly string[];
  /** Cards of the same events and measure that stand beside them and are not added. */
  readonly beside: readonly string[];
  /** Of those that count: events on which contributions differ. */
  readonly differing: readonly string[];
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
  if (panel && byPlace) {
    const protection = narrows(filters) ? null : protect(store, asker, scope);
    const column = columnOf(store, panel, measure, tally(store, sight, filters), protection);
    if (!column.rows.some(([row, value]) => row === key && value !== null)) return null;
  }
  const row = panel && store.words[PANELS[panel].words].codes.get(key);
  const holds = (fact: Fact) =>
    panel === undefined || [...codesIn(store, panel, fact)].some((each) => each === row);
  const facts = factsOf(store, sight, passesOf(store, { ...filters, measures: [cell.measure] })).filter(
    (fact) => measureOf(store, fact.row) === measure && holds(fact),
  );
  const own = sightOf(store, asker);
  const opens = (each: number) => !byPlace || own.pass[own.column[each] as number] === 1;
  const idOf = (each: number) => store.rows.ids[each] as string;
  const besideOf = (fact: Fact) => seenOf(store, sight, fact.row).slice(1);
  return {
    counted: facts
      .map((fact) => fact.row)
      .filter(opens)
      .map(idOf),
    beside: facts.flatMap(besideOf).filter(opens).map(idOf),
    differing: facts.filter((fact) => fact.differs && opens(fact.row)).map((fact) => idOf(fact.row)),
  };
}
