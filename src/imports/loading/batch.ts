/**
 * One batch in one transaction: verdicts, rows, search documents, the trace, and the run's progress. A batch that was
 * committed is never done again; one that was not leaves nothing.
 */
import { DatabaseError } from "pg";
import { type Access, asImporter, type Importer } from "../../access/index.ts";
import {
  type Packed,
  type PlacedReport,
  type PreparedBatch,
  type RefusedRecord,
  unpacked,
} from "../preparing/index.ts";
import { arrive, makeArrivals } from "./arriving.ts";
import { writeAttachments } from "./attachments.ts";
import { advance, type Steering } from "./progress.ts";
import type { Readership, Readerships } from "./readers.ts";
import { type Verdict, verdictsOn } from "./verdicts.ts";
import {
  answerRequirements,
  type Signed,
  startDeskClocks,
  writeChanged,
  writeClaims,
  writeDisseminations,
  writeNew,
} from "./write.ts";

export interface LoadingRun extends Signed {
  readonly purpose: string;
  /** The audience of its refusals. */
  readonly audience: number;
  readonly heldBy: string;
  /** The run's files, as they lie in the spool. */
  readonly files: readonly { readonly name: string; readonly path: string }[];
  readonly readerships: Readerships;
  readonly markOf: (reference: string) => Buffer;
}

/** Another transaction took the same reference, or waited for what this one held: both are over by the next try. */
const TRY_AGAIN = new Set(["23505", "40001", "40P01"]);
const TRIES = 5;

export async function loadBatch(access: Access, run: LoadingRun, batch: PreparedBatch): Promise<Steering> {
  let steering: Steering = { asked: null };
  const parts = withoutRepeats(batch);
  for (const part of parts) steering = await tryLoading(access, run, part);
  return steering;
}

async function tryLoading(access: Access, run: LoadingRun, batch: PreparedBatch): Promise<Steering> {
  const importing = { run: run.run, account: run.account, agency: run.agency, purpose: run.purpose };
  for (let attempt = 1; ; attempt++) {
    try {
      return await asImporter(access, importing, (importer) => load(importer, run, batch));
    } catch (error) {
      run.readerships.forget();
      const again = error instanceof DatabaseError && TRY_AGAIN.has(error.code ?? "");
      if (!again || attempt === TRIES) throw error;
    }
  }
}

interface Standing {
  readonly report: PlacedReport;
  readonly verdict: Verdict;
}

async function load(importer: Importer, run: LoadingRun, batch: PreparedBatch): Promise<Steering> {
  const started = performance.now();
  const verdicts = await verdictsOn(importer, batch.reports, run.markOf);
  const standings = batch.reports.map(
    (report, i): Standing => ({ report, verdict: verdicts[i] ?? { is: "new" } }),
  );
  const refused = [...batch.refused, ...standings.flatMap((standing) => refusedFor(batch, standing))];
  const taken = standings.filter(({ verdict }) => verdict.is === "new" || verdict.is === "changed");
  const claims = taken.length > 0 ? await take(importer, run, batch, taken) : 0;
  await writeRefusals(importer, run, refused);
  const count = (is: Verdict["is"]): number => verdicts.filter((verdict) => verdict.is === is).length;
  return await advance(importer, run, {
    upTo: batch.upTo,
    bytesRead: batch.bytesRead,
    bytesTotal: batch.bytesTotal,
    isNew: count("new"),
    changed: count("changed"),
    same: count("same"),
    withdrawn: count("withdrawn"),
    refused: refused.length,
    claims,
    notes: batch.notes,
    milliseconds: Math.round(performance.now() - started),
  });
}

interface Taken {
  readonly id: string;
  readonly report: PlacedReport;
  readonly readership: Readership;
}

async function take(
  importer: Importer,
  run: LoadingRun,
  batch: PreparedBatch,
  standings: readonly Standing[],
): Promise<number> {
  await makeArrivals(importer);
  const reports: string[] = [];
  const ids: string[] = [];
  const taken: Taken[] = [];
  for (const { report, verdict } of standings) {
    const readership = await run.readerships.of(importer, report);
    const known = verdict.is === "changed" ? verdict.known : null;
    const id = known?.id ?? report.id;
    const audience = known ? await joined(importer, known.readers, readership.readers) : readership.audience;
    const state = known?.state === "disseminated" ? "disseminated" : readership.state;
    reports.push(
      `${id}\t${verdict.is}\t${audience}\t${readership.ownAudience}\t${state}\t${report.report}\n`,
    );
    ids.push(id);
    if (known === null || known.recipients !== report.recipients) taken.push({ id, report, readership });
  }
  await arrive(importer, "arriving_report", Buffer.from(reports.join("")));
  await arrive(importer, "arriving_item", rowsOf(batch.items, batch, standings, ids));
  await arrive(importer, "arriving_mention", rowsOf(batch.mentions, batch, standings, ids));
  await arrive(importer, "arriving_link", rowsOf(batch.links, batch, standings, ids));
  if (standings.some(({ verdict }) => verdict.is === "new")) await writeNew(importer, run);
  if (standings.some(({ verdict }) => verdict.is === "changed")) await writeChanged(importer, run);
  await writeClaims(importer, run);
  await writeDisseminations(
    importer,
    run,
    taken.flatMap(({ id, report, readership: { keepers, added, state } }) =>
      state === "disseminated" ? [{ report: id, keepers, readers: added, purpose: report.purpose }] : [],
    ),
  );
  await startDeskClocks(
    importer,
    taken.flatMap(({ id, readership: { clocks, minutes } }) =>
      clocks.map((clock) => ({ report: id, ...clock, minutes: minutes ?? 0 })),
    ),
  );
  await answerRequirements(
    importer,
    run,
    standings.flatMap(({ report }, i) => report.requirements.map((code) => ({ report: ids[i] ?? "", code }))),
  );
  await writeAttachments(
    importer,
    run.files,
    batch.attachments,
    new Map(standings.map(({ report }, i) => [report.record, ids[i] ?? ""])),
  );
  await importer.query("select index_reports($1)", [ids]);
  importer.record({
    act: "collection",
    subjects: ids,
    detail: { what: "imported", run: run.run, reason: run.reason },
  });
  return standings.reduce((sum, { report }) => sum + report.claims, 0);
}

/** A batch of nothing but new reports goes on as it came; what is here already stands under the id it has here. */
function rowsOf(
  packed: Packed,
  batch: PreparedBatch,
  standings: readonly Standing[],
  ids: readonly string[],
): Buffer {
  const allNew = standings.every(({ report }, i) => report.id === ids[i]);
  if (allNew && standings.length === packed.ends.length && batch.reports.length === standings.length) {
    return Buffer.from(packed.bytes.buffer, packed.bytes.byteOffset, packed.bytes.byteLength);
  }
  return Buffer.concat(
    standings.map(({ report }, i) => {
      const rows = unpacked(packed, report.nth);
      const id = ids[i] ?? report.id;
      return id === report.id ? rows : Buffer.from(rows.toString().replaceAll(report.id, id));
    }),
  );
}

/** Those who read it already go on reading it: only withdrawing takes a report back. */
async function joined(
  importer: Importer,
  before: readonly number[],
  now: readonly number[],
): Promise<number> {
  const { rows } = await importer.query("select intern_audience($1) as n", [
    [...new Set([...before, ...now])],
  ]);
  return (rows[0] as { n: number }).n;
}

function refusedFor(batch: PreparedBatch, { report, verdict }: Standing): RefusedRecord[] {
  const { record, where, reference, nth } = report;
  if (verdict.is === "written_here") {
    const message = `A report written here has the reference ${reference}. What comes in does not replace it: give this one another reference.`;
    const raw = unpacked(batch.raw, nth).toString();
    return [{ record, where, reference, raw, flaws: [{ where: "/reference", message }] }];
  }
  if (verdict.is === "erased") {
    // Neither its words nor its reference are kept: it was erased.
    const message = "This report was erased here, under an authority, and is not taken in again.";
    return [{ record, where, reference: null, raw: "", flaws: [{ where: "/reference", message }] }];
  }
  return [];
}

async function writeRefusals(
  importer: Importer,
  run: LoadingRun,
  refused: readonly RefusedRecord[],
): Promise<void> {
  if (refused.length === 0) return;
  await importer.query(
    `insert into import_refusal (run_id, record, audience_id, place, reference, raw, flaws)
     select $2, f.record, $3, f.place, f.reference, f.raw, f.flaws
       from jsonb_to_recordset($1) as f(record bigint, place text, reference text, raw text, flaws jsonb)`,
    [JSON.stringify(refused.map(({ where, ...rest }) => ({ place: where, ...rest }))), run.run, run.audience],
  );
}

/** One reference twice in a batch is two versions of a report: the second meets the first as it was written. */
function withoutRepeats(batch: PreparedBatch): PreparedBatch[] {
  const parts: PlacedReport[][] = [[]];
  let seen = new Set<string>();
  for (const report of batch.reports) {
    if (seen.has(report.reference)) {
      parts.push([]);
      seen = new Set();
    }
    seen.add(report.reference);
    parts.at(-1)?.push(report);
  }
  return parts.map((reports, i) => {
    const last = i === parts.length - 1;
    return {
      ...batch,
      reports,
      // Until the last part is in, the run stands where the first of what is left begins.
      upTo: last ? batch.upTo : (reports.at(-1)?.record ?? batch.upTo),
      refused: between(
        batch.refused,
        parts[i - 1]?.at(-1)?.record ?? 0,
        last ? null : (reports.at(-1)?.record ?? 0),
      ),
      attachments: batch.attachments.filter((each) =>
        reports.some((report) => report.record === each.record),
      ),
      notes: last ? batch.notes : {},
    };
  });
}

function between(refused: readonly RefusedRecord[], after: number, upTo: number | null): RefusedRecord[] {
  return refused.filter(({ record }) => record > after && (upTo === null || record <= upTo));
}
