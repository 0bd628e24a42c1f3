/** What every part of the editor shares: the mapping, how to change it, the tables as they were read, the row shown. */
import { createContext, useContext } from "react";
import type { ImportGuessWire } from "../../../src/contract/imports.ts";
import type { MappingWire, ReportMappingWire } from "../../../src/contract/mappings.ts";
import { type Live, liveRow, type ReadTables } from "./live.ts";
import type { Edit } from "./use-edit.ts";

export type ReadTable = ImportGuessWire["tables"][number];

export interface Editing {
  readonly edit: Edit;
  /** As read, by the mapping's name for each table; empty where the mapping is looked at without an import. */
  readonly tables: Readonly<Record<string, ReadTable>>;
  readonly guesses: ImportGuessWire["guesses"];
  /** Which report of the mapping is worked on, and which row of its table is shown. */
  readonly report: number;
  readonly row: number;
  readonly live: Live | null;
}

const EditingContext = createContext<Editing | null>(null);
export const EditingProvider = EditingContext;

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error("useEditing outside the editor");
  return editing;
}

/** The report that is worked on, and a way to change it. */
export function useReportMapping(): {
  readonly report: ReportMappingWire;
  readonly change: (report: ReportMappingWire, place?: string) => void;
} {
  const { edit, report: at } = useEditing();
  const report = edit.mapping.reports[at] ?? (edit.mapping.reports[0] as ReportMappingWire);
  return {
    report,
    change: (next, place) =>
      edit.change(
        { ...edit.mapping, reports: edit.mapping.reports.map((each) => (each === report ? next : each)) },
        place,
      ),
  };
}

export function makeEditing(
  edit: Edit,
  read: readonly ReadTable[],
  guesses: ImportGuessWire["guesses"],
  report: number,
  row: number,
): Editing {
  const tables = tablesOf(edit.mapping, read);
  const rows: ReadTables = Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, table.rows]),
  );
  return { edit, tables, guesses, report, row, live: liveRow(edit.mapping, report, rows, row) };
}

function tablesOf(mapping: MappingWire, read: readonly ReadTable[]): Readonly<Record<string, ReadTable>> {
  return Object.fromEntries(
    Object.entries(mapping.tables).flatMap(([name, { match }]) => {
      const found = read.find((table) => matches(match, table.name));
      return found ? [[name, found]] : [];
    }),
  );
}

/** As an import matches files: `*` stands for anything, capitals do not matter, a file's name means all of its sheets. */
export function matches(match: string, name: string): boolean {
  const pattern = match.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll(/\*+/g, ".*");
  const means = new RegExp(`^${pattern}$`, "is");
  return means.test(name) || means.test(name.split("/")[0] ?? "");
}
