/** What revoked devices sent: shown to a supervisor, who lets it in, in order, or throws it away. */
import { sql } from "kysely";
import { conflict, holds, notFound, requireRole, type Viewer } from "../../access/index.ts";
import type { FieldBodyWire, FieldOutcomeWire, QuarantinedWire } from "../../contract/field.ts";
import { refuseMarkings, signature } from "../../intelligence/index.ts";
import { lockActivities } from "./load.ts";
import { type FieldHouse, takeIn } from "./take.ts";
import { corrected } from "./times.ts";

const MOST = 500;

export async function listQuarantine(viewer: Viewer): Promise<{ operations: QuarantinedWire[] }> {
  requireRole(viewer, "see what revoked devices sent", "supervisor");
  const rows = await waiting(viewer, null);
  const subjects = [...new Set(rows.map((row) => row.device_id))];
  viewer.record({ act: "consultation", subjects, detail: { what: "quarantine" } });
  return {
    operations: rows.map((row) => ({
      device: row.device_id,
      deviceName: row.device,
      person: row.person,
      sequence: Number(row.sequence),
      at: row.device_at.toISOString(),
      receivedAt: row.server_at.toISOString(),
      body: row.body as unknown as FieldBodyWire,
    })),
  };
}

function waiting(viewer: Viewer, device: string | null) {
  let query = viewer.db
    .selectFrom("field_operation as f")
    .innerJoin("device as d", "d.id", "f.device_id")
    .innerJoin("account as a", "a.id", "f.account_id")
    .innerJoin("agency as g", "g.id", "a.agency_id")
    .select([
      "f.device_id",
      "f.sequence",
      "f.body",
      "f.device_at",
      "f.server_at",
      "f.offset_ms",
      "f.base_version",
    ])
    .select(["f.account_id", "d.name as device", "a.name as person", "g.code as agency"])
    .where("f.outcome", "=", "quarantined")
    .where("f.released_at", "is", null)
    .where("d.agency_id", "=", viewer.agency.id)
    .orderBy("f.device_id")
    .orderBy("f.sequence")
    .limit(MOST);
  if (device !== null) query = query.where("f.device_id", "=", device);
  return query.execute();
}

export interface Decision {
  readonly decision: "release" | "discard";
  readonly reason: string;
}

export async function decideQuarantined(
  viewer: Viewer,
  house: FieldHouse,
  { device, sequence }: { readonly device: string; readonly sequence: number },
  { decision, reason }: Decision,
): Promise<FieldOutcomeWire> {
  requireRole(viewer, "decide about what a revoked device sent", "supervisor");
  refuseMarkings(["/reason", reason]);
  await sql`select from device where id = ${device} for update`.execute(viewer.db);
  const rows = await waiting(viewer, device);
  const row = rows.find((each) => Number(each.sequence) === sequence);
  if (!row) throw notFound("operation in quarantine");
  if (decision === "discard") {
    const says = `Thrown away by ${signature(viewer)}: ${reason}`;
    // What was thrown away is not kept: that it was, by whom and why, is.
    await sql`update field_operation
                 set outcome = 'refused', says = ${says}, released_as = ${signature(viewer)}, released_at = clock_timestamp(),
                     body = jsonb_build_object('do', body -> 'do')
               where device_id = ${device} and sequence = ${sequence}`.execute(viewer.db);
    viewer.record({
      act: "erasure",
      subjects: [device],
      detail: { what: "quarantined operation thrown away", sequence, because: reason },
    });
    return { sequence, outcome: "refused", says };
  }
  const earlier = rows[0];
  if (earlier && Number(earlier.sequence) < sequence) {
    throw conflict(
      `Decide about number ${earlier.sequence} first: operations are taken in the order in which they were recorded.`,
    );
  }
  const body = row.body as unknown as FieldBodyWire;
  if (!body.activity) throw conflict("This waited too long, and what it said is gone. Throw it away.");
  await lockActivities(viewer, [body.activity]);
  const offsetMs = Number(row.offset_ms);
  const deviceAt = row.device_at.toISOString();
  const speaker = {
    account: row.account_id,
    name: row.person,
    supervises: row.account_id === viewer.account.id && holds(viewer, "supervisor"),
    device,
    sequence,
    base: row.base_version,
    at: corrected("/at", deviceAt, offsetMs, new Date()),
    offsetMs,
    amends: false,
  };
  const sent = { sequence, body, deviceAt, speaker, signed: `${row.person}, ${row.agency}` };
  const [taken] = await takeIn(viewer, house, [sent]);
  if (!taken) throw new Error("an operation was neither taken nor refused");
  const { outcome, says, activity, audience } = taken;
  await sql`update field_operation
               set outcome = ${outcome}, says = ${says}, activity_id = ${activity}, audience_id = ${audience},
                   released_as = ${signature(viewer)}, released_at = clock_timestamp()
             where device_id = ${device} and sequence = ${sequence}`.execute(viewer.db);
  if (activity !== null) {
    const step = { did: "released", reason: `Number ${sequence} of a revoked device: ${reason}` };
    const by = { by_account: viewer.account.id, by_name: viewer.account.name };
    await viewer.db
      .insertInto("activity_step")
      .values({ activity_id: activity, audience_id: audience, ...step, ...by })
      .execute();
  }
  viewer.record({
    act: "alteration",
    subjects: [device],
    detail: { what: "released from quarantine", sequence, because: reason },
  });
  return { sequence, outcome, says };
}
