import { afterAll, beforeAll, expect, test } from "vitest";
import { openScene, type Scene } from "../../intelligence/testing/scene.ts";
import { readCalendar, readWeeks, regionOf } from "./calendar.ts";
import { changePillars } from "./change-phase.ts";
import { makePhase } from "./new-phase.ts";
import { changeAgencyPowers, readAgencyPowers } from "./powers.ts";
import { listTaskings } from "./tasking/list.ts";
import { anOperation, aPhase, aTasking, PLANNER, phaseOf, step } from "./testing/planned.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const KEY = Buffer.alloc(32, 7);

test("every day of a phase is there, with its pillars and each tasking on every day in London that it touches", async () => {
  const { address, phase } = await aPhase(scene);
  const pillars = [{ title: "Ports", theme: "", days: ["2026-09-10"] }];
  await scene.as(PLANNER, (v) =>
    changePillars(v, address, "september", { revision: phase.revision, pillars }),
  );
  // From 23:30 to 00:30 in London: 22:30 to 23:30 by UTC.
  const night = await aTasking(scene, phase.id, {
    startsAt: "2026-09-10T22:30:00.000Z",
    endsAt: "2026-09-10T23:30:00.000Z",
  });
  const untilMidnight = await aTasking(scene, phase.id, {
    startsAt: "2026-09-10T20:00:00.000Z",
    endsAt: "2026-09-10T23:00:00.000Z",
  });
  const calendar = await scene.as(PLANNER, (v) => readCalendar(v, address, "september"));
  expect(calendar.days).toHaveLength(30);
  const day = (text: string) => calendar.days.find((each) => each.day === text);
  expect(day("2026-09-10")).toMatchObject({
    taskings: [untilMidnight, night],
    pillars: [calendar.pillars[0]?.id],
  });
  expect(day("2026-09-11")).toMatchObject({ taskings: [night], pillars: [] });
});

test("a phase over the night when the clocks go back has each day once", async () => {
  const address = await anOperation(scene);
  const draft = { name: "october", title: "October", startsOn: "2026-10-24", endsOn: "2026-10-26" };
  await scene.as(PLANNER, (v) => makePhase(v, address, draft));
  const { id } = await phaseOf(scene, address, "october");
  const all = await aTasking(scene, id, {
    startsAt: "2026-10-24T23:00:00.000Z",
    endsAt: "2026-10-26T00:00:00.000Z",
  });
  const { days } = await scene.as(PLANNER, (v) => readCalendar(v, address, "october"));
  expect(days.map(({ day, taskings }) => [day, taskings.length])).toEqual([
    ["2026-10-24", 0],
    ["2026-10-25", 1],
    ["2026-10-26", 0],
  ]);
  expect(all).toBeDefined();
});

test("the board of weeks holds each tasking in the week in which it starts, by region, under every agency that takes part", async () => {
  const { address, phase } = await aPhase(scene);
  const kent = await aTasking(scene, phase.id, { support: ["BF"] });
  const sea = await aTasking(scene, phase.id, {
    placeKind: "sea",
    area: null,
    place: "Varne",
    startsAt: "2026-09-14T06:00:00.000Z",
    endsAt: "2026-09-14T07:00:00.000Z",
  });
  await aTasking(scene, phase.id, { title: "Of Kent alone" }, "kent.coordinator");
  const { weeks, regions, cells } = await scene.as(PLANNER, (v) => readWeeks(v, address, "september"));
  expect([weeks[0], weeks.at(-1), weeks.length]).toEqual([
    { from: "2026-08-31", to: "2026-09-06" },
    { from: "2026-09-28", to: "2026-10-04" },
    5,
  ]);
  expect(regions).toEqual([regionOf("KENT")]);
  expect(cells).toEqual([
    { week: "2026-09-07", region: "Eastern", agency: "KENT", taskings: [kent] },
    { week: "2026-09-07", region: "Eastern", agency: "BF", taskings: [kent] },
    { week: "2026-09-14", region: null, agency: "KENT", taskings: [sea] },
  ]);
});

test("a list is filtered by phase, state, agency, area and days, and goes on page by page without a gap", async () => {
  const { phase } = await aPhase(scene);
  const hour = (n: number) => `2026-09-10T${String(n).padStart(2, "0")}:00:00.000Z`;
  const ids: string[] = [];
  for (const n of [1, 1, 2, 3, 3]) {
    ids.push(await aTasking(scene, phase.id, { startsAt: hour(n), endsAt: hour(n + 1) }));
  }
  const offered = ids[2] ?? "";
  await step(scene, PLANNER, offered, "offer");
  const list = (filter: object) =>
    scene.as(PLANNER, (v) => listTaskings(v, { phase: phase.id, ...filter }, KEY));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit: 2, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen.toSorted()).toEqual(ids.toSorted());
  const found = async (filter: object) => (await list(filter)).items.length;
  expect(await found({ state: "offered" })).toBe(1);
  expect(await found({ agency: "KENT" })).toBe(5);
  expect(await found({ agency: "BF" })).toBe(0);
  expect(await found({ area: "SUSSEX" })).toBe(0);
  expect(await found({ from: "2026-09-10", to: "2026-09-10" })).toBe(5);
  expect(await found({ from: "2026-09-11" })).toBe(0);
  expect(await found({ to: "2026-09-09" })).toBe(0);
  const first = await list({ limit: 2 });
  const foreign = scene.outcome("kent.coordinator", (v) =>
    listTaskings(v, { phase: phase.id, limit: 2, cursor: first.next ?? "" }, KEY),
  );
  expect(await foreign).toBe("invalid");
});

test("an agency holds what is offered to its kind until its administrator says which powers it holds", async () => {
  await scene.database.admin.query("update agency set kind = 'police', area = 'KENT' where code = 'KENT'");
  await scene.database.admin.query("insert into account_role values ($1, 'administrator')", [
    scene.accounts.get("kent.press"),
  ]);
  const held = async (who: "kent.officer" | "bf.officer") => {
    const { said, powers } = await scene.as(who, readAgencyPowers);
    return [said, powers.filter((power) => power.held).map(({ id }) => id)] as const;
  };
  expect((await held("kent.officer"))[1]).toContain("pace_s1");
  expect((await held("bf.officer"))[1]).toEqual(["consent"]);
  expect(await scene.outcome("kent.officer", (v) => changeAgencyPowers(v, ["consent"]))).toBe("forbidden");
  const change = (powers: string[]) => scene.outcome("kent.press", (v) => changeAgencyPowers(v, powers));
  expect(await change([])).toBe("invalid");
  expect(await change(["magic"])).toBe("invalid");
  expect(await change(["consent", "pace_s17"])).toBe("done");
  expect(await change(["consent", "pace_s8"])).toBe("done");
  expect(await held("kent.officer")).toEqual([true, ["consent", "pace_s8"]]);
  expect((await held("bf.officer"))[0]).toBe(false);
});
