/** People of several agencies with devices, and a safeguarding team: on a database of its own. */
import { randomUUID } from "node:crypto";
import type { FieldBodyWire } from "../../../contract/field.ts";
import type { Who } from "../../../intelligence/testing/cast.ts";
import { openScene, type Scene } from "../../../intelligence/testing/scene.ts";
import { enrolDevice, readActivity, syncDevice } from "../index.ts";
import { type DeviceOptions, type SimulatedDevice, simulateDevice } from "./device.ts";

export interface FieldScene extends Scene {
  readonly field: { readonly keys: Scene["database"]["keys"]; readonly keptDays: number };
  device(who: Who, options?: Partial<DeviceOptions>): Promise<SimulatedDevice>;
  /** What this person says from a device of theirs, sent at once. */
  told(who: Who, ...bodies: FieldBodyWire[]): Promise<SimulatedDevice>;
  read(who: Who, activity: string): ReturnType<typeof readActivity>;
}

/** Kent and Border Force may refer; Kent has a safeguarding team, in which `kent.elsewhere` leads. */
export async function openFieldScene(): Promise<FieldScene> {
  const scene = await openScene();
  const { admin } = scene.database;
  await admin.query(
    "update agency set first_responder = true, kind = 'police', area = 'KENT' where code = 'KENT'",
  );
  await admin.query("update agency set first_responder = true, kind = 'border' where code = 'BF'");
  await admin.query("update agency set kind = 'crime_agency' where code = 'NCA'");
  await admin.query(`insert into team (agency_id, code, name, kind)
                     select id, 'safeguarding', 'Safeguarding team', 'safeguarding' from agency where code = 'KENT'`);
  await admin.query(`insert into account_team select a.id, t.id from account a join team t on t.agency_id = a.agency_id
                      where a.username = 'kent.elsewhere' and t.code = 'safeguarding'`);
  await admin.query(`insert into account_role select id, 'safeguarding_lead' from account
                      where username in ('kent.elsewhere', 'bf.duty')`);
  const field = { keys: scene.database.keys, keptDays: 90 };
  const device: FieldScene["device"] = async (who, options = {}) => {
    const made = simulateDevice({
      send: (sync) => scene.as(who, (viewer) => syncDevice(viewer, field, sync)),
      ...options,
    });
    await scene.as(who, (viewer) => enrolDevice(viewer, { id: made.id, name: `Device of ${who}` }));
    return made;
  };
  return {
    ...scene,
    field,
    device,
    told: async (who, ...bodies) => {
      const made = await device(who);
      for (const body of bodies) made.say(body);
      if (bodies.length > 0) await made.sync();
      return made;
    },
    read: (who, activity) => scene.as(who, (viewer) => readActivity(viewer, activity)),
  };
}

export const newId = (): string => randomUUID();
