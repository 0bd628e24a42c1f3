import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openAccess } from "../access/index.ts";
import { createRecorder, journalFolder } from "../audit/index.ts";
import { type Keeper, startKeeper } from "../operations/index.ts";
import { type OpenHouse, openHouse, signedIn } from "./testing/house.ts";

let open: OpenHouse;
let boards: Keeper;
let ready = true;
let ask: Awaited<ReturnType<typeof signedIn>>["ask"];
beforeAll(async () => {
  open = await openHouse(async (database) => {
    const recorder = createRecorder(database.keys, journalFolder(database.folder));
    boards = startKeeper(openAccess(database, recorder), () => undefined);
    await boards.loaded;
    return { boards: { ...boards, store: () => (ready ? boards.store() : null) } };
  });
  await open.database.admin.query(
    "insert into account_role select id, r from account, unnest('{coordinator,supervisor}'::text[]) r where username = 'officer'",
  );
  ({ ask } = await signedIn(open, "officer"));
  const body = {
    name: "harbour",
    title: "Harbour",
    readers: [],
    expected: ["KENT"],
    from: "2026-09-01",
    to: "2026-09-02",
  };
  const made = await ask({ method: "POST", url: "/scopes", body });
  expect(made.statusCode, made.body).toBe(201);
});
afterAll(async () => {
  await boards.stop();
  await open.close();
});

const BOARD = "/scopes/kent-harbour/board";
const returns = (quantity: number, headers = {}) =>
  ask({
    method: "POST",
    url: "/cards",
    headers,
    body: {
      scopes: ["kent-harbour"],
      cards: [{ measure: "vehicles_stopped", quantity, day: "2026-09-01", mode: "air" }],
    },
  });

/** Asks for what is newer until the total is this. */
async function newsOf(version: number, total: number) {
  for (let after = version, tries = 0; tries < 20; tries++) {
    const board = (await ask({ url: `${BOARD}?after=${after}` })).json();
    if (board.totals[0]?.total === total) return board;
    after = board.version;
  }
  throw new Error(`the board does not come to ${total}`);
}

test("whoever waits for a board gets it as soon as there is something new, and at once where there is", async () => {
  const first = (await ask({ url: BOARD })).json();
  expect(first).toMatchObject({ totals: [], scope: { address: "kent-harbour", expected: ["KENT"] } });
  const began = performance.now();
  const waiting = newsOf(first.version, 3);
  await setTimeout(300);
  expect((await returns(3)).statusCode).toBe(201);
  const news = await waiting;
  expect(performance.now() - began).toBeGreaterThan(250);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(news.totals).toMatchObject([{ measure: "vehicles_stopped@1", name: "Vehicles stopped", total: 3 }]);
  expect(news.version).toBeGreaterThan(first.version);
  expect((await ask({ url: `${BOARD}?after=${first.version}` })).json().totals[0].total).toBe(3);
});

test("a return that is sent again under its key is counted once", async () => {
  const before = (await ask({ url: BOARD })).json();
  const headers = { "idempotency-key": "the-same-return" };
  const [one, again] = [await returns(4, headers), await returns(4, headers)];
  expect(again.json()).toEqual(one.json());
  expect((await newsOf(before.version, before.totals[0].total + 4)).totals).toHaveLength(1);
});

test("filters come as lists with commas, and a figure opens to its cards", async () => {
  const { totals, panels } = (await ask({ url: `${BOARD}?modes=air,small_boat&to=2026-09-01` })).json();
  expect(panels.mode.rows.air["vehicles_stopped@1"]).toBe(totals[0].total);
  expect((await ask({ url: `${BOARD}?modes=small_boat` })).json().totals).toEqual([]);
  const cell = { measure: "vehicles_stopped@1", panel: "mode", key: "air" };
  const opened = (await ask({ method: "POST", url: "/scopes/kent-harbour/open", body: cell })).json();
  expect(opened.total).toBe(totals[0].total);
  expect(
    opened.cards.every(
      ({ readable, owner }: { readable: boolean; owner: string }) => readable && owner === "KENT",
    ),
  ).toBe(true);
});

test("nil returns are stated and taken back over HTTP", async () => {
  const stated = await ask({
    method: "POST",
    url: "/scopes/kent-harbour/nil",
    body: { days: ["2026-09-02"] },
  });
  expect(stated.statusCode, stated.body).toBe(201);
  const [id] = stated.json().ids;
  const settled = async (wanted: string) => {
    for (let tries = 0; tries < 50; tries++) {
      const [kent] = (await ask({ url: "/scopes/kent-harbour/returns" })).json().agencies;
      if (kent[wanted].includes("2026-09-02")) return true;
      await setTimeout(50);
    }
    return false;
  };
  expect(await settled("nil")).toBe(true);
  expect((await ask({ method: "DELETE", url: `/scopes/kent-harbour/nil/${id}` })).statusCode).toBe(200);
  expect(await settled("missing")).toBe(true);
});

test("until everything is loaded a board says when to ask again", async () => {
  ready = false;
  const answer = await ask({ url: `${BOARD}?after=1` });
  ready = true;
  expect(answer.statusCode).toBe(503);
  expect(answer.headers["retry-after"]).toBe("5");
  expect(answer.json().detail).toContain("being loaded");
});
