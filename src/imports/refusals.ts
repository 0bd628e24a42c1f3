/** What a run refused: record by record, and as a file that can be mended and brought in alone. */
import { notFound, type Viewer } from "../access/index.ts";
import type { ImportedReportPageWire, ImportRefusalPageWire } from "../contract/imports.ts";
import { openCursor, sealCursor } from "../intelligence/index.ts";
import { findRun } from "./runs.ts";

const A_PAGE = 50;
/** A rejects file is put together in memory: beyond this the rest comes with the next, once these are mended. */
const MOST_REJECTS = 20_000;

export async function readRefusals(
  viewer: Viewer,
  cursorKey: Buffer,
  run: string,
  cursor?: string,
): Promise<ImportRefusalPageWire> {
  await findRun(viewer, run);
  const scope = `refusals ${run}`;
  const [after = "0"] = cursor ? openCursor(cursorKey, viewer, scope, cursor) : [];
  const rows = await viewer.db
    .selectFrom("import_refusal")
    .selectAll()
    .where("run_id", "=", run)
    .where("record", ">", after)
    .orderBy("record")
    .limit(A_PAGE + 1)
    .execute();
  const shown = rows.slice(0, A_PAGE);
  viewer.record({ act: "consultation", subjects: [run], detail: { what: "refused records", after } });
  const last = shown.at(-1);
  return {
    items: shown.map(({ record, place, reference, raw, flaws }) => ({
      record: Number(record),
      place,
      reference,
      raw,
      flaws: flaws as unknown as ImportRefusalPageWire["items"][number]["flaws"],
    })),
    next: rows.length > A_PAGE && last ? sealCursor(cursorKey, viewer, scope, [last.record]) : null,
  };
}

export interface Rejects {
  readonly name: string;
  readonly content: string;
}

/** The refused records as they were, one below the other. An erased report's words are not among them. */
export async function rejectsFile(viewer: Viewer, id: string): Promise<Rejects> {
  const run = await findRun(viewer, id);
  const rows = await viewer.db
    .selectFrom("import_refusal")
    .select(["record", "raw"])
    .where("run_id", "=", id)
    .where("raw", "<>", "")
    .orderBy("record")
    .limit(MOST_REJECTS)
    .execute();
  if (rows.length === 0) throw notFound("rejects file");
  viewer.record({
    act: "disclosure",
    subjects: [id],
    detail: { what: "rejects file", records: rows.length },
  });
  const lines = rows.map(({ raw }) => (raw.endsWith("\n") ? raw : `${raw}\n`));
  // Rows of a table stand under their headers again; a report that the mapping made is a line of the report format.
  return {
    name: `rejects-${id.slice(0, 8)}.${run.format === "reports" ? "ndjson" : "txt"}`,
    content: lines.join(""),
  };
}

/** What a run wrote, in the order in which it came in: of what is there now, and may be read. */
export async function importedReports(
  viewer: Viewer,
  cursorKey: Buffer,
  run: string,
  cursor?: string,
): Promise<ImportedReportPageWire> {
  await findRun(viewer, run);
  const scope = `imported ${run}`;
  const [after = "0"] = cursor ? openCursor(cursorKey, viewer, scope, cursor) : [];
  const rows = await viewer.db
    .selectFrom("report_origin as o")
    .innerJoin("report as r", "r.id", "o.report_id")
    .select(["r.id", "r.reference", "r.title", "o.place", "o.record"])
    .where("o.run_id", "=", run)
    .where("o.record", ">", after)
    .orderBy("o.record")
    .limit(A_PAGE + 1)
    .execute();
  const shown = rows.slice(0, A_PAGE);
  viewer.record({
    act: "consultation",
    subjects: [run, ...shown.map((row) => row.id)],
    detail: { what: "imported reports" },
  });
  const last = shown.at(-1);
  return {
    items: shown.map(({ id, reference, title, place }) => ({ id, reference, title, place })),
    next: rows.length > A_PAGE && last ? sealCursor(cursorKey, viewer, scope, [last.record]) : null,
  };
}
