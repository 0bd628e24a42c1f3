/** A device with its keys in memory, and activities as a server would give them. */
import type { ActivityWire, FieldBodyWire } from "../../../src/contract/field.ts";
import type { NewOperation } from "../keep/outbox.ts";
import type { Lock } from "../keep/secret.ts";
import { newSalt } from "../keep/secret.ts";
import { type Keys, setUp } from "../keep/vault.ts";
import { type MemoryShelves, memoryShelves } from "./memory-shelves.ts";

export const DEVICE = "0d9d7f0e-52e5-4a52-8a26-0b6a5d2f4a01";
export const ACTIVITY = "5a1f0c36-9f43-4f0f-9f2f-6f0f7b1c0a01";
export const PIN = "604183";
export const NOON = Date.parse("2026-11-20T12:00:00.000Z");

/** Quick to open: the rounds of a real lock are tried where they matter. */
export const quickLock = (): Lock => ({ kind: "pin", salt: newSalt(), rounds: 1000 });

export async function someDevice(now = NOON): Promise<{ shelves: MemoryShelves; keys: Keys }> {
  const shelves = memoryShelves();
  return { shelves, keys: await setUp(shelves, DEVICE, quickLock(), PIN, now) };
}

export function operation(body: FieldBodyWire, at = "2026-11-20T12:00:00.000Z"): NewOperation {
  return { base: 0, at, body };
}

export function tally(quantity: number, measure = "vehicles_stopped"): NewOperation {
  return operation({ do: "tally", activity: ACTIVITY, measure, quantity });
}

export function someActivity(some: Partial<ActivityWire> = {}): ActivityWire {
  return {
    id: ACTIVITY,
    version: 3,
    state: "draft",
    agency: "KENT",
    day: "2026-11-20",
    fields: { kind: "vehicle_checks" },
    parts: [],
    tallies: [],
    conflicts: [],
    steps: [],
    returnedReason: null,
    createdBy: "PC Amina Rahman",
    report: null,
    actions: ["submit"],
    ...some,
  };
}
