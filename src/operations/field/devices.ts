/** Devices: enrolled by the person who carries them, revoked by that person or a supervisor, and what they say of themselves. */
import { sql } from "kysely";
import { conflict, forbidden, holds, notFound, readerOf, type Viewer } from "../../access/index.ts";
import type { DeviceWire } from "../../contract/field.ts";
import { signature } from "../../intelligence/index.ts";
import type { Purpose } from "../../vocabulary/index.ts";
import { requireRecorder } from "./speaker.ts";

/** Said again, it is the same device. */
export async function enrolDevice(
  viewer: Viewer,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<{ id: string }> {
  requireRecorder(viewer);
  await foundReaders(viewer);
  const made = await viewer.db
    .insertInto("device")
    .values({ id, account_id: viewer.account.id, agency_id: viewer.agency.id, name })
    .onConflict((on) => on.column("id").doNothing())
    .executeTakeFirst();
  const again = made.numInsertedOrUpdatedRows !== 1n;
  if (again) {
    const known = await viewer.db
      .selectFrom("device")
      .select("revoked_at")
      .where("id", "=", id)
      .where("account_id", "=", viewer.account.id)
      .executeTakeFirst();
    if (!known)
      throw conflict("This device is enrolled by somebody else. Enrol it under a number of its own.");
    if (known.revoked_at) throw forbidden("This device was revoked. Enrol it anew, under a new number.");
  }
  viewer.record({
    act: again ? "consultation" : "collection",
    subjects: [id],
    detail: { what: "device enrolled" },
  });
  return { id };
}

/**
 * The agency as a reader under each of its purposes. Who the viewer is was sealed when the transaction began: whoever records is
 * to be a reader of what they record before they record it.
 */
export async function foundReaders(viewer: Viewer): Promise<void> {
  const { purposes } = await viewer.db
    .selectFrom("agency")
    .select("purposes")
    .where("id", "=", viewer.agency.id)
    .executeTakeFirstOrThrow();
  for (const purpose of purposes) await readerOf(viewer, viewer.agency.id, null, purpose as Purpose);
}

/** One's own; for supervisors and administrators those of their agency. */
export async function listDevices(viewer: Viewer): Promise<{ devices: DeviceWire[] }> {
  const rows = await viewer.db
    .selectFrom("device as d")
    .innerJoin("account as a", "a.id", "d.account_id")
    .selectAll("d")
    .select("a.name as person")
    .orderBy("d.revoked_at", (order) => order.asc().nullsFirst())
    .orderBy("d.enrolled_at", "desc")
    .limit(1000)
    .execute();
  const ids = rows.map((row) => row.id);
  const { rows: waiting } = await sql<{ device_id: string; waiting: string }>`
    select device_id, waiting from quarantined_of(${ids}::uuid[])`.execute(viewer.db);
  const quarantined = new Map(waiting.map((row) => [row.device_id, Number(row.waiting)]));
  viewer.record({ act: "consultation", subjects: ids, detail: { what: "devices" } });
  return {
    devices: rows.map((row) => ({
      id: row.id,
      name: row.name,
      person: row.person,
      mine: row.account_id === viewer.account.id,
      enrolledAt: row.enrolled_at.toISOString(),
      lastSyncedAt: row.last_synced_at?.toISOString() ?? null,
      offsetMs: row.offset_ms === null ? null : Number(row.offset_ms),
      revokedAt: row.revoked_at?.toISOString() ?? null,
      revokedBy: row.revoked_as,
      quarantined: quarantined.get(row.id) ?? 0,
    })),
  };
}

/**
 * Whoever carries it is signed out everywhere but where they do this themselves: who finds it has no session. What it sends from now on
 * is kept apart. It is told at its next sync, and forgets everything.
 */
export async function revokeDevice(viewer: Viewer, id: string): Promise<void> {
  const device = await viewer.db
    .selectFrom("device")
    .select(["account_id", "revoked_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!device) throw notFound("device");
  if (device.account_id !== viewer.account.id && !holds(viewer, "supervisor", "administrator")) {
    throw forbidden("Whoever carries it, a supervisor or an administrator revokes a device.");
  }
  if (device.revoked_at) throw conflict("This device was revoked already.");
  await viewer.db
    .updateTable("device")
    .set({ revoked_at: new Date(), revoked_by: viewer.account.id, revoked_as: signature(viewer) })
    .where("id", "=", id)
    .execute();
  const { rows } = await sql<{ ended: number }>`select sign_out_of(${id}) as ended`.execute(viewer.db);
  const sessions = rows[0]?.ended ?? 0;
  viewer.record({ act: "alteration", subjects: [id], detail: { what: "device revoked", sessions } });
}

/** The device says that it keeps nothing any more. */
export async function deviceWiped(viewer: Viewer, id: string): Promise<void> {
  const said = await viewer.db
    .updateTable("device")
    .set({ wiped_at: new Date() })
    .where("id", "=", id)
    .where("account_id", "=", viewer.account.id)
    .executeTakeFirst();
  if (said.numUpdatedRows === 0n) throw notFound("device");
  viewer.record({ act: "alteration", subjects: [id], detail: { what: "device wiped" } });
}
