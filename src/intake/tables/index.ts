/**
 * Tables (CSV and its like, workbooks, JSON) and the mappings that make reports of them (docs/mappings.md). No database:
 * files in, records out.
 *
 *     const reading = await openTables(files, mapping, { after: 5000, agency: "GMP" });
 *     for await (const each of reading) …
 */
export { type DryRun, type DryRunOptions, dryRun, type SampleReport, type Tally } from "./dry-run.ts";
export { type GuessedMapping, guessMapping } from "./guess.ts";
export type { ColumnGuess, Question } from "./guess-column.ts";
export type { Meaning } from "./headers.ts";
export { checkMapping, mappingSchema } from "./mapping.ts";
export { openFile } from "./open.ts";
export { type OpenOptions, openTables } from "./open-tables.ts";
export type { Hints, ReadRow, Table, Understood } from "./table.ts";
