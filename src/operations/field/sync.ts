/**
 * A device sends what it recorded without a signal. Each operation is recorded by (device, sequence) in the transaction of its
 * effect; sent again, it is answered as it was the first time. A revoked device's operations are kept apart.
 */
import { sql } from "kysely";
import { audienceOf, holds, notFound, type Viewer } from "../../access/index.ts";
import type { FieldOutcomeWire, FieldSyncedWire, FieldSyncWire } from "../../contract/field.ts";
import { signature } from "../../intelligence/index.ts";
import { loadActivities, lockActivities } from "./load.ts";
import { requireRecorder } from "./speaker.ts";
import { type FieldHouse, type Sent, type Taken, takeIn } from "./take.ts";
import { corrected, offsetOf } from "./times.ts";
import { askerOf, toWire } from "./wire.ts";

/** A transaction that began before the last sync may have ended after it. */
const OVERLAP_MS = 60_000;
const MOST_CHANGED = 50;

export async function syncDevice(
  viewer: Viewer,
  house: FieldHouse,
  sync: FieldSyncWire,
): Promise<FieldSyncedWire> {
  requireRecorder(viewer);
  const now = new Date();
  const offsetMs = offsetOf(sync.clock, now);
  const device = await lockDevice(viewer, sync.device, offsetMs);
  const answered = await answeredBefore(viewer, sync);
  const fresh = sync.operations
    .filter((each) => !answered.has(each.sequence))
    .sort((a, b) => a.sequence - b.sequence)
    .filter((each, at, all) => each.sequence !== all[at - 1]?.sequence);
  const named = [...new Set(sync.operations.map((each) => each.body.activity))];

  if (device.revokedAt === null) await lockActivities(viewer, named);
  const sent = fresh.map((each): Sent => {
    const at = atOrNow(each.at, offsetMs, now);
    const speaker = {
      account: viewer.account.id,
      name: viewer.account.name,
      supervises: holds(viewer, "supervisor"),
      device: sync.device,
      sequence: each.sequence,
      base: each.base,
      at,
      offsetMs,
      amends: false,
    };
    return {
      sequence: each.sequence,
      body: each.body,
      deviceAt: each.at,
      speaker,
      signed: signature(viewer),
    };
  });
  const taken = device.revokedAt === null ? await takeIn(viewer, house, sent) : await setApart(viewer, sent);
  await keepOperations(viewer, sync.device, offsetMs, sent, taken);

  const outcomes = new Map<number, FieldOutcomeWire>(answered);
  for (const { sequence, outcome, says } of taken) outcomes.set(sequence, { sequence, outcome, says });
  const revoked = device.revokedAt !== null;
  return {
    at: now.toISOString(),
    offsetMs,
    known: await highest(viewer, sync.device),
    outcomes: [...new Set(sync.operations.map((each) => each.sequence))].flatMap(
      (each) => outcomes.get(each) ?? [],
    ),
    activities: revoked ? nothing(viewer, sync.device) : await news(viewer, named, device.syncedAt),
    revoked,
  };
}

/** The device is its own lock: what one device sends is taken in one batch after the other. */
async function lockDevice(viewer: Viewer, id: string, offsetMs: number) {
  const { rows } = await sql<{ revoked_at: Date | null; synced_at: Date | null }>`
    update device d set last_synced_at = clock_timestamp(), offset_ms = ${offsetMs}
      from (select id, last_synced_at from device where id = ${id} for update) before
     where d.id = before.id and d.account_id = ${viewer.account.id}
    returning d.revoked_at, before.last_synced_at as synced_at`.execute(viewer.db);
  const [row] = rows;
  if (!row) throw notFound("device");
  return { revokedAt: row.revoked_at, syncedAt: row.synced_at };
}

async function answeredBefore(
  viewer: Viewer,
  { device, operations }: FieldSyncWire,
): Promise<Map<number, FieldOutcomeWire>> {
  if (operations.length === 0) return new Map();
  const sequences = operations.map((each) => each.sequence);
  const { rows } = await sql<{ sequence: string; outcome: FieldOutcomeWire["outcome"]; says: string }>`
    select sequence, outcome, says from field_operation
     where device_id = ${device} and sequence = any(${sequences}::bigint[])`.execute(viewer.db);
  return new Map(
    rows.map(({ sequence, outcome, says }) => [
      Number(sequence),
      { sequence: Number(sequence), outcome, says },
    ]),
  );
}

/** An operation whose time cannot be read is refused for its own time where it has one; it is kept under the server's. */
function atOrNow(at: string, offsetMs: number, now: Date): Date {
  try {
    return corrected("/at", at, offsetMs, now);
  } catch {
    return now;
  }
}

const APART = "This device was revoked. What it sent waits for a supervisor.";

async function setApart(viewer: Viewer, sent: readonly Sent[]): Promise<Taken[]> {
  if (sent.length === 0) return [];
  const audience = await audienceOf(viewer, []);
  return sent.map(({ sequence }) => ({
    sequence,
    outcome: "quarantined",
    says: APART,
    activity: null,
    audience,
  }));
}

async function keepOperations(
  viewer: Viewer,
  device: string,
  offsetMs: number,
  sent: readonly Sent[],
  taken: readonly Taken[],
): Promise<void> {
  if (sent.length === 0) return;
  const bySequence = new Map(taken.map((each) => [each.sequence, each]));
  const rows = sent.map(({ sequence, body, speaker, deviceAt }) => {
    const { activity, audience, outcome, says } = bySequence.get(sequence) as Taken;
    const at = Number.isNaN(Date.parse(deviceAt))
      ? speaker.at.toISOString()
      : new Date(deviceAt).toISOString();
    return { sequence, activity, audience, base: speaker.base, body, at, outcome, says };
  });
  await sql`
    insert into field_operation (device_id, sequence, activity_id, audience_id, account_id, purpose, base_version, body, device_at,
                                 offset_ms, outcome, says)
    select ${device}, sequence, activity, audience, ${viewer.account.id}, ${viewer.purpose}, base, body, at, ${offsetMs}, outcome, says
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as n (sequence bigint, activity uuid, audience int, base int, body jsonb, at timestamptz, outcome text, says text)`.execute(
    viewer.db,
  );
  const apart = taken.filter((each) => each.outcome === "quarantined");
  if (apart.length > 0) {
    viewer.record({
      act: "collection",
      subjects: [device],
      detail: { what: "quarantined", operations: apart.length },
    });
  }
}

async function highest(viewer: Viewer, device: string): Promise<number> {
  const { rows } = await sql<{ known: string | null }>`
    select max(sequence) as known from field_operation where device_id = ${device}`.execute(viewer.db);
  return Number(rows[0]?.known ?? 0);
}

function nothing(viewer: Viewer, device: string): [] {
  viewer.record({ act: "consultation", subjects: [device], detail: { what: "sync of a revoked device" } });
  return [];
}

/** Those that were named, and this person's that changed since the device last heard. */
async function news(viewer: Viewer, named: readonly string[], syncedAt: Date | null) {
  const since = new Date((syncedAt?.getTime() ?? 0) - OVERLAP_MS);
  const ids = new Set(named);
  if (syncedAt !== null) for (const id of await changedSince(viewer, since)) ids.add(id);
  const activities = await loadActivities(viewer, [...ids]);
  const asker = await askerOf(viewer);
  viewer.record({ act: "consultation", subjects: [...activities.keys()], detail: { what: "field sync" } });
  return [...activities.values()].map((each) => toWire(each, asker));
}

async function changedSince(viewer: Viewer, since: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from activity a
     where a.agency_id = ${viewer.agency.id} and a.changed_at > ${since}
       and (a.created_by = ${viewer.account.id}
            or exists (select from field_operation f where f.activity_id = a.id and f.account_id = ${viewer.account.id}))
     order by a.changed_at desc limit ${MOST_CHANGED}`.execute(viewer.db);
  return rows.map((row) => row.id);
}
