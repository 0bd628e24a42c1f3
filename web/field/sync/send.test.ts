import { describe, expect, test } from "vitest";
import type { FieldOutcomeWire, FieldSyncedWire, FieldSyncWire } from "../../../src/contract/field.ts";
import { Refusal } from "../../server/problem.ts";
import { keepCarried, NOTHING_CARRIED, readCarried } from "../keep/carried.ts";
import { append, waiting } from "../keep/outbox.ts";
import { ACTIVITY, operation, someActivity, someDevice } from "../testing/some.ts";
import { merged, type Send, sendAll } from "./send.ts";

const NOW = () => new Date("2026-11-20T12:00:00.000Z");
const note = (text: string) =>
  operation({
    do: "set_part",
    activity: ACTIVITY,
    part: "7b2e1d47-0a54-4a10-8a30-7a1a8c2d1b02",
    kind: "note",
    fields: { text },
  });

/** Takes each sequence once and answers the same again, as the contract says; `fault` may break before or after it took. */
function server(fault: (turn: number) => "before" | "after" | null = () => null) {
  const taken = new Map<number, string>();
  let turn = 0;
  const send: Send = async ({ operations }: FieldSyncWire): Promise<FieldSyncedWire> => {
    const breaks = fault(turn++);
    if (breaks === "before") throw new Error("no signal");
    for (const { sequence, body } of operations) {
      const words = JSON.stringify(body);
      const before = taken.get(sequence);
      if (before !== undefined && before !== words) throw new Error(`${sequence} was sent with other words`);
      taken.set(sequence, words);
    }
    if (breaks === "after") throw new Error("no signal");
    const outcomes = operations.map(
      ({ sequence }): FieldOutcomeWire => ({ sequence, outcome: "applied", says: "" }),
    );
    return { at: NOW().toISOString(), offsetMs: 0, known: 0, outcomes, activities: [], revoked: false };
  };
  return { send, taken };
}

test("everything is sent in batches of fifty, in order", async () => {
  const { shelves, keys } = await someDevice();
  for (let n = 0; n < 120; n++) await append(shelves, keys.outbox, note(`${n}`), null);
  const sizes: number[] = [];
  const { send, taken } = server();
  await sendAll(
    shelves,
    keys,
    async (body) => {
      sizes.push(body.operations.length);
      return await send(body);
    },
    NOW,
  );
  expect(sizes).toEqual([50, 50, 20]);
  expect([...taken.keys()]).toEqual(Array.from({ length: 120 }, (_, n) => n + 1));
  expect(await waiting(shelves, keys.outbox)).toEqual([]);
});

test("an answer that is lost after the server took it is asked for again, with the same words under the same sequences", async () => {
  const { shelves, keys } = await someDevice();
  for (let n = 0; n < 70; n++) await append(shelves, keys.outbox, note(`${n}`), null);
  const { send, taken } = server(
    (turn) => ["after" as const, "before" as const, null, "after" as const][turn] ?? null,
  );
  for (let round = 0; round < 5; round++) await sendAll(shelves, keys, send, NOW).catch(() => undefined);
  expect(taken.size).toBe(70);
  expect(await waiting(shelves, keys.outbox)).toEqual([]);
});

test("one that the server cannot read is laid aside with the reason and holds up none of the others", async () => {
  const { shelves, keys } = await someDevice();
  for (const text of ["one", "rubbish", "three"]) await append(shelves, keys.outbox, note(text), null);
  const { send, taken } = server();
  await sendAll(
    shelves,
    keys,
    async (body) => {
      if (JSON.stringify(body).includes("rubbish")) {
        throw new Refusal({ type: "about:blank", title: "Not valid", status: 422, detail: "Too long." });
      }
      return await send(body);
    },
    NOW,
  );
  expect([...taken.keys()]).toEqual([1, 3]);
  expect(await waiting(shelves, keys.outbox)).toMatchObject([{ sequence: 2, refused: "Too long." }]);
});

test("one on which the server stumbles holds up the later ones of its activity, and nothing else", async () => {
  const { shelves, keys } = await someDevice();
  const other = "6b1f0c36-9f43-4f0f-9f2f-6f0f7b1c0a09";
  const elsewhere = operation({ do: "submit", activity: other });
  for (const each of [note("one"), note("stumble"), elsewhere, note("four")]) {
    await append(shelves, keys.outbox, each, null);
  }
  const { send, taken } = server();
  const stumbling: Send = async (body) => {
    if (JSON.stringify(body).includes("stumble")) {
      throw new Refusal({ type: "about:blank", title: "The server could not answer", status: 500 });
    }
    return await send(body);
  };
  await expect(sendAll(shelves, keys, stumbling, NOW)).rejects.toThrow();
  expect([...taken.keys()]).toEqual([1, 3]);
  expect((await waiting(shelves, keys.outbox)).map((each) => [each.sequence, each.refused])).toEqual([
    [2, null],
    [4, null],
  ]);
  await sendAll(shelves, keys, send, NOW);
  expect([...taken.keys()]).toEqual([1, 3, 2, 4]);
});

test("a server that answers nothing of what it was sent is not asked for ever", async () => {
  const { shelves, keys } = await someDevice();
  for (let n = 0; n < 60; n++) await append(shelves, keys.outbox, note(`${n}`), null);
  let asked = 0;
  const silent: Send = async () => {
    asked++;
    return { at: NOW().toISOString(), offsetMs: 0, known: 0, outcomes: [], activities: [], revoked: false };
  };
  await expect(sendAll(shelves, keys, silent, NOW)).rejects.toThrow();
  expect(asked).toBe(1);
  expect(await waiting(shelves, keys.outbox)).toHaveLength(60);
});

describe("what the server says of an activity", () => {
  test("replaces what was known of it, and an older answer does not replace a newer one", () => {
    const known = someActivity({ version: 5, state: "returned" });
    expect(merged([known], [someActivity({ version: 4 })])).toEqual([known]);
    expect(merged([known], [someActivity({ version: 5, state: "draft" })])[0]?.state).toBe("draft");
  });

  test("is kept with the outcomes, and a revoked device is told", async () => {
    const { shelves, keys } = await someDevice();
    const bundle = { activities: [someActivity({ version: 1 })] } as never;
    await keepCarried(shelves, keys.carried, { ...NOTHING_CARRIED, bundle });
    const { send } = server();
    const done = await sendAll(
      shelves,
      keys,
      async (body) => ({
        ...(await send(body)),
        activities: [someActivity({ version: 2 })],
        offsetMs: -90_000,
        revoked: true,
      }),
      NOW,
    );
    const carried = await readCarried(shelves, keys.carried);
    expect(done.revoked).toBe(true);
    expect([carried.bundle?.activities[0]?.version, carried.offsetMs, carried.sentAt]).toEqual([
      2,
      -90_000,
      NOW().toISOString(),
    ]);
  });
});
