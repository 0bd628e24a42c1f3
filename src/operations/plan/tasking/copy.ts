/** Taskings of an earlier phase as drafts of a new one: moved by days, without what they rested on, which has to be looked at anew. */
import { sql } from "kysely";
import { Refusal, type Viewer } from "../../../access/index.ts";
import { operationalDayOf } from "../../../vocabulary/index.ts";
import type { NewPhase } from "../template.ts";
import { partiesOf } from "./parties.ts";
import { taskingsQuery } from "./row.ts";
import { insertTasking } from "./write.ts";

/** Answers what was left out, and why. */
export async function copyTaskings(
  viewer: Viewer,
  template: string,
  phase: NewPhase,
  days: number,
  pillars: ReadonlyMap<string, string>,
): Promise<string[]> {
  const rows = await taskingsQuery(viewer)
    .select([movedInLondon("t.starts_at", days).as("starts"), movedInLondon("t.ends_at", days).as("ends")])
    .where("t.phase_id", "=", template)
    .where("t.state", "<>", "cancelled")
    .orderBy("t.starts_at")
    .execute();
  const left: string[] = [];
  let rested = false;
  for (const row of rows) {
    const day = operationalDayOf(row.starts);
    if (row.agency_id !== viewer.agency.id) {
      left.push(`“${row.title}”: ${row.agency_code} tasks it`);
    } else if (day < phase.starts_on || day > phase.ends_on) {
      left.push(`“${row.title}”: it would fall outside of the new phase`);
    } else {
      const why = await copy(viewer, row, phase, pillars);
      if (why !== null) left.push(`“${row.title}”: ${why}`);
      else rested ||= await restsOnReports(viewer, row.id);
    }
  }
  if (rested) left.push("Reports that taskings rested on: look for what stands now");
  return left;
}

type Row = Awaited<ReturnType<ReturnType<typeof taskingsQuery>["execute"]>>[number] & {
  readonly starts: Date;
  readonly ends: Date;
};

async function copy(
  viewer: Viewer,
  row: Row,
  phase: NewPhase,
  pillars: ReadonlyMap<string, string>,
): Promise<string | null> {
  const [lead = row.lead_code, ...support] = row.agency_codes;
  try {
    const parties = await partiesOf(viewer, phase.operation.id, { lead, support });
    const id = await insertTasking(
      viewer,
      {
        phase_id: phase.id,
        pillar_id: pillars.get(row.pillar_id ?? "") ?? null,
        title: row.title,
        what: row.what,
        resources: row.resources,
        place_kind: row.place_kind as "area",
        area: row.area,
        place_code: row.place_code,
        place: row.place,
        starts_at: row.starts,
        ends_at: row.ends,
        lead_id: parties.lead,
        audience_id: parties.audience,
      },
      parties,
    );
    await copyPrompts(viewer, row.id, { id, audience: parties.audience });
    return null;
  } catch (error) {
    if (error instanceof Refusal && error.code === "invalid") return error.message;
    throw error;
  }
}

/** Requirements that are still open. */
async function copyPrompts(
  viewer: Viewer,
  from: string,
  to: { readonly id: string; readonly audience: number },
): Promise<void> {
  await sql`
    insert into tasking_prompt (tasking_id, position, audience_id, requirement_id, text)
    select ${to.id}::uuid, p.position, ${to.audience}::int, p.requirement_id, p.text
      from tasking_prompt p join requirement q on q.id = p.requirement_id and q.closed_at is null
     where p.tasking_id = ${from}::uuid`.execute(viewer.db);
}

async function restsOnReports(viewer: Viewer, from: string): Promise<boolean> {
  const rests = await viewer.db
    .selectFrom("tasking_source")
    .select("id")
    .where("tasking_id", "=", from)
    .where("report_id", "is not", null)
    .limit(1)
    .executeTakeFirst();
  return rests !== undefined;
}

/** By days and not by hours: what began at nine begins at nine, also when the clocks have changed between. */
const movedInLondon = (column: "t.starts_at" | "t.ends_at", days: number) =>
  sql<Date>`((${sql.ref(column)} at time zone 'Europe/London') + make_interval(days => ${days})) at time zone 'Europe/London'`;
