/** Does one run, from where it stands to its end, to a pause, or to the sentence that says why it cannot go on. */
import { type Access, asImporter, type Importing } from "../access/index.ts";
import type { Keys } from "../database/index.ts";
import { Unreadable } from "../intake/index.ts";
import { tombstoneOf } from "../intelligence/index.ts";
import { operationalDayOf } from "../vocabulary/index.ts";
import { type LoadingRun, loadBatch } from "./loading/batch.ts";
import { HELD_SECONDS, NotOurs } from "./loading/progress.ts";
import { readAgencies, readerships } from "./loading/readers.ts";
import { type Format, type PrepareOrder, preparedBatches } from "./preparing/index.ts";
import type { Spool } from "./spool.ts";

export interface Works {
  readonly access: Access;
  readonly keys: Keys;
  readonly spool: Spool;
  /** Names this process among those that may work on runs. */
  readonly heldBy: string;
  /** Waits while people are being served, so that a run takes its time and not theirs. */
  readonly giveWay?: (milliseconds: number) => Promise<void>;
  /** How many reports a transaction may take on: fewer while people are being served. */
  readonly most?: () => number;
  /** How often a run that is being worked on is said to be: for tests. */
  readonly beatMs?: number;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly record: number;
  readonly bytesRead: number;
  readonly bytesTotal: number;
}

interface RunRow {
  id: string;
  agency_id: string;
  agency: string;
  audience_id: number;
  started_by: string;
  started_as: string;
  purpose: string;
  reason: string;
  format: Format;
  files: { key: string; name: string }[];
  mapping: unknown;
  settings: Record<string, unknown>;
  may_share: boolean;
  position: string;
  created_at: Date;
}

/** A third of the time after which a run is taken over. */
const BEAT_MS = (HELD_SECONDS * 1000) / 3;

export type Ending = "done" | "paused" | "cancelled" | "failed" | "stopped";

/** Takes the run if nobody works on it; null when somebody does, or it does not wait. */
export async function takeRun(
  { access, heldBy }: Works,
  id: string | null,
  { alsoStopped = false }: { readonly alsoStopped?: boolean } = {},
): Promise<Importing | null> {
  return await asImporter(access, null, async (importer) => {
    const { rows } = await importer.query(
      `update import_run set state = 'running', held_by = $1, held_until = now() + make_interval(secs => $2),
                             started_at = coalesce(started_at, now()), failure = null
        where id = (select id from import_run
                     where (state = 'waiting' or state = 'running' and held_until < now() or $4 and state in ('paused', 'failed'))
                       and ($3::uuid is null or id = $3)
                     order by created_at limit 1 for update skip locked)
       returning id as run, started_by as account, agency_id as agency, purpose`,
      [heldBy, HELD_SECONDS, id, alsoStopped],
    );
    return (rows[0] as Importing | undefined) ?? null;
  });
}

/** How a run stands, in numbers. */
export async function runFacts({ access }: Works, id: string) {
  return await asImporter(access, null, async (importer) => {
    const { rows } = await importer.query(
      `select position::int as records, reports_new::int as new, reports_changed::int as changed, reports_same::int as same,
              reports_withdrawn::int as withdrawn, refused::int, claims::int, working_ms::int as "workingMs", failure
         from import_run where id = $1`,
      [id],
    );
    return rows[0] as {
      records: number;
      new: number;
      changed: number;
      same: number;
      withdrawn: number;
      refused: number;
      claims: number;
      workingMs: number;
      failure: string | null;
    };
  });
}

/** @param stopping resolves the wish to stop: the run is left waiting after the batch at hand, for the next process. */
export async function executeRun(
  works: Works,
  taken: Importing,
  stopping: () => boolean = () => false,
): Promise<Ending> {
  const beat = keepHeld(works, taken.run);
  try {
    const ending = await work(works, taken.run, stopping);
    await end(works, taken, ending, null);
    return ending;
  } catch (error) {
    if (error instanceof NotOurs) return "stopped";
    const sentence =
      error instanceof Unreadable
        ? error.message
        : "This import stopped because of a fault in the system. What was brought in stays; resume it, and tell your administrator if it stops again.";
    await end(works, taken, "failed", sentence).catch(() => undefined);
    if (!(error instanceof Unreadable)) throw error;
    return "failed";
  } finally {
    clearInterval(beat);
  }
}

/**
 * Says that the run is being worked on, also while a scan is read or tables are joined and no batch comes for minutes:
 * only a process that is gone is taken for dead.
 */
function keepHeld({ access, heldBy, beatMs = BEAT_MS }: Works, id: string): NodeJS.Timeout {
  return setInterval(() => {
    void asImporter(
      access,
      null,
      (importer) =>
        importer.query(
          `update import_run set held_until = now() + make_interval(secs => $3)
          where id = $1 and held_by = $2 and state = 'running'`,
          [id, heldBy, HELD_SECONDS],
        ),
      // The next beat, or the batch itself, tells what is wrong with the database.
    ).catch(() => undefined);
  }, beatMs);
}

async function work(works: Works, id: string, stopping: () => boolean): Promise<Ending> {
  const { run, order } = await openRun(works, id);
  for await (const batch of preparedBatches(order, works.most)) {
    const started = performance.now();
    const { asked } = await loadBatch(works.access, run, batch);
    works.onProgress?.({ record: batch.upTo, bytesRead: batch.bytesRead, bytesTotal: batch.bytesTotal });
    if (asked !== null) return asked === "pause" ? "paused" : "cancelled";
    if (stopping()) return "stopped";
    await works.giveWay?.(performance.now() - started);
  }
  return "done";
}

async function openRun(
  { access, keys, spool, heldBy }: Works,
  id: string,
): Promise<{ run: LoadingRun; order: PrepareOrder }> {
  return await asImporter(access, null, async (importer) => {
    const { rows } = await importer.query(
      `select r.id, r.agency_id, a.code as agency, r.audience_id, r.started_by, r.started_as, r.purpose, r.reason,
              r.format, r.files, m.body as mapping, r.settings, r.may_share, r.position, r.created_at
         from import_run r join agency a on a.id = r.agency_id left join import_mapping m on m.id = r.mapping_id
        where r.id = $1 and r.held_by = $2 and r.state = 'running'`,
      [id, heldBy],
    );
    const [row] = rows as RunRow[];
    if (!row) throw new NotOurs("this run is held by another process");
    const agencies = await readAgencies(importer);
    const files = row.files.map(({ key, name }) => ({ name, path: spool.path(id, key) }));
    return {
      run: {
        run: id,
        account: row.started_by,
        agency: row.agency_id,
        as: row.started_as,
        purpose: row.purpose,
        reason: row.reason,
        audience: row.audience_id,
        heldBy,
        files,
        readerships: readerships(agencies, row.agency),
        markOf: (reference) => tombstoneOf(keys, row.agency_id, reference),
      },
      order: {
        format: row.format,
        files,
        after: Number(row.position),
        agency: row.agency,
        purpose: row.purpose,
        mayShare: row.may_share,
        mapping: row.mapping,
        settings: row.settings,
        directory: agencies.directory,
        day: operationalDayOf(row.created_at),
      },
    };
  });
}

const STATE_AFTER: Readonly<Record<Ending, string>> = {
  done: "done",
  paused: "paused",
  cancelled: "cancelled",
  failed: "failed",
  stopped: "waiting",
};

/** The last word on a run, on record: what came of it, in numbers. */
async function end(
  { access, heldBy, spool }: Works,
  taken: Importing,
  ending: Ending,
  failure: string | null,
): Promise<void> {
  const over = ending === "done" || ending === "cancelled";
  const ended = await asImporter(access, taken, async (importer) => {
    const { rows } = await importer.query(
      `update import_run
          set state = $3, held_by = null, held_until = null, asked = null, failure = $4,
              ended_at = case when $5 then now() end
        where id = $1 and held_by = $2 and state = 'running'
       returning position, reports_new, reports_changed, reports_same, reports_withdrawn, refused`,
      [taken.run, heldBy, STATE_AFTER[ending], failure, over],
    );
    const [row] = rows;
    if (row && ending !== "stopped") {
      importer.record({
        act: "alteration",
        subjects: [taken.run],
        detail: { what: `import ${ending}`, ...(row as Record<string, string>) },
      });
    }
    return row !== undefined;
  });
  if (ended && over) await spool.remove(taken.run);
}
