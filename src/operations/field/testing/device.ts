/** A device with no signal most of the time: an outbox, a clock that is wrong, and requests of which some fail on either way. */
import { randomUUID } from "node:crypto";
import type {
  ActivityWire,
  FieldBodyWire,
  FieldOperationWire,
  FieldOutcomeWire,
  FieldSyncedWire,
  FieldSyncWire,
} from "../../../contract/field.ts";

export interface SimulatedDevice {
  readonly id: string;
  /** What it recorded, in order. */
  readonly said: readonly FieldOperationWire[];
  readonly outbox: readonly FieldOperationWire[];
  readonly outcomes: ReadonlyMap<number, FieldOutcomeWire>;
  /** As it last heard of them. */
  readonly activities: Map<string, ActivityWire>;
  /** How often it had to ask again, and how many of those were done all the same. */
  readonly failures: { lost: number; unheard: number };
  now(): Date;
  /** Records something, without a signal. */
  say(body: FieldBodyWire): void;
  /** Sends until nothing is left, however often that fails. Once, with an empty outbox, it asks for what is new. */
  sync(): Promise<FieldSyncedWire>;
}

export interface DeviceOptions {
  /** Rejects where the connection broke. */
  readonly send: (sync: FieldSyncWire) => Promise<FieldSyncedWire>;
  /** The device's clock less the true one. */
  readonly skewMs?: number;
  /** The share of requests that fail: half before they arrive, half after they were done. */
  readonly failing?: number;
  readonly random?: () => number;
  readonly batch?: number;
  /** Waits before it tries again. */
  readonly rest?: () => Promise<unknown>;
}

/** Longer than any server takes to come back. */
const MOST_TRIES = 5_000;

export function simulateDevice({
  send,
  skewMs = 0,
  failing = 0,
  random = Math.random,
  batch = 50,
  rest = async () => {},
}: DeviceOptions): SimulatedDevice {
  const id = randomUUID();
  const said: FieldOperationWire[] = [];
  const outbox: FieldOperationWire[] = [];
  const outcomes = new Map<number, FieldOutcomeWire>();
  const activities = new Map<string, ActivityWire>();
  const failures = { lost: 0, unheard: 0 };
  const now = () => new Date(Date.now() + skewMs);

  const attempt = async (operations: readonly FieldOperationWire[]): Promise<FieldSyncedWire | null> => {
    const fate = random();
    if (fate < failing / 2) {
      failures.lost += 1;
      return null;
    }
    const answer = await send({ device: id, clock: now().toISOString(), operations: [...operations] }).catch(
      (error: unknown) => {
        // Where nothing was to fail, it is a fault.
        if (failing === 0) throw error;
        return null;
      },
    );
    if (answer === null || fate < failing) {
      failures.unheard += 1;
      return null;
    }
    return answer;
  };
  const hear = (answer: FieldSyncedWire): void => {
    for (const outcome of answer.outcomes) outcomes.set(outcome.sequence, outcome);
    for (const activity of answer.activities) activities.set(activity.id, activity);
    const answered = new Set(answer.outcomes.map((each) => each.sequence));
    outbox.splice(0, outbox.length, ...outbox.filter((each) => !answered.has(each.sequence)));
  };

  return {
    id,
    said,
    outbox,
    outcomes,
    activities,
    failures,
    now,
    say: (body) => {
      const base = activities.get(body.activity)?.version ?? 0;
      const operation = { sequence: said.length + 1, base, at: now().toISOString(), body };
      said.push(operation);
      outbox.push(operation);
    },
    sync: async () => {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const answer = await attempt(outbox.slice(0, batch));
        if (answer === null) {
          await rest();
          continue;
        }
        hear(answer);
        if (outbox.length === 0) return answer;
      }
      throw new Error("the device never got through");
    },
  };
}
