/** A row with its dates read: what templates and joins see, beside the row as it was. */
import type { TableMappingWire } from "../../contract/mappings.ts";
import type { Flaw } from "../incoming.ts";
import { readDate } from "./dates.ts";
import { column, type Row } from "./table.ts";

export interface Prepared {
  readonly row: Row;
  /** As in the row, save that dates are partial dates. */
  readonly values: Readonly<Record<string, string>>;
}

/** Dates that cannot be read are flaws, each at its column. Columns to be left out are gone from here on. */
export function prepare(
  whole: Row,
  { dates, omit }: Pick<TableMappingWire, "dates" | "omit">,
): { readonly prepared: Prepared; readonly flaws: Flaw[] } {
  const row = omit === undefined ? whole : { ...whole, values: without(whole.values, omit) };
  const flaws: Flaw[] = [];
  if (dates === undefined) return { prepared: { row, values: row.values }, flaws };
  const values = { ...row.values };
  for (const [name, format] of Object.entries(dates)) {
    const read = readDate(values[name] ?? "", format);
    if (read.ok) values[name] = read.edtf;
    else flaws.push({ where: column(name), message: `${read.problem}.` });
  }
  return { prepared: { row, values }, flaws };
}

function without(values: Row["values"], omit: readonly string[]): Row["values"] {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !omit.includes(name)));
}
