import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Who } from "../../intelligence/testing/cast.ts";
import { openFigure, readBoard } from "./boards.ts";
import type { CardDraft } from "./card-draft.ts";
import { listCards, readCard } from "./card-lists.ts";
import { changeContribution } from "./contribute.ts";
import { findDuplicates } from "./duplicates.ts";
import { endJudgement, judgeEvents } from "./judge-events.ts";
import { defineMeasure, listMeasures } from "./measures.ts";
import { amendCard, returnCards, validateCard, withdrawCard } from "./return-cards.ts";
import { readReturns, stateNil, takeBackNilReturn } from "./returns.ts";
import { createScope, freezeScope, listScopes } from "./scopes.ts";
import { aReturn, type Counting, openCounting, plan } from "./testing/counting.ts";
import { withdrawCards, writeCards } from "./write-cards.ts";

let counting: Counting;
let planned: Awaited<ReturnType<typeof plan>>;
beforeAll(async () => {
  counting = await openCounting();
  planned = await plan(counting.scene);
});
afterAll(() => counting.close());

let named = 0;
async function aScope(
  some: { readers?: string[]; expected?: string[]; phase?: string } = {},
): Promise<string> {
  const name = `scope-${++named}`;
  await as("kent.coordinator", (viewer) =>
    createScope(viewer, {
      name,
      title: "A scope",
      readers: ["BF", "NCA"],
      expected: [],
      from: "2026-09-01",
      to: "2026-09-04",
      ...some,
    }),
  );
  return `kent-${name}`;
}
const as: Counting["scene"]["as"] = (who, work, purpose) => counting.scene.as(who, work, purpose);
const returns = (who: Who, scope: string | null, ...cards: ReturnType<typeof aReturn>[]) =>
  as(who, (viewer) => returnCards(viewer, { cards, ...(scope ? { scopes: [scope] } : {}) })).then(
    ({ ids }) => ids as string[],
  );
const boardOf = async (who: Who, scope: string | null, filters = {}) => {
  const ready = await counting.settled();
  return await as(who, (viewer) => readBoard(viewer, ready, scope, filters));
};
const totalOf = async (who: Who, scope: string | null, measure = "people_stopped@1") =>
  (await boardOf(who, scope)).totals.find((each) => each.measure === measure)?.total;

describe("a scope", () => {
  test("has the same figures for everybody whom it admits, whoever may open the cards, and is not there for others", async () => {
    const scope = await aScope();
    await returns("bf.supervisor", scope, aReturn({ quantity: 12 }));
    const [kent, bf] = [await boardOf("kent.officer", scope), await boardOf("bf.officer", scope)];
    expect(kent.totals.map(({ total }) => total)).toEqual([12]);
    expect(kent.panels).toEqual(bf.panels);
    expect(
      await counting.scene.outcome("kent.officer", async (v) =>
        readBoard(v, await counting.settled(), "kent-no-such", {}),
      ),
    ).toBe("not_found");
    expect(
      await counting.scene.outcome(
        "ukvi.officer",
        async (v) => readBoard(v, await counting.settled(), scope, {}),
        "immigration",
      ),
    ).toBe("not_found");
    expect((await as("kent.officer", listScopes)).items.map(({ address }) => address)).toContain(scope);
    expect((await as("ukvi.officer", listScopes, "immigration")).items).toEqual([]);
  });

  test("is named by coordinators, with readers that exist and returns of those who may see it", async () => {
    const draft = { name: "nobodys", title: "A scope", readers: ["BF"], expected: [] };
    expect(await counting.scene.outcome("kent.officer", (v) => createScope(v, draft))).toBe("forbidden");
    expect(
      await counting.scene.outcome("kent.coordinator", (v) =>
        createScope(v, { ...draft, expected: ["NCA"] }),
      ),
    ).toBe("invalid");
    expect(
      await counting.scene.outcome("kent.coordinator", (v) =>
        createScope(v, { ...draft, readers: ["NOBODY"] }),
      ),
    ).toBe("invalid");
    const [scope] = [await aScope()];
    const again = { ...draft, name: scope.slice("kent-".length) };
    expect(await counting.scene.outcome("kent.coordinator", (v) => createScope(v, again))).toBe("conflict");
  });
});

describe("a figure opened", () => {
  test("shows every card, but of people says no place, no id and no owner of a card that the asker may not read", async () => {
    const scope = await aScope();
    const [theirs] = await returns("bf.supervisor", scope, aReturn({ quantity: 2, area: "NORFOLK" }));
    const [mine] = await returns("kent.supervisor", scope, aReturn({ quantity: 9, area: "KENT" }));
    const ready = await counting.settled();
    const opened = await as("kent.officer", (v) =>
      openFigure(v, ready, scope, { measure: "people_stopped@1" }),
    );
    expect(opened).toMatchObject({ total: 11, counted: 2, beside: 0 });
    expect(opened.cards.find(({ id }) => id === mine)).toMatchObject({
      area: "KENT",
      owner: "KENT",
      readable: true,
    });
    const hidden = opened.cards.find(({ readable }) => !readable);
    expect(hidden).toMatchObject({
      id: null,
      event: null,
      area: null,
      owner: null,
      lead: null,
      agencies: [],
      quantity: 2,
    });
    expect(JSON.stringify(opened)).not.toContain(theirs);
    expect(JSON.stringify(opened)).not.toContain("NORFOLK");
    const byArea = { measure: "people_stopped@1", panel: "force" as const, key: "NORFOLK" };
    expect(await counting.scene.outcome("kent.officer", (v) => openFigure(v, ready, scope, byArea))).toBe(
      "not_found",
    );
  });

  test("says what adding every contribution would give beside what is true", async () => {
    const scope = await aScope();
    const [first] = await returns(
      "bf.supervisor",
      scope,
      aReturn({ measure: "vehicles_stopped", quantity: 5, lead: "BF", agencies: ["KENT"] }),
    );
    await as("bf.supervisor", (v) => validateCard(v, first as string));
    const [other] = await returns(
      "nca.supervisor",
      scope,
      aReturn({ measure: "vehicles_stopped", quantity: 6, lead: "BF" }),
    );
    const [one, two] = await Promise.all(
      [first, other].map((id, at) => eventOf(at === 0 ? "bf.supervisor" : "nca.supervisor", id as string)),
    );
    expect(await totalOf("kent.officer", scope, "vehicles_stopped@1")).toBe(11);
    // Nobody reads both: whoever joins them has to.
    expect(
      await counting.scene.outcome("bf.supervisor", (v) =>
        judgeEvents(v, "same", { one: one as string, other: two as string, reason: "One lorry" }),
      ),
    ).toBe("not_found");
    await counting.scene.database.admin.query(
      "update count_card set audience_id = (select audience_id from count_card where id = $1) where id = $2",
      [first, other],
    );
    const { id } = await as("bf.supervisor", (v) =>
      judgeEvents(v, "same", { one: one as string, other: two as string, reason: "One lorry" }),
    );
    const ready = await counting.settled();
    const opened = await as("kent.officer", (v) =>
      openFigure(v, ready, scope, { measure: "vehicles_stopped@1" }),
    );
    expect(opened).toMatchObject({ total: 5, counted: 1, beside: 1, differing: 1, added: 11 });
    await as("bf.supervisor", (v) => endJudgement(v, id, "Two lorries"));
    expect(await totalOf("kent.officer", scope, "vehicles_stopped@1")).toBe(11);
  });
});

async function eventOf(who: Who, id: string): Promise<string> {
  return (await as(who, (viewer) => readCard(viewer, id))).card.event;
}

const draft = (some: Partial<CardDraft> = {}): CardDraft => ({
  measure: "arrested",
  version: 1,
  quantity: 2,
  persons: [],
  day: "2026-09-03",
  area: "KENT",
  lead: "KENT",
  agencies: ["KENT", "BF"],
  mode: "air",
  direction: "in",
  threatArea: null,
  premises: null,
  offence: "facilitation",
  link: "linked",
  tags: [planned.phase, planned.pillars[0]],
  ...some,
});

describe("the cards of an activity", () => {
  test("go to the scopes of its phases, keep their versions, and end with what is gone", async () => {
    const scope = await aScope({ phase: planned.phase });
    const { activity } = planned;
    const audience = (
      await counting.scene.database.admin.query("select audience_id from activity where id = $1", [activity])
    ).rows[0].audience_id;
    const source = { activity, event: activity, audience, state: "provisional" as const, because: "" };
    const write = (because: string, ...drafts: CardDraft[]) =>
      as("kent.officer", (v) =>
        writeCards(v, { ...source, because }, drafts).then(() =>
          v.record({ act: "alteration", subjects: [], detail: {} }),
        ),
      );
    await write(
      "",
      draft(),
      draft({ offence: "drugs", quantity: 1 }),
      draft({ measure: "enforcement_visits", offence: null, link: null, quantity: 1 }),
    );
    expect(await totalOf("bf.officer", scope, "arrested@1")).toBe(3);
    const { panels } = await boardOf("bf.officer", scope);
    expect(panels.offence.rows).toMatchObject({
      facilitation: { "arrested@1": 2 },
      drugs: { "arrested@1": 1 },
    });
    expect(panels.tag.rows[planned.pillars[0]]).toMatchObject({ "arrested@1": 3, "enforcement_visits@1": 1 });
    await write(
      "Counted again",
      draft({ quantity: 4 }),
      draft({ measure: "enforcement_visits", offence: null, link: null, quantity: 1 }),
    );
    expect(await totalOf("bf.officer", scope, "arrested@1")).toBe(4);
    const { items } = await as("kent.officer", (v) => listCards(v, Buffer.alloc(32), { scope }));
    expect(items.map(({ quantity, version }) => [quantity, version]).sort()).toEqual([
      [1, 1],
      [4, 2],
    ]);
    const arrested = items.find(({ measure }) => measure === "arrested");
    const detail = await as("kent.officer", (v) => readCard(v, arrested?.id as string));
    expect(detail.versions.map(({ body, changed, because }) => [body.quantity, changed, because])).toEqual([
      [2, [], ""],
      [4, ["quantity"], "Counted again"],
    ]);
    expect(detail.others).toHaveLength(1);
    // What is said again without a change is no version.
    await write(
      "Said again",
      draft({ quantity: 4 }),
      draft({ measure: "enforcement_visits", offence: null, link: null, quantity: 1 }),
    );
    expect((await as("kent.officer", (v) => readCard(v, arrested?.id as string))).versions).toHaveLength(2);
    expect(
      await counting.scene.outcome("kent.supervisor", (v) =>
        withdrawCard(v, arrested?.id as string, "Wrong"),
      ),
    ).toBe("conflict");
    await as("kent.coordinator", (v) => freezeScope(v, scope, "Agreed by all"));
    expect(
      await counting.scene.outcome("kent.officer", (v) => writeCards(v, source, [draft({ quantity: 5 })])),
    ).toBe("invalid");
    await write(
      "The custody record says five",
      draft({ quantity: 5 }),
      draft({ measure: "enforcement_visits", offence: null, link: null, quantity: 1 }),
    );
    const locked = await as("kent.officer", (v) => readCard(v, arrested?.id as string));
    expect(locked.card).toMatchObject({ state: "locked", quantity: 5, version: 4 });
    await as("kent.officer", (v) => withdrawCards(v, activity, "Never happened"));
    expect(await totalOf("bf.officer", scope, "arrested@1")).toBeUndefined();
    expect((await as("kent.officer", (v) => readCard(v, arrested?.id as string))).card.state).toBe(
      "withdrawn",
    );
  });
});

describe("a card without a record", () => {
  test("is amended with a reason and under the version that was seen, by those who speak for the agency", async () => {
    const scope = await aScope();
    const [id = ""] = await returns("bf.supervisor", scope, aReturn({ quantity: 3, mode: "air" }));
    expect(await counting.scene.outcome("bf.officer", (v) => returnCards(v, { cards: [aReturn()] }))).toBe(
      "forbidden",
    );
    const amended = { version: 1, because: "A slip", quantity: 8, day: "2026-09-03", mode: "air" };
    expect(await counting.scene.outcome("kent.supervisor", (v) => amendCard(v, id, amended))).toBe(
      "not_found",
    );
    expect(await as("bf.supervisor", (v) => amendCard(v, id, amended))).toEqual({ version: 2 });
    expect(await counting.scene.outcome("bf.supervisor", (v) => amendCard(v, id, amended))).toBe("conflict");
    expect(await totalOf("kent.officer", scope)).toBe(8);
    await as("bf.supervisor", (v) => withdrawCard(v, id, "Not ours"));
    expect(await totalOf("kent.officer", scope)).toBeUndefined();
  });

  test("is withheld only with a reason, and listed as withheld", async () => {
    const scope = await aScope();
    const [id = ""] = await returns("bf.supervisor", scope, aReturn({ quantity: 3 }));
    const change =
      (says: "contributed" | "withheld", reason: string) => (v: Parameters<typeof changeContribution>[0]) =>
        changeContribution(v, id, says, { scope, reason });
    expect(await counting.scene.outcome("bf.supervisor", change("withheld", " "))).toBe("invalid");
    expect(await counting.scene.outcome("nca.supervisor", change("withheld", "Not agreed"))).toBe(
      "not_found",
    );
    await as("bf.supervisor", change("withheld", "A case is before the court"));
    expect(await totalOf("kent.officer", scope)).toBeUndefined();
    const withheld = await as("bf.officer", (v) => listCards(v, Buffer.alloc(32), { scope, withheld: true }));
    expect(withheld.items.map((card) => [card.id, card.scopes[0]?.reason])).toEqual([
      [id, "A case is before the court"],
    ]);
    await as("bf.supervisor", change("contributed", ""));
    expect(await totalOf("kent.officer", scope)).toBe(3);
  });

  test("says which field cannot be as it is", async () => {
    const refused = async (card: ReturnType<typeof aReturn>) => {
      const failed = await as("bf.supervisor", (v) => returnCards(v, { cards: [aReturn(), card] })).catch(
        (error) => error,
      );
      return failed.errors?.[0]?.pointer;
    };
    expect(await refused(aReturn({ measure: "arrested_somehow" }))).toBe("/cards/1/measure");
    expect(await refused(aReturn({ day: "2026-02-30" }))).toBe("/cards/1/day");
    expect(await refused(aReturn({ mode: "on foot" }))).toBe("/cards/1/mode");
    expect(await refused(aReturn({ sameAs: crypto.randomUUID() }))).toBe("/cards/1/sameAs");
  });
});

test("returns: a card is a return, nil is a statement that can be taken back, and the rest is missing", async () => {
  const scope = await aScope({ expected: ["KENT", "BF"] });
  await returns("bf.supervisor", scope, aReturn({ day: "2026-09-02" }));
  await as("bf.supervisor", (v) => stateNil(v, scope, ["2026-09-02", "2026-09-03"]));
  expect(await counting.scene.outcome("bf.supervisor", (v) => stateNil(v, scope, ["2026-09-09"]))).toBe(
    "invalid",
  );
  expect(await counting.scene.outcome("bf.officer", (v) => stateNil(v, scope, ["2026-09-01"]))).toBe(
    "forbidden",
  );
  const read = async () => {
    const ready = await counting.settled();
    return await as("kent.officer", (v) => readReturns(v, ready, scope));
  };
  const first = await read();
  expect(first.agencies).toMatchObject([
    {
      agency: "BF",
      returned: ["2026-09-02"],
      nil: ["2026-09-03"],
      missing: ["2026-09-01", "2026-09-04"],
      contradicted: ["2026-09-02"],
    },
    {
      agency: "KENT",
      returned: [],
      missing: ["2026-09-01", "2026-09-02", "2026-09-03", "2026-09-04"],
      mine: true,
    },
  ]);
  const nil = first.nils.find(({ day }) => day === "2026-09-02")?.id as string;
  expect(await counting.scene.outcome("kent.supervisor", (v) => takeBackNilReturn(v, scope, nil))).toBe(
    "not_found",
  );
  await as("bf.supervisor", (v) => takeBackNilReturn(v, scope, nil));
  expect((await read()).agencies[0]?.contradicted).toEqual([]);
});

test("a measure is defined anew under the next version, and what it counts does not change", async () => {
  const {
    key: _,
    newest: __,
    version: ___,
    agency,
    writtenBy,
    writtenAt,
    ...arrested
  } = (await as("kent.officer", listMeasures)).items.find(({ id }) => id === "arrested") as Awaited<
    ReturnType<typeof listMeasures>
  >["items"][number];
  const anew = {
    ...arrested,
    definition: "People arrested, in custody or not.",
    because: "Voluntary attendance",
  };
  expect([agency, writtenBy, writtenAt]).toEqual([null, null, null]);
  expect(await counting.scene.outcome("kent.officer", (v) => defineMeasure(v, anew))).toBe("forbidden");
  expect(
    await counting.scene.outcome("kent.coordinator", (v) => defineMeasure(v, { ...anew, counts: "event" })),
  ).toBe("invalid");
  expect(await as("kent.coordinator", (v) => defineMeasure(v, anew))).toMatchObject({
    version: 2,
    key: "arrested@2",
    newest: true,
  });
  const scope = await aScope();
  await returns("kent.supervisor", scope, aReturn({ measure: "arrested", quantity: 6 }));
  expect(await totalOf("kent.officer", scope, "arrested@2")).toBe(6);
  const versions = (await as("kent.officer", listMeasures)).items.filter(({ id }) => id === "arrested");
  expect(versions.map(({ version, newest }) => [version, newest])).toEqual([
    [2, true],
    [1, false],
  ]);
});

test("records that may be one event are suggested with the reasons, and not again once somebody judged", async () => {
  const scope = await aScope();
  const like = { quantity: 17, area: "KENT", day: "2026-09-02", agencies: ["NCA"] };
  const [one = ""] = await returns(
    "bf.supervisor",
    scope,
    aReturn(like),
    aReturn({ ...like, measure: "vehicles_stopped" }),
  );
  const [other = ""] = await returns(
    "bf.supervisor",
    scope,
    aReturn(like),
    aReturn({ ...like, day: "2026-09-03" }),
  );
  await returns("bf.supervisor", scope, aReturn({ ...like, quantity: 1, area: "ESSEX" }));
  const find = () => as("bf.supervisor", (v) => findDuplicates(v, scope));
  const { items } = await find();
  expect(items[0]?.because.join("; ")).toContain("The same figures: People stopped 17");
  expect(items.every(({ one: a, other: b }) => a.area === "KENT" && b.area === "KENT")).toBe(true);
  expect((await as("kent.officer", (v) => findDuplicates(v, scope))).items).toEqual([]);
  const events = { one: await eventOf("bf.supervisor", one), other: await eventOf("bf.supervisor", other) };
  const isSuggested = (of: typeof items) =>
    of.some(
      ({ one: a, other: b }) => [a.event, b.event].sort().join() === [events.one, events.other].sort().join(),
    );
  expect(isSuggested(items)).toBe(true);
  await as("bf.supervisor", (v) => judgeEvents(v, "different", { ...events, reason: "Two days" }));
  const after = await find();
  expect(isSuggested(after.items)).toBe(false);
  expect(after.judged).toMatchObject([{ says: "different", reason: "Two days" }]);
});

test("of one's own picture a board shows what one may read and nothing else", async () => {
  const scope = await aScope();
  const before = figuresOfBoard(await boardOf("nca.officer", null));
  await returns("bf.supervisor", scope, aReturn({ measure: "devices_seized", quantity: 4 }));
  expect(figuresOfBoard(await boardOf("nca.officer", null))).toEqual(before);
  expect(await totalOf("bf.officer", null, "devices_seized@1")).toBe(4);
});

function figuresOfBoard({ totals, panels }: Awaited<ReturnType<typeof boardOf>>) {
  return { totals, panels };
}
