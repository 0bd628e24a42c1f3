import { describe, expect, test } from "vitest";
import { memoryShelves } from "../testing/memory-shelves.ts";
import { ACTIVITY, DEVICE, NOON, operation, PIN, quickLock, someDevice, tally } from "../testing/some.ts";
import { keepCarried, NOTHING_CARRIED, readCarried } from "./carried.ts";
import { append, settle, waiting } from "./outbox.ts";
import { seal, unseal } from "./seal.ts";
import { newPinLock, newSalt, PIN_ROUNDS, pinFault, wrappingKey } from "./secret.ts";
import { keepUnfinished } from "./unfinished.ts";
import { KEPT_MS, seen, setUp, standing, TRIES, unlock } from "./vault.ts";

async function withOneWaiting() {
  const device = await someDevice();
  await append(device.shelves, device.keys.outbox, tally(4), null);
  await keepCarried(device.shelves, device.keys.carried, {
    ...NOTHING_CARRIED,
    sentAt: "2026-11-20T11:00:00Z",
  });
  return device;
}

describe("the PIN", () => {
  test("opens what was sealed before, and no other PIN does", async () => {
    const { shelves } = await withOneWaiting();
    expect(await unlock(shelves, "604184", NOON)).toEqual({ is: "wrong", triesLeft: TRIES - 1 });
    const opened = await unlock(shelves, PIN, NOON);
    if (opened.is !== "open") throw new Error(opened.is);
    expect(await waiting(shelves, opened.keys.outbox)).toMatchObject([{ body: { quantity: 4 } }]);
    expect((await readCarried(shelves, opened.keys.carried)).sentAt).toBe("2026-11-20T11:00:00Z");
  });

  test("given rightly takes the wrong tries back", async () => {
    const { shelves } = await withOneWaiting();
    for (let n = 1; n < TRIES; n++) await unlock(shelves, "111222", NOON);
    expect(await standing(shelves, NOON)).toMatchObject({ triesLeft: 1 });
    await unlock(shelves, PIN, NOON);
    expect(await standing(shelves, NOON)).toMatchObject({ triesLeft: TRIES });
  });

  test("given wrongly five times wipes everything, and says how much was never sent", async () => {
    const { shelves } = await withOneWaiting();
    for (let n = 1; n < TRIES; n++) await unlock(shelves, "111222", NOON);
    expect(await unlock(shelves, "111222", NOON)).toEqual({ is: "wiped", lost: 1 });
    expect(Object.values(shelves.lying()).map((shelf) => shelf.size)).toEqual([0, 0, 0, 0]);
    expect(await standing(shelves, NOON)).toEqual({ is: "empty" });
  });

  test("is tried on the disk before it is tried: closing the page in between gives no try back", async () => {
    const { shelves } = await withOneWaiting();
    const attempt = unlock(shelves, "111222", NOON);
    // The write that counts comes first; the deriving of the key takes longer.
    await shelves.read(async (shelf) => expect(await shelf.get("lock", "tries")).toBe(1));
    await attempt;
  });

  test("is slowed down 600,000 times for whoever guesses", () => {
    expect(newPinLock()).toMatchObject({ kind: "pin", rounds: PIN_ROUNDS });
    expect(PIN_ROUNDS).toBeGreaterThanOrEqual(600_000);
  });

  test("has six digits at least, and is no run of digits", () => {
    expect(
      ["12345", "1234567", "987654", "000000", "60418a"].map(pinFault).filter((each) => each === null),
    ).toEqual([]);
    expect(["604183", "112233", "13579024"].map(pinFault)).toEqual([null, null, null]);
  });
});

test("a real lock opens with its own PIN only", async () => {
  const shelves = memoryShelves();
  await setUp(shelves, DEVICE, newPinLock(), PIN, NOON);
  expect((await unlock(shelves, "604182", NOON)).is).toBe("wrong");
  expect((await unlock(shelves, PIN, NOON)).is).toBe("open");
});

test("what a passkey answers opens the lock as a PIN does, and another answer does not", async () => {
  const shelves = memoryShelves();
  const lock = { kind: "passkey", salt: newSalt(), credential: new ArrayBuffer(16) } as const;
  const answer = crypto.getRandomValues(new Uint8Array(32)).buffer;
  await setUp(shelves, DEVICE, lock, answer, NOON);
  expect((await unlock(shelves, crypto.getRandomValues(new Uint8Array(32)).buffer, NOON)).is).toBe("wrong");
  expect((await unlock(shelves, answer, NOON)).is).toBe("open");
});

describe("a key", () => {
  test("cannot be read out of memory", async () => {
    const { keys } = await someDevice();
    for (const key of [keys.carried, keys.outbox, await wrappingKey(quickLock(), PIN)]) {
      expect(key.extractable).toBe(false);
      await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow();
    }
  });

  test("opens a box only as what it was sealed, and not when a bit of it was changed", async () => {
    const { keys } = await someDevice();
    const sealed = await seal(keys.outbox, "operation", { a: 1 });
    expect(await unseal(keys.outbox, "operation", sealed)).toEqual({ a: 1 });
    await expect(unseal(keys.outbox, "choices", sealed)).rejects.toThrow();
    await expect(unseal(keys.carried, "operation", sealed)).rejects.toThrow();
    const broken = new Uint8Array(sealed.box.slice(0));
    broken[0] = (broken[0] ?? 0) ^ 1;
    await expect(unseal(keys.outbox, "operation", { ...sealed, box: broken.buffer })).rejects.toThrow();
  });
});

describe("24 hours after the device was last unlocked or in touch", () => {
  const later = NOON + KEPT_MS + 1;

  test("everything goes where everything was sent", async () => {
    const { shelves, keys } = await withOneWaiting();
    await settle(shelves, keys.outbox, [{ sequence: 1, outcome: "applied", says: "" }], null);
    expect(await standing(shelves, NOON + KEPT_MS)).toMatchObject({ is: "locked", expired: false });
    expect(await standing(shelves, later)).toEqual({ is: "empty" });
    expect(Object.values(shelves.lying()).map((shelf) => shelf.size)).toEqual([0, 0, 0, 0]);
  });

  test("what was carried goes with its key, and what is unsent stays and can be opened", async () => {
    const { shelves, keys } = await withOneWaiting();
    expect(await standing(shelves, later)).toMatchObject({ is: "locked", expired: true, unsent: 1 });
    expect(shelves.lying().carried.size).toBe(0);
    expect(shelves.lying().lock.get("record")).toMatchObject({ carried: null });
    const opened = await unlock(shelves, PIN, later);
    if (opened.is !== "open") throw new Error(opened.is);
    expect(await waiting(shelves, opened.keys.outbox)).toHaveLength(1);
    // A new key: what the old one sealed is closed for good, should a copy of it turn up.
    const old = await seal(keys.carried, "bundle", NOTHING_CARRIED);
    await expect(unseal(opened.keys.carried, "bundle", old)).rejects.toThrow();
  });

  test("words that were typed and not recorded count as unsent", async () => {
    const { shelves, keys } = await someDevice();
    await keepUnfinished(shelves, keys.outbox, {
      part: "p",
      activity: "a",
      kind: "note",
      fields: { text: "x" },
    });
    expect(await standing(shelves, later)).toMatchObject({ is: "locked", unsent: 1 });
  });

  test("begin anew with each sync, and a clock that was put back by a day does not stop them", async () => {
    const { shelves } = await withOneWaiting();
    await seen(shelves, NOON + KEPT_MS);
    expect(await standing(shelves, later)).toMatchObject({ expired: false });
    expect(await standing(shelves, NOON - 1)).toMatchObject({ expired: true });
  });
});

test("setting a device up leaves nothing of whoever had it before", async () => {
  const { shelves, keys } = await withOneWaiting();
  await append(shelves, keys.outbox, operation({ do: "submit", activity: ACTIVITY }), null);
  const next = await setUp(shelves, "2f9f7f0e-52e5-4a52-8a26-0b6a5d2f4a03", quickLock(), "503826", NOON);
  expect(await waiting(shelves, next.outbox)).toEqual([]);
  expect((await unlock(shelves, PIN, NOON)).is).toBe("wrong");
});
