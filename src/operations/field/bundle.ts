/** Everything that a device carries out with it: this person's taskings and what belongs to them, and nothing of anybody else's. */
import { sql } from "kysely";
import type { Viewer } from "../../access/index.ts";
import type { FieldBundleWire, FieldTaskingWire } from "../../contract/field.ts";
import { foundReaders } from "./devices.ts";
import { anyOf, powersHeld, readAgencies } from "./known.ts";
import { cardsOfAgency } from "./language-cards.ts";
import { loadActivities } from "./load.ts";
import { requireRecorder } from "./speaker.ts";
import { askerOf, toWire } from "./wire.ts";

const MOST = 100;
/** Taskings that ended since yesterday, and that begin within three days. */
const BEFORE = "1 day";
const AFTER = "3 days";
/** What was accepted or withdrawn is carried no longer than this. */
const DONE = "2 days";
/** Whoever counted along in somebody else's activity goes on carrying it this long. */
const ALONG = "14 days";

export async function readBundle(viewer: Viewer): Promise<FieldBundleWire> {
  requireRecorder(viewer);
  await foundReaders(viewer);
  const taskings = await taskingsOf(viewer);
  const activities = [...(await loadActivities(viewer, await carried(viewer))).values()];
  const asker = await askerOf(viewer);
  const subjects = [...taskings, ...activities].map((each) => each.id);
  viewer.record({ act: "disclosure", subjects, detail: { what: "carried out on a device" } });
  return {
    at: new Date().toISOString(),
    me: await me(viewer),
    taskings,
    phases: await phasesUnderWay(viewer),
    powers: (await powersHeld(viewer)).map(({ id, name, uses }) => ({ id, name, uses: [...uses] })),
    agencies: [...(await readAgencies(viewer)).values()].map(({ code, name, firstResponder }) => ({
      code,
      name,
      firstResponder,
    })),
    cards: await cardsOfAgency(viewer),
    activities: activities.map((each) => toWire(each, asker)),
  };
}

async function me(viewer: Viewer): Promise<FieldBundleWire["me"]> {
  const { username, area } = await viewer.db
    .selectFrom("account as a")
    .innerJoin("agency as g", "g.id", "a.agency_id")
    .select(["a.username", "g.area"])
    .where("a.id", "=", viewer.account.id)
    .executeTakeFirstOrThrow();
  return { username, name: viewer.account.name, agency: viewer.agency.code, area };
}

async function taskingsOf(viewer: Viewer): Promise<FieldTaskingWire[]> {
  const rows = await viewer.db
    .selectFrom("tasking as t")
    .innerJoin("tasking_agency as own", "own.tasking_id", "t.id")
    .innerJoin("agency as l", "l.id", "t.lead_id")
    .leftJoin("operation_phase as p", "p.id", "t.phase_id")
    .leftJoin("operation as o", "o.id", "p.operation_id")
    .leftJoin("operation_pillar as i", "i.id", "t.pillar_id")
    .selectAll("t")
    .select(["l.code as lead", "p.title as phaseTitle", "o.title as operation", "i.title as pillarTitle"])
    .where("own.agency_id", "=", viewer.agency.id)
    .where(sql<boolean>`own.answer is distinct from 'declined'`)
    .where("t.state", "in", ["accepted", "started"])
    .where("t.ends_at", ">", sql<Date>`now() - ${BEFORE}::interval`)
    .where("t.starts_at", "<", sql<Date>`now() + ${AFTER}::interval`)
    .orderBy("t.starts_at")
    .limit(MOST)
    .execute();
  const ids = rows.map((row) => row.id);
  const taking = await viewer.db
    .selectFrom("tasking_agency as a")
    .innerJoin("agency as g", "g.id", "a.agency_id")
    .select(["a.tasking_id", "g.code"])
    .where("a.tasking_id", "=", anyOf(ids))
    .orderBy("g.code")
    .execute();
  const prompts = await viewer.db
    .selectFrom("tasking_prompt")
    .select(["tasking_id", "text"])
    .where("tasking_id", "=", anyOf(ids))
    .orderBy("position")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    what: row.what,
    operation: row.operation ?? "",
    phase: row.phase_id,
    phaseTitle: row.phaseTitle ?? "",
    pillar: row.pillar_id,
    pillarTitle: row.pillarTitle,
    state: row.state,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    placeKind: row.place_kind,
    area: row.area,
    placeCode: row.place_code,
    place: row.place,
    lead: row.lead,
    agencies: taking.flatMap((each) => (each.tasking_id === row.id ? each.code : [])),
    resources: row.resources,
    prompts: prompts.flatMap((each) => (each.tasking_id === row.id ? each.text : [])),
  }));
}

async function phasesUnderWay(viewer: Viewer): Promise<FieldBundleWire["phases"]> {
  const rows = await viewer.db
    .selectFrom("operation_phase as p")
    .innerJoin("operation as o", "o.id", "p.operation_id")
    .select(["p.id", "p.title", "o.title as operation"])
    .where("p.state", "=", "live")
    .orderBy("p.starts_on")
    .limit(MOST)
    .execute();
  const pillars = await viewer.db
    .selectFrom("operation_pillar")
    .select(["id", "phase_id", "title", sql<string[]>`days::text[]`.as("days")])
    .where("phase_id", "=", anyOf(rows.map((row) => row.id)))
    .orderBy("position")
    .execute();
  return rows.map((row) => ({
    ...row,
    pillars: pillars.flatMap(({ phase_id, ...pillar }) => (phase_id === row.id ? pillar : [])),
  }));
}

/** Begun by this person and still open or lately done; and those to which they lately added. */
async function carried(viewer: Viewer): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from activity a
     where (a.created_by = ${viewer.account.id}
            or a.id in (select f.activity_id from field_operation f
                         where f.account_id = ${viewer.account.id} and f.server_at > now() - ${ALONG}::interval))
       and (a.state in ('draft', 'submitted', 'returned') or a.changed_at > now() - ${DONE}::interval)
     order by a.changed_at desc limit ${MOST}`.execute(viewer.db);
  return rows.map((row) => row.id);
}
