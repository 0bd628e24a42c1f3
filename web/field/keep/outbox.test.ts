import { describe, expect, test } from "vitest";
import { ACTIVITY, operation, someDevice, tally } from "../testing/some.ts";
import { append, discard, lastSequence, overtaken, settle, takeBatch, waiting } from "./outbox.ts";

const note = (text: string) =>
  operation({
    do: "set_part",
    activity: ACTIVITY,
    part: "7b2e1d47-0a54-4a10-8a30-7a1a8c2d1b02",
    kind: "note",
    fields: { text },
  });

test("sequences are counted up without a gap and never used twice, also when many are recorded at one moment", async () => {
  const { shelves, keys } = await someDevice();
  const made = await Promise.all(
    Array.from({ length: 20 }, (_, n) => append(shelves, keys.outbox, note(`${n}`), null)),
  );
  expect(made.map((each) => each.sequence).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, n) => n + 1),
  );
  await settle(
    shelves,
    keys.outbox,
    made.map(({ sequence }) => ({ sequence, outcome: "applied", says: "" })),
    null,
  );
  expect(await waiting(shelves, keys.outbox)).toEqual([]);
  const next = await append(shelves, keys.outbox, note("later"), null);
  expect([next.sequence, await lastSequence(shelves)]).toEqual([21, 21]);
});

test("nothing that waits lies in the clear", async () => {
  const { shelves, keys } = await someDevice();
  await append(shelves, keys.outbox, note("The driver gave the name Arben"), null);
  const lying = JSON.stringify(
    Object.values(shelves.lying()).map((shelf) => [...shelf]),
    (_, value) => (value instanceof ArrayBuffer ? Buffer.from(value).toString("latin1") : value),
  );
  expect(lying).not.toContain("Arben");
  expect(lying).not.toContain(ACTIVITY);
  expect(await waiting(shelves, keys.outbox)).toMatchObject([
    { body: { fields: { text: expect.stringContaining("Arben") } } },
  ]);
});

describe("a batch", () => {
  test("holds the fifty oldest, and the same ones again under the same sequences where the answer was lost", async () => {
    const { shelves, keys } = await someDevice();
    for (let n = 0; n < 60; n++) await append(shelves, keys.outbox, note(`${n}`), null);
    const first = await takeBatch(shelves, keys.outbox);
    expect(first.map((each) => each.sequence)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
    expect(await takeBatch(shelves, keys.outbox)).toEqual(first);
  });

  test("leaves out what the server refused, which stays with the reason until its author throws it away", async () => {
    const { shelves, keys } = await someDevice();
    const bad = await append(shelves, keys.outbox, note("bad"), null);
    const good = await append(shelves, keys.outbox, note("good"), null);
    await settle(
      shelves,
      keys.outbox,
      [{ sequence: bad.sequence, outcome: "refused", says: "Write it again." }],
      null,
    );
    expect((await takeBatch(shelves, keys.outbox)).map((each) => each.sequence)).toEqual([good.sequence]);
    expect((await waiting(shelves, keys.outbox)).map((each) => each.refused)).toEqual([
      "Write it again.",
      null,
    ]);
    await discard(shelves, good.sequence);
    await discard(shelves, bad.sequence);
    expect((await waiting(shelves, keys.outbox)).map((each) => each.sequence)).toEqual([good.sequence]);
  });
});

describe("a count", () => {
  test("overtakes the one before it that was not on its way, under a sequence of its own", async () => {
    const { shelves, keys } = await someDevice();
    for (let n = 1; n <= 3; n++) {
      const next = tally(n);
      await append(shelves, keys.outbox, next, overtaken(await waiting(shelves, keys.outbox), next));
    }
    const left = await waiting(shelves, keys.outbox);
    expect(left).toMatchObject([{ sequence: 3, body: { quantity: 3 } }]);
  });

  test("never overtakes one that may have been sent, nor one before which something else was said", async () => {
    const { shelves, keys } = await someDevice();
    const first = await append(shelves, keys.outbox, tally(1), null);
    await takeBatch(shelves, keys.outbox);
    // As another window would see it that does not know of the sending.
    await append(shelves, keys.outbox, tally(2), first.sequence);
    await append(shelves, keys.outbox, operation({ do: "submit", activity: ACTIVITY }), null);
    const next = tally(3);
    expect(overtaken(await waiting(shelves, keys.outbox), next)).toBeNull();
    await append(shelves, keys.outbox, next, null);
    const bodies = (await waiting(shelves, keys.outbox)).map(({ body }) =>
      body.do === "tally" ? body.quantity : body.do,
    );
    expect(bodies).toEqual([1, 2, "submit", 3]);
  });
});
