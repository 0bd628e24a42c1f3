/**
 * Looks, a little later and as nobody's reader, for what lies in a tasking's way and was hidden from who asked: holdings, and
 * other taskings at its place and time. Each holder's duty desk and intelligence unit is told silently.
 */
import { type Access, asWorker, type Worker } from "../../access/index.ts";
import type { SubjectWire } from "../../contract/deconflict.ts";
import { type AskedBefore, hiddenFrom } from "../../identity/index.ts";
import { aboutOf } from "./about.ts";
import { IN_THE_WAY, type PlaceAndTime } from "./overlaps.ts";
import { isSamePlace } from "./same-place.ts";

const AT_ONCE = 20;
/** In one turn of the clock; what is left waits for the next. */
const MOST_TURNS = 20;

interface Asked extends PlaceAndTime {
  readonly id: string;
  readonly tasking_id: string;
  readonly asked_as: string;
  readonly asked_at: Date;
  readonly purpose: string;
  readonly readers: number[];
  readonly subjects: SubjectWire[];
  readonly confirm_by: Date;
}

interface Held {
  readonly agency: string;
  readonly about: string;
  readonly report: string | null;
  readonly tasking: string | null;
}

/** Answers how many desks were told. */
export async function lookForHidden(access: Access, isStopping = (): boolean => false): Promise<number> {
  let told = 0;
  for (let turn = 0; turn < MOST_TURNS && !isStopping(); turn++) {
    const { looked, matches } = await asWorker(access, "deconflict", async (worker) => {
      const { rows } = (await worker.query(
        `select id, tasking_id, asked_as, asked_at, purpose, readers, subjects, confirm_by,
                place_kind, area, place_code, place, starts_at, ends_at
           from deconfliction where looked_at is null order by asked_at limit $1 for update skip locked`,
        [AT_ONCE],
      )) as { rows: Asked[] };
      let matches = 0;
      for (const asked of rows) matches += await lookOf(worker, asked);
      const ids = rows.map(({ id }) => id);
      await worker.query("update deconfliction set looked_at = now() where id = any ($1)", [ids]);
      await worker.query(
        "update holding_check set told_at = now() where deconfliction_id = any ($1) and told_at is null",
        [ids],
      );
      return { looked: rows.length, matches };
    });
    told += matches;
    if (looked < AT_ONCE) break;
  }
  return told;
}

async function lookOf(worker: Worker, asked: Asked): Promise<number> {
  const held = [...(await hiddenHoldings(worker, asked)), ...(await hiddenTaskings(worker, asked))];
  const holders = [...Map.groupBy(held, ({ agency }) => agency)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [agency, own] of holders) {
    const audience = await deskAudience(worker, agency, asked.purpose);
    const reports = distinct(own.map(({ report }) => report));
    const taskings = distinct(own.map(({ tasking }) => tasking));
    const { rows } = await worker.query(
      `insert into deconfliction_match (deconfliction_id, audience_id, agency_id, purpose, asked_as, asked_at, subject,
                                        reports, taskings, tasking_starts, due_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (deconfliction_id, agency_id) do nothing returning id`,
      [
        asked.id,
        audience,
        agency,
        asked.purpose,
        asked.asked_as,
        asked.asked_at,
        distinct(own.map(({ about }) => about)).join("; "),
        reports,
        taskings,
        asked.starts_at,
        asked.confirm_by,
      ],
    );
    worker.record({
      act: "disclosure",
      subjects: [asked.id, ...rows.map(({ id }: { id: string }) => id), ...reports, ...taskings],
      detail: { what: "desk told of a deconfliction", agency },
    });
  }
  return holders.length;
}

/** The checks that it made, each asked again of what its asker could not read. */
async function hiddenHoldings(worker: Worker, asked: Asked): Promise<Held[]> {
  const { rows } = (await worker.query(
    `select account_id, asked_at, purpose, readers, facts, selectors, given
       from holding_check where deconfliction_id = $1 order by asked_at, id`,
    [asked.id],
  )) as { rows: (AskedBefore & { given: { name?: string; identifiers?: string[] } })[] };
  const held: Held[] = [];
  for (const check of rows) {
    const text = check.given.name ?? check.given.identifiers?.[0];
    const subject = asked.subjects.find((each) => each.text.trim() === text?.trim());
    const about = subject ? aboutOf(subject) : (text ?? "");
    for (const { agency_id, report_id } of await hiddenFrom(worker, check)) {
      held.push({ agency: agency_id, about, report: report_id, tasking: null });
    }
  }
  return held;
}

async function hiddenTaskings(worker: Worker, asked: Asked): Promise<Held[]> {
  const { rows } = (await worker.query(
    `select t.id, t.agency_id, t.place_kind, t.area, t.place_code, t.place
       from tasking t
      where t.id <> $1 and t.state = any ($2) and t.purpose = $3
        and t.starts_at < $4 and t.ends_at > $5
        and (t.place_code = $6 or t.area is not distinct from $7)
        and not exists (select from audience_reader a
                         where a.audience_id = t.audience_id and a.reader_id = any ($8::int[]))`,
    [
      asked.tasking_id,
      IN_THE_WAY,
      asked.purpose,
      asked.ends_at,
      asked.starts_at,
      asked.place_code,
      asked.area,
      asked.readers,
    ],
  )) as { rows: (PlaceAndTime & { id: string; agency_id: string })[] };
  const about = `Place and time: ${[asked.place, asked.place_code, asked.area].filter((each) => each).join(", ")}`;
  return rows
    .filter((row) => isSamePlace(row, asked))
    .map((row) => ({ agency: row.agency_id, about, report: null, tasking: row.id }));
}

/** The duty desk and the intelligence unit of an agency; the whole agency where it has neither: somebody must answer. */
async function deskAudience(worker: Worker, agency: string, purpose: string): Promise<number> {
  const { rows } = (await worker.query(
    `select intern_audience(coalesce(
       (select array_agg(intern_reader(t.agency_id, t.id, $2) order by t.code)
          from team t where t.agency_id = $1 and t.kind in ('duty_desk', 'intelligence_unit')),
       array[intern_reader($1, null, $2)])) as id`,
    [agency, purpose],
  )) as { rows: { id: number }[] };
  const [row] = rows;
  if (!row) throw new Error("intern_audience answered nothing");
  return row.id;
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((each) => each !== null))].sort();
}
