/** How tables were told to be read in changes not yet saved: the tables are asked for anew in the same way. */
import type { MappingWire } from "../../../src/contract/mappings.ts";
import { readKept } from "../kept.ts";

export interface Reading {
  readonly encoding?: string;
  readonly separator?: string;
}

export function readingKept(name: string): Reading {
  return readingOf(readKept<{ readonly now: MappingWire }>(`mapping.${name}`)?.now);
}

/** The first that any table states: files of one import are read in one way while a mapping is made. */
export function readingOf(mapping: MappingWire | undefined): Reading {
  const tables = Object.values(mapping?.tables ?? {});
  const encoding = tables.find((table) => table.encoding !== undefined)?.encoding;
  const separator = tables.find((table) => table.separator !== undefined)?.separator;
  return { ...(encoding ? { encoding } : {}), ...(separator ? { separator } : {}) };
}

/** A mapping whose tables are all read so. */
export function readSo(mapping: MappingWire, reading: Reading): MappingWire {
  const tables = Object.entries(mapping.tables).map(([name, table]) => [name, { ...table, ...reading }]);
  return { ...mapping, tables: Object.fromEntries(tables) as MappingWire["tables"] };
}
