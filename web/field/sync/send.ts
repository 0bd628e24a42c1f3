/**
 * One round: sends the oldest that waits, keeps what the server says of it, and goes on until nothing is left to send. An
 * answer that was lost on its way is asked for again with the same sequences; the server tells again what it told then.
 */
import type {
  ActivityWire,
  FieldOperationWire,
  FieldOutcomeWire,
  FieldSyncedWire,
  FieldSyncWire,
} from "../../../src/contract/field.ts";
import { Refusal } from "../../server/problem.ts";
import { type Carried, keepCarried, readCarried, sealCarried } from "../keep/carried.ts";
import { BATCH, settle, takeBatch } from "../keep/outbox.ts";
import type { Shelves } from "../keep/shelves.ts";
import { type Keys, seen } from "../keep/vault.ts";

/** Asks the server; the tests put one of their own in its place. */
export type Send = (body: FieldSyncWire) => Promise<FieldSyncedWire>;

export interface Round {
  readonly sent: number;
  readonly revoked: boolean;
}

export async function sendAll(shelves: Shelves, keys: Keys, send: Send, now: () => Date): Promise<Round> {
  let sent = 0;
  let before = 0;
  for (;;) {
    const operations = await takeBatch(shelves, keys.outbox);
    const oldest = operations[0]?.sequence ?? 0;
    // Answered and still the oldest: the server said nothing of it, and asking on at once would change nothing.
    if (oldest !== 0 && oldest === before)
      throw new Error("The server did not say what came of an operation.");
    before = oldest;
    const answer = await sendBatch(shelves, keys, send, now, operations);
    sent += operations.length;
    if (operations.length < BATCH) return { sent, revoked: answer.revoked };
  }
}

async function sendBatch(
  shelves: Shelves,
  keys: Keys,
  send: Send,
  now: () => Date,
  operations: readonly FieldOperationWire[],
): Promise<FieldSyncedWire> {
  const body = { device: keys.device, clock: now().toISOString(), operations: [...operations] };
  const answer = await send(body).catch((error: unknown) => {
    if (operations.length > 0 && (isMalformed(error) || isBroken(error))) return error as Refusal;
    throw error;
  });
  if (!(answer instanceof Refusal)) return await keep(shelves, keys, answer, now);
  const [only, ...rest] = operations;
  if (rest.length > 0) return await sendApart(shelves, keys, send, now, operations);
  if (isBroken(answer)) throw answer;
  // What the server cannot read is laid aside with the reason.
  const outcome: FieldOutcomeWire = {
    sequence: only?.sequence ?? 0,
    outcome: "refused",
    says: answer.problem.detail ?? answer.problem.title,
  };
  await settle(shelves, keys.outbox, [outcome], null);
  return nothing(now);
}

/**
 * One by one, so that an operation on which the server stumbles holds up none but the later ones of its own activity, which
 * may rest on it.
 */
async function sendApart(
  shelves: Shelves,
  keys: Keys,
  send: Send,
  now: () => Date,
  operations: readonly FieldOperationWire[],
): Promise<FieldSyncedWire> {
  const stuck = new Set<string>();
  let last = nothing(now);
  let fault: unknown = null;
  for (const operation of operations) {
    const { activity } = operation.body;
    if (stuck.has(activity)) continue;
    try {
      last = await sendBatch(shelves, keys, send, now, [operation]);
    } catch (error) {
      if (!isBroken(error)) throw error;
      stuck.add(activity);
      fault = error;
    }
  }
  if (fault !== null) throw fault;
  return last;
}

async function keep(
  shelves: Shelves,
  keys: Keys,
  answer: FieldSyncedWire,
  now: () => Date,
): Promise<FieldSyncedWire> {
  const before = await readCarried(shelves, keys.carried);
  const carried: Carried = {
    bundle: before.bundle && {
      ...before.bundle,
      activities: merged(before.bundle.activities, answer.activities),
    },
    sentAt: answer.at,
    offsetMs: answer.offsetMs,
  };
  await settle(shelves, keys.outbox, answer.outcomes, await sealCarried(keys.carried, carried));
  await seen(shelves, now().getTime());
  return answer;
}

export function merged(before: readonly ActivityWire[], news: readonly ActivityWire[]): ActivityWire[] {
  const known = new Map(before.map((each) => [each.id, each]));
  for (const each of news) {
    // An older answer that was overtaken on its way says nothing new.
    if ((known.get(each.id)?.version ?? -1) <= each.version) known.set(each.id, each);
  }
  return [...known.values()];
}

/** A new bundle; what was sent meanwhile is in it, because rounds and bundles take turns. */
export async function keepBundle(shelves: Shelves, keys: Keys, bundle: Carried["bundle"]): Promise<void> {
  const before = await readCarried(shelves, keys.carried);
  await keepCarried(shelves, keys.carried, { ...before, bundle });
}

/** Refused as a whole because of its form, not because of who asks. */
function isMalformed(error: unknown): error is Refusal {
  return error instanceof Refusal && [400, 413, 422].includes(error.problem.status);
}

/** The server itself failed: what was sent may be taken another time. */
function isBroken(error: unknown): boolean {
  return error instanceof Refusal && error.problem.status >= 500;
}

function nothing(now: () => Date): FieldSyncedWire {
  return { at: now().toISOString(), offsetMs: 0, known: 0, outcomes: [], activities: [], revoked: false };
}
