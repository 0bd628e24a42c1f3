/** What a person does with a run: begin it, add files, start, pause, resume, cancel. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import {
  audienceOf,
  conflict,
  forbidden,
  invalid,
  requireRole,
  requireStepUp,
  type Viewer,
} from "../access/index.ts";
import type { ImportRunWire, ImportSettingsWire } from "../contract/imports.ts";
import { keepersOf, signature } from "../intelligence/index.ts";
import { readMapping } from "./mappings.ts";
import type { Format } from "./preparing/index.ts";
import { findRun, mayImport, runWire } from "./runs.ts";
import type { Spool, SpooledFile } from "./spool.ts";

const MOST_FILES = 100;

export async function beginRun(
  viewer: Viewer,
  { format, mends }: { readonly format: Format; readonly mends?: string | undefined },
): Promise<string> {
  requireRole(viewer, "bring in reports", "intelligence_officer", "single_point_of_contact", "administrator");
  const id = randomUUID();
  if (mends) await findRun(viewer, mends);
  const keepers = await keepersOf(viewer, viewer.agency.id, viewer.purpose);
  await viewer.db
    .insertInto("import_run")
    .values({
      id,
      agency_id: viewer.agency.id,
      audience_id: await audienceOf(viewer, keepers),
      started_by: viewer.account.id,
      started_as: signature(viewer),
      purpose: viewer.purpose,
      reason: viewer.reason,
      format,
      files: "[]",
      settings: "{}",
      notes: "{}",
      mends: mends ?? null,
    })
    .execute();
  viewer.record({ act: "collection", subjects: [id], detail: { what: "import begun", format } });
  return id;
}

/** Whether a file may be added now; its bytes are then taken in outside of any transaction, however long they come. */
export async function requireGathering(viewer: Viewer, id: string): Promise<void> {
  const run = await findSteerable(viewer, id, "gathering");
  if ((run.files as unknown[]).length >= MOST_FILES) {
    throw invalid("/file", `An import has at most ${MOST_FILES} files.`);
  }
  viewer.record({ act: "collection", subjects: [id], detail: { what: "import file coming in" } });
}

/** Notes a file that was taken in; answers of them all. */
export async function addFile(
  viewer: Viewer,
  id: string,
  file: SpooledFile,
): Promise<readonly SpooledFile[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(viewer.db);
  const run = await findSteerable(viewer, id, "gathering");
  const all = [...(run.files as unknown as SpooledFile[]), file];
  await viewer.db
    .updateTable("import_run")
    .set({ files: JSON.stringify(all), bytes_total: String(all.reduce((sum, each) => sum + each.bytes, 0)) })
    .where("id", "=", id)
    .execute();
  viewer.record({
    act: "collection",
    subjects: [id],
    detail: { what: "import file", bytes: file.bytes, sha256: file.sha256 },
  });
  return all;
}

export async function startRun(
  viewer: Viewer,
  id: string,
  wanted: ImportSettingsWire,
): Promise<ImportRunWire> {
  const run = await findSteerable(viewer, id, "gathering");
  if ((run.files as unknown[]).length === 0) throw conflict("Add a file first.");
  if (run.format === "tables" && !wanted.mapping) {
    throw invalid("/mapping", "Tables need a mapping: choose one, or make one from what was guessed.");
  }
  // One that may not be read answers as one that is not there.
  if (wanted.mapping) await readMapping(viewer, wanted.mapping);
  if (wanted.share) {
    requireRole(viewer, "share what comes in", "intelligence_officer");
    requireStepUp(viewer, "share what comes in");
  }
  await viewer.db
    .updateTable("import_run")
    .set({
      state: "waiting",
      mapping_id: wanted.mapping ?? null,
      settings: JSON.stringify(wanted.settings ?? {}),
      may_share: wanted.share,
      started_by: viewer.account.id,
      started_as: signature(viewer),
    })
    .where("id", "=", id)
    .execute();
  viewer.record({
    act: wanted.share ? "disclosure" : "alteration",
    subjects: [id],
    detail: { what: "import started", share: wanted.share },
  });
  return runWire(viewer, await findRun(viewer, id));
}

/** A run at work is asked, and stops after the batch at hand; one that waits is stopped at once. */
export async function pauseRun(viewer: Viewer, id: string): Promise<ImportRunWire> {
  const run = await findSteerable(viewer, id, "waiting", "running");
  return await steer(
    viewer,
    id,
    "import paused",
    run.state === "running" ? { asked: "pause" } : { state: "paused" },
  );
}

export async function resumeRun(viewer: Viewer, id: string): Promise<ImportRunWire> {
  await findSteerable(viewer, id, "paused", "failed");
  return await steer(viewer, id, "import resumed", { state: "waiting", failure: null });
}

/** What was brought in stays; the rest is not. */
export async function cancelRun(viewer: Viewer, spool: Spool, id: string): Promise<ImportRunWire> {
  const run = await findSteerable(viewer, id, "gathering", "waiting", "running", "paused", "failed");
  if (run.state === "running") return await steer(viewer, id, "import cancelled", { asked: "cancel" });
  const cancelled = await steer(viewer, id, "import cancelled", { state: "cancelled", ended_at: new Date() });
  await spool.remove(id);
  return cancelled;
}

async function steer(
  viewer: Viewer,
  id: string,
  what: string,
  change: { state?: string; asked?: string; failure?: null; ended_at?: Date },
): Promise<ImportRunWire> {
  await viewer.db.updateTable("import_run").set(change).where("id", "=", id).execute();
  viewer.record({ act: "alteration", subjects: [id], detail: { what } });
  return runWire(viewer, await findRun(viewer, id));
}

async function findSteerable(viewer: Viewer, id: string, ...states: readonly string[]) {
  // A run may be taken up at the very moment it is paused: whoever comes second sees what the first one did.
  await sql`select from import_run where id = ${id} for update`.execute(viewer.db);
  const run = await findRun(viewer, id);
  if (!mayImport(viewer)) throw forbidden("Only those who bring in reports can steer an import.");
  if (run.purpose !== viewer.purpose) {
    throw conflict("This import was begun for another purpose. Change your purpose to go on with it.");
  }
  if (!states.includes(run.state)) {
    throw conflict(
      `This import is ${STATE_WORDS[run.state] ?? run.state} by now. Reload to see how it stands.`,
    );
  }
  return run;
}

const STATE_WORDS: Readonly<Record<string, string>> = {
  gathering: "not started",
  waiting: "waiting for its turn",
  running: "under way",
  paused: "paused",
  cancelled: "cancelled",
  done: "done",
  failed: "stopped",
};
