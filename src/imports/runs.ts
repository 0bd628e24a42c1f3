/** Runs, as those who keep them see them. */
import { type Selectable, sql } from "kysely";
import { holds, notFound, type Viewer } from "../access/index.ts";
import type { ImportPageWire, ImportRunWire } from "../contract/imports.ts";
import type { Tables } from "../database/index.ts";
import { openCursor, sealCursor } from "../intelligence/index.ts";
import type { SpooledFile } from "./spool.ts";

const A_PAGE = 25;
const LIST = "imports";

type RunRow = Selectable<Tables["import_run"]> & {
  agency: string;
  mapping_name: string | null;
  mapping_version: number | null;
  mended_by: string[];
};

export function mayImport(viewer: Viewer): boolean {
  return holds(viewer, "intelligence_officer", "single_point_of_contact", "administrator");
}

function runsQuery(viewer: Viewer) {
  return viewer.db
    .selectFrom("import_run as r")
    .innerJoin("agency as a", "a.id", "r.agency_id")
    .leftJoin("import_mapping as m", "m.id", "r.mapping_id")
    .selectAll("r")
    .select(["a.code as agency", "m.name as mapping_name", "m.version as mapping_version"])
    .select(
      sql<string[]>`array(select x.id from import_run x where x.mends = r.id order by x.created_at)`.as(
        "mended_by",
      ),
    );
}

export async function findRun(viewer: Viewer, id: string): Promise<RunRow> {
  const row = await runsQuery(viewer).where("r.id", "=", id).executeTakeFirst();
  if (!row) throw notFound("import");
  return row as RunRow;
}

export async function readRun(viewer: Viewer, id: string): Promise<ImportRunWire> {
  const row = await findRun(viewer, id);
  viewer.record({ act: "consultation", subjects: [id], detail: { what: "import" } });
  return runWire(viewer, row);
}

/** Newest first. @param cursorKey binds the cursor to its viewer. */
export async function listRuns(viewer: Viewer, cursorKey: Buffer, cursor?: string): Promise<ImportPageWire> {
  const [at, id] = cursor ? openCursor(cursorKey, viewer, LIST, cursor) : [];
  let query = runsQuery(viewer)
    .orderBy("r.created_at", "desc")
    .orderBy("r.id", "desc")
    .limit(A_PAGE + 1);
  if (at && id) query = query.where(sql<boolean>`(r.created_at, r.id) < (${at}::timestamptz, ${id}::uuid)`);
  const rows = (await query.execute()) as RunRow[];
  const shown = rows.slice(0, A_PAGE);
  viewer.record({ act: "consultation", subjects: shown.map((row) => row.id), detail: { what: "imports" } });
  const last = shown.at(-1);
  return {
    items: shown.map((row) => runWire(viewer, row)),
    next:
      rows.length > A_PAGE && last
        ? sealCursor(cursorKey, viewer, LIST, [last.created_at.toISOString(), last.id])
        : null,
  };
}

export function runWire(viewer: Viewer, row: RunRow): ImportRunWire {
  const records = Number(row.position);
  const bytesRead = Number(row.bytes_read);
  const bytesTotal = Number(row.bytes_total);
  const seconds = Number(row.working_ms) / 1000;
  const rate = records > 0 && seconds > 0 ? records / seconds : null;
  const left =
    bytesRead > 0 && row.state === "running" ? (seconds / bytesRead) * (bytesTotal - bytesRead) : null;
  return {
    id: row.id,
    agency: row.agency,
    format: row.format as ImportRunWire["format"],
    files: (row.files as unknown as SpooledFile[]).map(({ name, bytes, sha256 }) => ({
      name,
      bytes,
      sha256,
    })),
    mapping:
      row.mapping_id && row.mapping_name !== null
        ? { id: row.mapping_id, name: row.mapping_name, version: row.mapping_version ?? 1 }
        : null,
    settings: row.settings as ImportRunWire["settings"],
    purpose: row.purpose,
    reason: row.reason,
    share: row.may_share,
    state: row.state as ImportRunWire["state"],
    asked: row.asked as ImportRunWire["asked"],
    startedBy: row.started_as,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    failure: row.failure,
    mends: row.mends,
    mendedBy: row.mended_by,
    records,
    bytesRead,
    bytesTotal,
    rate,
    secondsLeft: left === null ? null : Math.max(0, left),
    counts: {
      new: Number(row.reports_new),
      changed: Number(row.reports_changed),
      same: Number(row.reports_same),
      withdrawn: Number(row.reports_withdrawn),
      refused: Number(row.refused),
      claims: Number(row.claims),
    },
    notes: Object.entries(row.notes as Record<string, number>)
      .map(([note, times]) => ({ note, times }))
      .sort((a, b) => b.times - a.times),
    actions: mayImport(viewer) ? actionsOn(row) : [],
  };
}

function actionsOn(row: Pick<RunRow, "state" | "asked" | "refused" | "files">): ImportRunWire["actions"] {
  switch (row.state) {
    case "gathering":
      return (row.files as unknown[]).length > 0 ? ["start", "cancel"] : ["cancel"];
    case "waiting":
      return ["pause", "cancel"];
    case "running":
      return row.asked === null ? ["pause", "cancel"] : [];
    case "paused":
    case "failed":
      return ["resume", "cancel"];
    case "done":
    case "cancelled":
      return Number(row.refused) > 0 ? ["mend"] : [];
    default:
      return [];
  }
}
