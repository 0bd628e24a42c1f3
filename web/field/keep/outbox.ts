/**
 * What waits to be sent: operations, each under a sequence that is counted up in the same transaction that keeps it. A
 * sequence is never used twice; whatever may have been sent once is sent again unchanged, under the same sequence.
 */
import type { FieldOperationWire, FieldOutcomeWire } from "../../../src/contract/field.ts";
import { type Sealed, seal, unseal } from "./seal.ts";
import type { Shelves } from "./shelves.ts";

export const BATCH = 50;

export type NewOperation = Omit<FieldOperationWire, "sequence">;
export interface Waiting extends FieldOperationWire {
  /** May have reached the server: its words are fixed. */
  readonly tried: boolean;
  /** Why the server did not take it, and what to do. */
  readonly refused: string | null;
}

interface Record {
  readonly sequence: number;
  readonly tried: boolean;
  readonly refused: boolean;
  readonly sealed: Sealed;
}
interface Content {
  readonly operation: NewOperation;
  readonly says: string | null;
}

/** `earlier` is overtaken, unless it may have been sent by now. */
export async function append(
  shelves: Shelves,
  key: CryptoKey,
  operation: NewOperation,
  earlier: number | null,
): Promise<Waiting> {
  const sealed = await sealing(key, { operation, says: null });
  const sequence = await shelves.write(async (shelf) => {
    const before = earlier === null ? undefined : await shelf.get<Record>("outbox", earlier);
    if (before && !before.tried) await shelf.remove("outbox", before.sequence);
    const next = ((await shelf.get<number>("lock", "sequence")) ?? 0) + 1;
    await shelf.put("lock", "sequence", next);
    await shelf.put("outbox", next, {
      sequence: next,
      tried: false,
      refused: false,
      sealed,
    } satisfies Record);
    return next;
  });
  return { sequence, ...operation, tried: false, refused: null };
}

/** Everything that waits, oldest first. */
export async function waiting(shelves: Shelves, key: CryptoKey): Promise<Waiting[]> {
  const records = await shelves.read((shelf) => shelf.all<Record>("outbox"));
  return await Promise.all(records.map((record) => opened(key, record)));
}

/** The oldest that the server has not refused, marked as tried before anybody sends them. */
export async function takeBatch(
  shelves: Shelves,
  key: CryptoKey,
  most = BATCH,
): Promise<FieldOperationWire[]> {
  const records = await shelves.write(async (shelf) => {
    const due = (await shelf.all<Record>("outbox")).filter((each) => !each.refused).slice(0, most);
    for (const each of due) {
      if (!each.tried) await shelf.put("outbox", each.sequence, { ...each, tried: true });
    }
    return due;
  });
  return await Promise.all(
    records.map(async (record) => {
      const { sequence, base, at, body } = await opened(key, record);
      return { sequence, base, at, body };
    }),
  );
}

/** What the server said of each: taken or set apart is done with; refused stays until its author has read why. */
export async function settle(
  shelves: Shelves,
  key: CryptoKey,
  outcomes: readonly FieldOutcomeWire[],
  carried: Sealed | null,
): Promise<void> {
  const refused = outcomes.filter(({ outcome }) => outcome === "refused");
  const kept = await Promise.all(
    refused.map(async ({ sequence, says }) => {
      const record = await shelves.read((shelf) => shelf.get<Record>("outbox", sequence));
      if (!record) return null;
      const { operation } = await unseal<Content>(key, "operation", record.sealed);
      return { ...record, refused: true, sealed: await sealing(key, { operation, says }) };
    }),
  );
  await shelves.write(async (shelf) => {
    for (const { sequence, outcome } of outcomes) {
      if (outcome !== "refused") await shelf.remove("outbox", sequence);
    }
    for (const record of kept) if (record) await shelf.put("outbox", record.sequence, record);
    // In one transaction with what came of it: no moment in which a count is neither waiting nor known.
    if (carried) await shelf.put("carried", "bundle", carried);
  });
}

/** By its author's own decision, once the server had refused it. */
export async function discard(shelves: Shelves, sequence: number): Promise<void> {
  await shelves.write(async (shelf) => {
    const record = await shelf.get<Record>("outbox", sequence);
    if (record?.refused) await shelf.remove("outbox", sequence);
  });
}

/** Where the counter stands: another window may have counted. */
export async function lastSequence(shelves: Shelves): Promise<number> {
  return (await shelves.read((shelf) => shelf.get<number>("lock", "sequence"))) ?? 0;
}

/** The count that the next one overtakes: only the very last of its activity, so that none moves past a submission. */
export function overtaken(all: readonly Waiting[], { body }: NewOperation): number | null {
  if (body.do !== "tally") return null;
  const last = all.findLast((each) => each.body.activity === body.activity);
  const same = last?.body.do === "tally" && last.body.measure === body.measure && !last.tried;
  return same ? last.sequence : null;
}

async function opened(key: CryptoKey, { sequence, tried, refused, sealed }: Record): Promise<Waiting> {
  const { operation, says } = await unseal<Content>(key, "operation", sealed);
  return { sequence, ...operation, tried, refused: refused ? (says ?? "") : null };
}

async function sealing(key: CryptoKey, content: Content): Promise<Sealed> {
  return await seal(key, "operation", content);
}
