/**
 * The report format: NDJSON, one graded report a line (docs/report-format.md).
 *
 *     for await (const each of await readReportLines([{ name: "reports.ndjson", path }], { after: 5000 }))
 *       if (each.is === "refused") reject(each.where, each.flaws);
 */
export { checkReport } from "./check.ts";
export { explain, type Schema } from "./explain.ts";
export { type ReadOptions, readReportLines } from "./read.ts";
export { reportFormatSchema } from "./schema.ts";
export { textProblem } from "./texts.ts";
export { isRecord, pointer, quoted, rawOf } from "./words.ts";
