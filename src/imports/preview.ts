/** What would become of a run: its first reports as the claims they would be, and a pass with counts. Nothing is written. */
import {
  type Access,
  asViewer,
  reachOf,
  readersOf,
  type Session,
  type Viewer,
  type Why,
} from "../access/index.ts";
import type { ImportPreviewWire, ImportSettingsWire } from "../contract/imports.ts";
import type { ReportLineWire } from "../contract/report-format.ts";
import { recognise } from "../intake/selectors/index.ts";
import { keepersOf } from "../intelligence/index.ts";
import { operationalDayOf, type Purpose } from "../vocabulary/index.ts";
import { readMapping } from "./mappings.ts";
import { type Directory, type Format, type PreparedBatch, preparedBatches } from "./preparing/index.ts";
import { readable } from "./readable.ts";
import { findRun } from "./runs.ts";
import type { Spool, SpooledFile } from "./spool.ts";

const SAMPLE = 20;
/** A preview that cannot see everything in this time says how far it came. */
const COUNTS_FOR_MS = 15_000;
const REASONS_SHOWN = 50;

type Verdicts = ImportPreviewWire["counts"];

export function previewRun(...asked: Parameters<typeof look>): Promise<ImportPreviewWire> {
  return readable(() => look(...asked));
}

async function look(
  house: { readonly access: Access; readonly spool: Spool },
  session: Session,
  why: Why,
  id: string,
  wanted: ImportSettingsWire,
): Promise<ImportPreviewWire> {
  const { access, spool } = house;
  const order = await asViewer(access, session, why, async (viewer) => {
    const run = await findRun(viewer, id);
    viewer.record({ act: "consultation", subjects: [id], detail: { what: "import preview" } });
    return {
      format: run.format as Format,
      files: (run.files as unknown as SpooledFile[]).map(({ key, name }) => ({
        name,
        path: spool.path(id, key),
      })),
      after: 0,
      agency: run.agency,
      purpose: run.purpose,
      mayShare: wanted.share,
      mapping: wanted.mapping ? (await readMapping(viewer, wanted.mapping)).body : null,
      settings: wanted.settings ?? {},
      directory: await directoryFor(viewer),
      day: operationalDayOf(run.created_at),
      sample: SAMPLE,
    };
  });
  const preview = emptyPreview();
  const byRecipients = new Map<string, { reports: number; purpose: string }>();
  const until = performance.now() + COUNTS_FOR_MS;
  preview.complete = true;
  for await (const batch of preparedBatches(order)) {
    tally(preview, batch, byRecipients);
    await asViewer(access, session, why, (viewer) => compare(viewer, preview.counts, batch));
    if (performance.now() > until) {
      preview.complete = false;
      break;
    }
  }
  preview.refusals = preview.refusals.sort((a, b) => b.times - a.times).slice(0, REASONS_SHOWN);
  preview.reach = await asViewer(access, session, why, (viewer) => reachFor(viewer, byRecipients));
  return preview;
}

function tally(
  preview: ImportPreviewWire,
  batch: PreparedBatch,
  byRecipients: Map<string, { reports: number; purpose: string }>,
): void {
  for (const incoming of batch.sample) {
    preview.sample.push({
      place: incoming.where,
      report: withMentionsRead(incoming.report),
      rows: (incoming.rows ?? []).map(({ table, row, values }) => ({ table, row, values: { ...values } })),
    });
  }
  preview.records = batch.upTo;
  preview.counts.refused += batch.refused.length;
  for (const { where, flaws } of batch.refused) {
    for (const flaw of flaws) {
      const message = `${flaw.where}: ${flaw.message}`;
      const known = preview.refusals.find((each) => each.message === message);
      if (known) known.times += 1;
      // A file of nothing but different mistakes is told by its first ones.
      else if (preview.refusals.length < 500) preview.refusals.push({ message, times: 1, first: where });
    }
  }
  for (const [kind, times] of Object.entries(batch.kinds)) {
    preview.mentions[kind] = (preview.mentions[kind] ?? 0) + times;
  }
  for (const [note, times] of Object.entries(batch.notes)) {
    const known = preview.notes.find((each) => each.note === note);
    if (known) known.times += times;
    else if (preview.notes.length < REASONS_SHOWN) preview.notes.push({ note, times });
  }
  for (const { recipients, purpose } of batch.reports) {
    const known = byRecipients.get(`${purpose} ${recipients}`) ?? { reports: 0, purpose };
    known.reports += 1;
    byRecipients.set(`${purpose} ${recipients}`, known);
  }
}

/** Against what the viewer may read of their own agency's reports. */
async function compare(viewer: Viewer, counts: Verdicts, batch: PreparedBatch): Promise<void> {
  const known = await viewer.db
    .selectFrom("report")
    .select(["reference", "digest", "state"])
    .where("agency_id", "=", viewer.agency.id)
    .where("reference", "in", [...batch.reports.map((report) => report.reference), ""])
    .execute();
  const byReference = new Map(known.map((row) => [row.reference, row]));
  for (const { reference, digest } of batch.reports) {
    const row = byReference.get(reference);
    if (!row) counts.new += 1;
    else if (row.state === "withdrawn") counts.withdrawn += 1;
    else if (row.digest?.toString("hex") === digest) counts.same += 1;
    else counts.changed += 1;
  }
  viewer.record({ act: "consultation", subjects: [], detail: { what: "import preview" } });
}

async function reachFor(
  viewer: Viewer,
  byRecipients: ReadonlyMap<string, { reports: number; purpose: string }>,
): Promise<ImportPreviewWire["reach"]> {
  const reach: ImportPreviewWire["reach"] = [];
  for (const [key, { reports, purpose }] of byRecipients) {
    const recipients = key.slice(purpose.length + 1);
    const named = recipients === "" ? [] : recipients.split(" ").map(recipientOf);
    const readers = [
      ...(await keepersOf(viewer, viewer.agency.id, purpose as Purpose)),
      ...(await readersOf(viewer, named, purpose as Purpose)),
    ];
    reach.push({ recipients, reports, accounts: (await reachOf(viewer, [...new Set(readers)])).people });
    if (reach.length === REASONS_SHOWN) break;
  }
  viewer.record({ act: "consultation", subjects: [], detail: { what: "reach of an import" } });
  return reach.sort((a, b) => b.reports - a.reports);
}

function recipientOf(told: string): { agency: string; team: string | null } {
  const [agency = "", team = null] = told.split("/");
  return { agency, team };
}

/** What reading the text would suggest, so that the preview shows the claims as they would be. */
function withMentionsRead(report: ReportLineWire): unknown {
  return {
    ...report,
    items: report.items.map((item) =>
      item.mentions === undefined
        ? {
            ...item,
            read: recognise(item.text).map(({ kind, text, start, end }) => ({ kind, text, start, end })),
          }
        : item,
    ),
  };
}

async function directoryFor(viewer: Viewer): Promise<Directory> {
  const agencies = await viewer.db.selectFrom("agency").select(["id", "code", "purposes"]).execute();
  const teams = await viewer.db.selectFrom("team").select(["agency_id", "code"]).execute();
  return {
    agencies: Object.fromEntries(
      agencies.map(({ id, code, purposes }) => [
        code,
        { purposes, teams: teams.filter((team) => team.agency_id === id).map((team) => team.code) },
      ]),
    ),
  };
}

function emptyPreview(): ImportPreviewWire {
  return {
    sample: [],
    records: 0,
    complete: false,
    counts: { new: 0, changed: 0, same: 0, withdrawn: 0, refused: 0 },
    mentions: {},
    refusals: [],
    notes: [],
    reach: [],
  };
}
