/** Whatever happens to cards through the room's own functions, the boards that are kept come to what the rows say. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Refusal } from "../../access/index.ts";
import type { Who } from "../../intelligence/testing/cast.ts";
import { type Sight, sightOf, sightOfScope } from "../count/question.ts";
import { tally } from "../count/tally.ts";
import { figuresOf } from "../count/testing/kernel.ts";
import { readBoard } from "./boards.ts";
import type { CardDraft } from "./card-draft.ts";
import { readCard } from "./card-lists.ts";
import { changeContribution } from "./contribute.ts";
import { endJudgement, judgeEvents } from "./judge-events.ts";
import { askerOf, startKeeper } from "./keeper/index.ts";
import { amendCard, returnCards, validateCard, withdrawCard } from "./return-cards.ts";
import { createScope } from "./scopes.ts";
import { byHand, type Counting, openCounting, plan } from "./testing/counting.ts";
import { withdrawCards, writeCards } from "./write-cards.ts";

const SPEAKERS = ["kent.supervisor", "bf.supervisor", "nca.supervisor"] as const satisfies readonly Who[];
const VIEWERS = ["kent.officer", "bf.officer", "nca.officer"] as const satisfies readonly Who[];
const MEASURES = ["people_stopped", "arrested", "enforcement_visits", "cash_seized", "charged"] as const;

let counting: Counting;
let planned: Awaited<ReturnType<typeof plan>>;
let scopes: { id: string; address: string }[];
beforeAll(async () => {
  counting = await openCounting();
  planned = await plan(counting.scene);
  scopes = [];
  for (const [name, phase] of [
    ["of-the-phase", planned.phase],
    ["by-hand", null],
  ] as const) {
    const { id, address } = await counting.scene.as("kent.coordinator", (viewer) =>
      createScope(viewer, { name, title: name, phase, readers: ["BF", "NCA"], expected: [] }),
    );
    scopes.push({ id, address });
  }
});
afterAll(() => counting.close());

const nth = fc.nat(30);
const figure = fc.record({
  measure: fc.constantFrom(...MEASURES),
  quantity: fc.nat(9),
  day: fc.constantFrom("2026-09-01", "2026-09-02"),
  area: fc.constantFrom(null, "KENT", "ESSEX"),
  lead: fc.constantFrom("KENT", "BF", "NCA"),
  agencies: fc.subarray(["KENT", "BF", "NCA"]),
  mode: fc.constantFrom(null, "air"),
  offence: fc.constantFrom(null, "drugs", "facilitation"),
  tags: fc.subarray([0, 1, 2]),
});
type Figure = typeof figure extends fc.Arbitrary<infer Of> ? Of : never;
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant("create" as const),
      who: fc.nat(2),
      of: fc.array(figure, { minLength: 1, maxLength: 3 }),
      together: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant("record" as const),
      of: fc.array(figure, { maxLength: 4 }),
      persons: fc.subarray([901, 902]),
      state: fc.constantFrom("provisional" as const, "validated" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("unrecord" as const) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant("amend" as const), nth, to: figure }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("validate" as const), nth }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("withdraw" as const), nth }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("join" as const), nth, other: nth }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("split" as const), nth }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant("contribute" as const),
      nth,
      scope: fc.nat(1),
      says: fc.constantFrom("contributed" as const, "withheld" as const),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never;

test("any sequence of acts leaves every total of every scope and viewer as counting the rows by hand gives it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      for (const each of steps) await doing(each);
      await compare(counting);
    }),
    { numRuns: 9, endOnFailure: true },
  );
  const anew = startKeeper(counting.scene.access, () => undefined);
  await anew.loaded;
  await compare({
    ...counting,
    settled: async () => ({ store: anew.store() as never, version: () => anew.version() }),
  });
  await anew.stop();
}, 60_000);

async function compare(of: Pick<Counting, "scene" | "settled">): Promise<void> {
  const { scene } = of;
  const { store, version } = await of.settled();
  const sorted = (figures: ReadonlyMap<string, number>) => [...figures].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const who of VIEWERS) {
    const asker = await scene.as(who, async (viewer) => {
      viewer.record({ act: "consultation", subjects: [], detail: {} });
      return await askerOf(viewer);
    });
    const own = await byHand(scene, { who });
    expect(sorted(figuresOf(store, tally(store, sightOf(store, asker), {})))).toEqual(sorted(own));
    const shown = await scene.as(who, (viewer) => readBoard(viewer, { store, version }, null, {}));
    for (const { measure, total } of shown.totals) expect(total).toBe(own.get(` / ${measure} / `));
    for (const { id, address } of scopes) {
      const figures = await byHand(scene, { scope: id });
      expect(sorted(figuresOf(store, tally(store, sightOfScope(store, id, asker) as Sight, {})))).toEqual(
        sorted(figures),
      );
      const scoped = await scene.as(who, (viewer) => readBoard(viewer, { store, version }, address, {}));
      for (const { measure, total } of scoped.totals) expect(total).toBe(figures.get(` / ${measure} / `));
    }
  }
}

/** What is not possible as things stand is refused, and changes nothing. */
async function doing(each: Step): Promise<void> {
  try {
    await perform(each);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

async function perform(each: Step): Promise<void> {
  const { scene } = counting;
  const tagsOf = (tags: readonly number[]) =>
    tags.map((tag) => [planned.phase, ...planned.pillars][tag] as string);
  const source = {
    activity: planned.activity,
    event: planned.activity,
    audience: await audienceOfActivity(),
    because: "A test",
  };
  switch (each.does) {
    case "create":
      await scene.as(SPEAKERS[each.who] as Who, (viewer) =>
        returnCards(viewer, {
          scopes: [],
          cards: each.of.map((of) => ({
            ...of,
            tags: tagsOf(of.tags),
            ...(each.together && { event: "one" }),
          })),
        }),
      );
      return;
    case "record": {
      const drafts = each.of.map(
        (of): CardDraft => ({
          ...draftOf(of),
          tags: tagsOf(of.tags),
          persons: of.measure === "charged" ? each.persons : [],
        }),
      );
      await scene.as("kent.officer", async (viewer) => {
        viewer.record({ act: "alteration", subjects: [], detail: {} });
        await writeCards(viewer, { ...source, state: each.state }, drafts);
      });
      return;
    }
    case "unrecord":
      await scene.as("kent.officer", async (viewer) => {
        viewer.record({ act: "alteration", subjects: [], detail: {} });
        await withdrawCards(viewer, planned.activity, "A test");
      });
      return;
    case "join": {
      const [one, other] = [await pick(each.nth), await pick(each.other)];
      if (!one || !other || one.event_id === other.event_id) return;
      await scene.as(one.who, (viewer) =>
        judgeEvents(viewer, "same", { one: one.event_id, other: other.event_id, reason: "A test" }),
      );
      return;
    }
    case "split": {
      const { rows } = await scene.database.admin.query(
        "select j.id, lower(a.code) as agency from event_judgement j join agency a on a.id = j.agency_id where ended_at is null order by j.at",
      );
      const judgement = rows[each.nth % Math.max(1, rows.length)];
      if (judgement)
        await scene.as(`${judgement.agency}.supervisor` as Who, (viewer) =>
          endJudgement(viewer, judgement.id, "A test"),
        );
      return;
    }
  }
  const card = await pick(each.nth);
  if (!card) return;
  await scene.as(card.who, async (viewer) => {
    switch (each.does) {
      case "amend": {
        const { version } = (await readCard(viewer, card.id)).card;
        const { measure: _, ...to } = each.to;
        await amendCard(viewer, card.id, { ...to, tags: tagsOf(to.tags), version, because: "A test" });
        return;
      }
      case "validate":
        await validateCard(viewer, card.id);
        return;
      case "withdraw":
        await withdrawCard(viewer, card.id, "A test");
        return;
      case "contribute":
        await changeContribution(viewer, card.id, each.says, {
          scope: scopes[each.scope]?.address as string,
          reason: "A test",
        });
        return;
    }
  });
}

function draftOf({ tags: _, ...of }: Figure): Omit<CardDraft, "tags" | "persons"> {
  return { ...of, version: 1, direction: null, threatArea: null, premises: null, link: null };
}

async function audienceOfActivity(): Promise<number> {
  const { rows } = await counting.scene.database.admin.query(
    "select audience_id from activity where id = $1",
    [planned.activity],
  );
  return rows[0].audience_id;
}

/** One of the cards that live, and who speaks for its owner. */
async function pick(which: number): Promise<{ id: string; event_id: string; who: Who } | undefined> {
  const { rows } = await counting.scene.database.admin.query(
    `select c.id, c.event_id, lower(a.code) || '.supervisor' as who from count_card c join agency a on a.id = c.agency_id
      where c.state <> 'withdrawn' order by c.changed_at, c.id`,
  );
  return rows[which % Math.max(1, rows.length)];
}
