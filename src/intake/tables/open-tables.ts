/**
 * Tables as reports: each row of a main table, with the rows of other tables that belong to it, becomes one report that
 * has passed the same check as a line of a file. In order: the rows that could not be read of related tables, then each
 * kind of report of the mapping in the order of its main table's rows. The same files give the same records.
 */
import type { MappingWire, ReportMappingWire } from "../../contract/mappings.ts";
import { checkReport, rawOf } from "../format/index.ts";
import { type Flaw, type Incoming, type InputFile, type Reading, Unreadable } from "../incoming.ts";
import { compose } from "./compose.ts";
import { checkMapping } from "./mapping.ts";
import { type Matched, matchTables } from "./match.ts";
import { prepare } from "./prepared.ts";
import { keyOf, openRelatedRows, type RelatedRows } from "./related.ts";
import { reach, storeOf } from "./scope.ts";
import type { ReadRow, RefusedRow, Row } from "./table.ts";

export interface OpenOptions {
  /** So many records were finished before; they are passed over. */
  readonly after?: number;
  /** Whose reports they are, whatever the mapping says. */
  readonly agency?: string;
  /** Related rows kept in memory before they go to disk. */
  readonly rowsInMemory?: number;
}

/** More rows than this are not shown beside one report. */
const MOST_SOURCE_ROWS = 200;

/** Throws Unreadable where the mapping is none, or a table or column that it names is not there. */
export async function openTables(
  files: readonly InputFile[],
  mapping: MappingWire,
  options: OpenOptions = {},
): Promise<Reading> {
  const wrong = checkMapping(mapping);
  if (wrong.length > 0)
    throw new Unreadable(
      `The mapping cannot be used: ${wrong
        .slice(0, 3)
        .map(({ where, message }) => `${where} ${message}`)
        .join(" ")}`,
    );
  return readMatched(await matchTables(files, mapping), mapping, options);
}

/** Who watches a reading from within: it hears of each row of a main table, and may end it between two rows. */
export interface Watch {
  onRow(): void;
  ends(): boolean;
}

const UNWATCHED: Watch = { onRow: () => {}, ends: () => false };

/** The same once the tables are found. */
export function readMatched(
  matched: Matched,
  mapping: MappingWire,
  options: OpenOptions,
  watch: Watch = UNWATCHED,
): Reading {
  const passes = [...relatedTables(mapping), ...mapping.reports.map(({ of }) => of)];
  const bytesTotal = passes
    .flatMap((name) => matched.tables.get(name) ?? [])
    .reduce((sum, table) => sum + (matched.sizes.get(table.name) ?? 0), 0);
  let read = 0;
  return {
    bytesTotal,
    bytesRead: () => Math.min(read, bytesTotal),
    [Symbol.asyncIterator]: () => {
      read = 0;
      const onBytes = (count: number) => {
        read += count;
      };
      return records(matched, mapping, options, onBytes, watch);
    },
  };
}

type Unnumbered = Incoming extends infer Each
  ? Each extends Incoming
    ? Omit<Each, "record">
    : never
  : never;

async function* records(
  matched: Matched,
  mapping: MappingWire,
  { after = 0, agency, rowsInMemory }: OpenOptions,
  onBytes: (count: number) => void,
  watch: Watch,
): AsyncGenerator<Incoming> {
  let record = 0;
  const related = openRelatedRows(rowsInMemory);
  try {
    const refusals = new Set<string>();
    for await (const refused of load(matched, mapping, related, onBytes, watch)) {
      record += 1;
      if (record > after) yield { ...refused, record } as Incoming;
    }
    for (const name of relatedTables(mapping)) refusals.add(name);
    for (const report of mapping.reports) {
      // What could not be read of a table is said once, however many kinds of report it makes.
      const sayRefused = !refusals.has(report.of);
      refusals.add(report.of);
      for await (const batch of rowsOf(matched, report.of, onBytes)) {
        for (const each of batch) {
          if (watch.ends()) return;
          watch.onRow();
          if (each.is === "refused") {
            if (!sayRefused) continue;
            record += 1;
            if (record > after) yield { ...refusedRow(each.row), record } as Incoming;
            continue;
          }
          const made = makeReport(each.row, report, mapping, related, record >= after, agency);
          if (made === null) continue;
          record += 1;
          if (record > after && made !== "passed over") yield { ...made, record } as Incoming;
        }
      }
    }
  } finally {
    related.close();
  }
}

/** Null where the mapping takes no report of this row. */
function makeReport(
  row: Row,
  report: ReportMappingWire,
  mapping: MappingWire,
  related: RelatedRows,
  wanted: boolean,
  agency: string | undefined,
): Unnumbered | "passed over" | null {
  const { prepared, flaws } = prepare(row, mapping.tables[report.of] ?? {});
  const reached = reach(report, mapping, prepared, related);
  if (!reached.holds(report.where, reached.main)) return null;
  if (!wanted) return "passed over";
  const where = `${row.table} row ${row.row}`;
  const refused = (all: readonly Flaw[]): Unnumbered => ({
    is: "refused",
    where,
    raw: rawOfRow(prepared.row),
    flaws: all,
  });
  if (flaws.length > 0) return refused(flaws);
  const composed = compose(report, mapping, reached, agency);
  const wrong = [...composed.flaws, ...checkReport(composed.report)];
  if (wrong.length > 0) return refused(wrong);
  const notes = [...(row.notes ?? []), ...composed.notes];
  const rows = reached.rows().slice(0, MOST_SOURCE_ROWS);
  return {
    is: "report",
    where,
    report: composed.report,
    ...(notes.length > 0 && { notes }),
    rows: rows.map(({ row: { table, row: number, values } }) => ({ table, row: number, values })),
  };
}

/** Names of the tables that rows are joined from, in the mapping's order. */
function relatedTables(mapping: MappingWire): readonly string[] {
  const used = new Set(
    mapping.reports.flatMap(({ with: relations }) =>
      Object.values(relations ?? {}).map((each) => each.table),
    ),
  );
  return Object.keys(mapping.tables).filter((name) => used.has(name));
}

/** Reads the related tables once; yields their rows that cannot be read, which join nothing. */
async function* load(
  matched: Matched,
  mapping: MappingWire,
  related: RelatedRows,
  onBytes: (count: number) => void,
  watch: Watch,
): AsyncGenerator<Unnumbered> {
  const relations = mapping.reports.flatMap((report) => Object.values(report.with ?? {}));
  for (const name of relatedTables(mapping)) {
    const stores = new Map(
      relations.filter(({ table }) => table === name).map((each) => [storeOf(each), Object.keys(each.on)]),
    );
    for await (const batch of rowsOf(matched, name, onBytes)) {
      if (watch.ends()) return;
      for (const each of batch) {
        if (each.is === "refused") {
          yield refusedRow(each.row);
          continue;
        }
        const { prepared, flaws } = prepare(each.row, mapping.tables[name] ?? {});
        if (flaws.length > 0) {
          const where = `${each.row.table} row ${each.row.row}`;
          yield { is: "refused", where, raw: rawOfRow(prepared.row), flaws };
          continue;
        }
        for (const [store, columns] of stores) {
          const key = keyOf(prepared.values, columns);
          if (key !== null) related.add(store, key, prepared);
        }
      }
    }
  }
  related.seal();
}

async function* rowsOf(
  matched: Matched,
  name: string,
  onBytes: (count: number) => void,
): AsyncGenerator<readonly ReadRow[]> {
  for (const table of matched.tables.get(name) ?? []) yield* table.rows(onBytes);
}

function refusedRow({ table, row, raw, flaws }: RefusedRow): Unnumbered {
  return { is: "refused", where: `${table} row ${row}`, raw, flaws };
}

/** A row that was read, as it is kept for mending: its cells under their headers. */
function rawOfRow({ values }: Row): string {
  return rawOf(JSON.stringify(values));
}
