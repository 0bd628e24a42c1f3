import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "../../count/index.ts";
import { sightOf } from "../../count/question.ts";
import { tally } from "../../count/tally.ts";
import { figuresOf } from "../../count/testing/kernel.ts";
import { returnCards } from "../return-cards.ts";
import { aReturn, type Counting, openCounting } from "../testing/counting.ts";
import { loadStore } from "./load.ts";

let counting: Counting;
beforeAll(async () => {
  counting = await openCounting();
});
afterAll(() => counting.close());

const everything = (store: Store) =>
  [...figuresOf(store, tally(store, sightOf(store, { audiences: new Uint8Array(1000).fill(1) }), {}))].sort();

test("many writers at once, some of them slow, some of whom give up: no change is ever skipped", async () => {
  const { scene, keeper } = counting;
  const { admin } = scene.database;
  const before = keeper.version();
  const quantities = ["kent.supervisor", "bf.supervisor", "nca.supervisor"] as const;
  const writer = async (nth: number): Promise<void> => {
    for (let round = 0; round < 6; round++) {
      await scene
        .as(quantities[nth % 3] as (typeof quantities)[number], async (viewer) => {
          await returnCards(viewer, {
            cards: [
              aReturn({ quantity: 1 + nth }),
              aReturn({ measure: "vehicles_stopped", quantity: round }),
            ],
          });
          // The number of the transaction is taken; others pass by.
          await setTimeout(Math.random() * 120);
          if ((nth + round) % 5 === 0) throw new Error("given up");
        })
        .catch((error: Error) => {
          if (error.message !== "given up") throw error;
        });
    }
  };
  await Promise.all(Array.from({ length: 6 }, (_, nth) => writer(nth)));
  const { store } = await counting.settled();
  const rebuilt = (await loadStore(scene.access)).store;
  expect(everything(store)).toEqual(everything(rebuilt));
  const { rows } = await admin.query(
    "select count(*)::int as cards, sum(quantity)::int as sum from count_card where measure = 'people_stopped'",
  );
  expect(
    tally(store, sightOf(store, { audiences: new Uint8Array(1000).fill(1) }), {}).totals.some(
      (total) => total === rows[0].sum,
    ),
  ).toBe(true);
  expect(rows[0].cards).toBeGreaterThan(20);
  expect(keeper.version()).toBeGreaterThan(before);
}, 30_000);

test("a change that is under way holds back those after it, and is seen once it is over", async () => {
  const { scene, keeper } = counting;
  const { admin } = scene.database;
  await counting.settled();
  const slow = await admin.connect();
  await slow.query("begin; select pg_current_xact_id()");
  const before = keeper.version();
  await scene.as("kent.supervisor", (viewer) => returnCards(viewer, { cards: [aReturn({ quantity: 5 })] }));
  await setTimeout(500);
  expect(keeper.version()).toBe(before);
  await slow.query("commit");
  slow.release();
  await counting.settled();
  expect(keeper.version()).toBeGreaterThan(before);
});

test("whoever waits is woken by news, by the end of their patience, or by leaving", async () => {
  const { scene, keeper } = counting;
  await counting.settled();
  const now = keeper.version();
  const news = keeper.newerThan(now, 20_000, new AbortController().signal);
  await scene.as("kent.supervisor", (viewer) => returnCards(viewer, { cards: [aReturn({ quantity: 5 })] }));
  await news;
  expect(keeper.version()).toBeGreaterThan(now);
  await keeper.newerThan(now, 20_000, new AbortController().signal);
  await keeper.newerThan(keeper.version(), 30, new AbortController().signal);
  const leaving = new AbortController();
  const left = keeper.newerThan(keeper.version(), 20_000, leaving.signal);
  leaving.abort();
  await left;
});

test("what is loaded in one piece is what was followed piece by piece, in words of any script and of any length", async () => {
  const { scene } = counting;
  const { admin } = scene.database;
  await admin.query(
    `insert into count_card (id, event_id, agency_id, lead_id, audience_id, measure, measure_version, quantity, persons, day, area, mode,
                             offence, agencies, tags, state, changed_as)
     select gen_random_uuid(), case when n % 3 = 0 then $1::uuid else gen_random_uuid() end, a.id, a.id, (select min(id) from audience), 'charged', 1, n, array[n % 7, n % 11],
            date '2026-09-01' + n % 40, case n % 4 when 0 then null when 1 then 'KENT' when 2 then 'ΑΘΗΝΑ' else repeat('x', n) end,
            case when n % 2 = 0 then 'air' end, (n % 150)::text, array[a.id], array[repeat('t', n % 50)], case when n % 5 = 0 then 'provisional' else 'locked' end, 'x'
       from generate_series(1, 400) n, agency a where a.code = 'KENT'`,
    [randomUUID()],
  );
  const { store } = await counting.settled();
  const loaded = await loadStore(scene.access);
  expect(loaded.refused).toBe(0);
  expect(everything(loaded.store)).toEqual(everything(store));
});
