/**
 * The live board: every panel of a scope or of somebody's own picture, as it may be shown (`shown.ts`).
 *
 * The figures of a named scope are the same for everyone whom it admits. Who is not admitted is told what is told of a scope that
 * does not exist. Nothing is said of what lies outside.
 */
import type { Counted } from "../../vocabulary/index.ts";
import { PANEL_NAMES, PANELS, type PanelName } from "./dimensions.ts";
import { protect } from "./protect/protect.ts";
import { type Asker, type Filters, narrows, sightOf, sightOfScope } from "./question.ts";
import { type Expected, type Reporting, reportingOf } from "./reporting.ts";
import { columnOf, isPeople, picksPlace, type Shown } from "./shown.ts";
import type { Store } from "./store.ts";
import { tally } from "./tally.ts";

export interface Question {
  /** A named scope, or null for what the asker may open. */
  readonly scope: string | null;
  readonly filters?: Filters;
  /** Of a named scope: who was to report, and when. */
  readonly expected?: Expected;
}

export interface Panel {
  /** Whether its rows come to the total. Of measures that count distinct people no rows do. */
  readonly adds: boolean;
  /** By row, then by key of the measure. What is 0 has no entry; null is "not shown by itself". */
  readonly rows: Readonly<Record<string, Readonly<Record<string, Shown>>>>;
  /** Rows that are only shown as one. */
  readonly together: readonly {
    readonly measure: string;
    readonly keys: readonly string[];
    readonly value: number;
  }[];
  /** Measures of which rows are missing that could be there. */
  readonly withheld: readonly string[];
}

export interface MeasureTotal {
  readonly measure: string;
  readonly counts: Counted;
  readonly total: Shown;
  /** Events on which contributions differ: the figure is of the one that counts. */
  readonly differing: Shown;
}

export interface Board {
  readonly totals: readonly MeasureTotal[];
  readonly panels: Readonly<Record<PanelName, Panel>>;
  readonly reporting: Reporting | null;
}

/** Null where the asker is not admitted to the scope. */
export function board(store: Store, asker: Asker, question: Question): Board | null {
  const { scope, filters = {}, expected } = question;
  const sight = scope === null ? sightOf(store, asker) : sightOfScope(store, scope, asker);
  if (sight === null) return null;
  const counted = tally(store, sight, filters);
  const protection = narrows(filters) ? null : protect(store, sight, scope);
  const keys = store.words.measure.values;
  const asked = [...keys.keys()].filter(
    (code) => code > 0 && (filters.measures?.includes(keys[code] as string) ?? true),
  );
  const hidden = (measure: number) => picksPlace(filters) && isPeople(store, measure);
  const panel = (name: PanelName): Panel => {
    const rows: Record<string, Record<string, Shown>> = {};
    const together: Panel["together"][number][] = [];
    const withheld: string[] = [];
    for (const code of asked) {
      const measure = keys[code] as string;
      const column = hidden(code) ? null : columnOf(store, name, code, counted, protection);
      if (column?.withheld ?? true) withheld.push(measure);
      for (const [key, value] of column?.rows ?? []) {
        rows[key] ??= {};
        (rows[key] as Record<string, Shown>)[measure] = value;
      }
      for (const each of column?.together ?? []) together.push({ measure, ...each });
    }
    return { adds: PANELS[name].adds, rows, together, withheld };
  };
  return {
    totals: asked.map((code) => ({
      measure: keys[code] as string,
      counts: store.counts[code] as Counted,
      total: hidden(code) ? null : (counted.totals[code] as number),
      differing: hidden(code) ? null : (counted.differing[code] as number),
    })),
    panels: Object.fromEntries(PANEL_NAMES.map((name) => [name, panel(name)])) as Record<PanelName, Panel>,
    reporting: scope !== null && expected ? reportingOf(store, scope, sight, expected) : null,
  };
}
