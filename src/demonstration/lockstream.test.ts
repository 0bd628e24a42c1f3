/** What the demonstration tells is counted, from its database, to the true figures of the scenario. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Access, openAccess } from "../access/index.ts";
import { createRecorder, journalFolder, type Recorder } from "../audit/index.ts";
import { type TestDatabase, testDatabase } from "../database/testing/index.ts";
import {
  explainFigure,
  type Keeper,
  listTaskings,
  readBoard,
  readPhase,
  readReturns,
  startKeeper,
} from "../operations/index.ts";
import { HEADLINE_IDS, HEADLINES, LOCKSTREAM, lockstream, type SaidCard } from "../scenario/index.ts";
import { MEASURES, type MeasureId, measureKey } from "../vocabulary/index.ts";
import { tellStory } from "./index.ts";
import { type As, speakers } from "./speaker.ts";

const SCOPE = "npcc-lockstream-september-2025";
const month = lockstream(1);
const truth = month.truth.lockstream;

let database: TestDatabase;
let recorder: Recorder;
let keeper: Keeper;
let as: As;

beforeAll(async () => {
  database = await testDatabase();
  recorder = createRecorder(database.keys, journalFolder(database.folder));
  const access: Access = openAccess(database, recorder);
  await tellStory(access, database.keys, database.address);
  keeper = startKeeper(access, () => undefined);
  await keeper.loaded;
  as = speakers(access, database.keys);
}, 120_000);

afterAll(async () => {
  await keeper?.stop();
  recorder?.close();
  await database?.close();
});

const boardFor = (username: string, filters: Parameters<typeof readBoard>[3] = {}) =>
  as(username, (viewer) => readBoard(viewer, ready(), SCOPE, filters));

describe("the month as its coordinator sees it", () => {
  test("comes to the true figure under every measure", async () => {
    const { totals } = await boardFor("stephen");
    const shown = new Map(totals.map(({ measure, total }) => [measure, total]));
    for (const { id } of MEASURES) expect(shown.get(key(id)) ?? 0, id).toBe(truth.totals[id]);
  });

  test("comes to the three figures that are published", async () => {
    for (const id of HEADLINE_IDS) {
      const { measure, offences } = HEADLINES[id];
      const { totals } = await boardFor("stephen", {
        measures: [key(measure)],
        ...(offences && { offences }),
      });
      expect(totals[0]?.total, id).toBe(truth.headlines[id]);
    }
  });

  test("comes to the true figure of each day and each pillar", async () => {
    const { panels, tags } = await boardFor("stephen");
    const asked = key("people_questioned_crime");
    const days = Object.entries(panels.day.rows).flatMap(([day, row]) =>
      row[asked] ? [[day, row[asked]]] : [],
    );
    expect(Object.fromEntries(days)).toEqual(truth.panels.day.people_questioned_crime);
    for (const { tag, title } of LOCKSTREAM.pillars) {
      const id = tags.find((each) => each.title === title)?.id ?? "";
      expect(panels.tag.rows[id]?.[asked], title).toBe(truth.panels.tag.people_questioned_crime?.[tag]);
    }
  });

  test("is the same for an officer of another agency", async () => {
    expect((await boardFor("amina")).totals).toEqual((await boardFor("stephen")).totals);
  });

  test("shows who has not reported", async () => {
    const { agencies } = await as("stephen", (viewer) => readReturns(viewer, ready(), SCOPE));
    const nils = month.said.flatMap((each) => (each.does === "nil" ? [`${each.agency} ${each.day}`] : []));
    const shown = agencies.flatMap((each) =>
      [...each.nil, ...each.contradicted].map((day) => `${each.agency} ${day}`),
    );
    expect(shown.sort()).toEqual(nils.sort());
    expect(agencies.find(({ agency }) => agency === "DVSA")?.missing.length).toBeGreaterThan(0);
  });
});

describe("how a figure was reached", () => {
  const explain = (username: string) =>
    as(username, (viewer) => explainFigure(viewer, ready(), SCOPE, key("people_questioned_crime")));

  test("is told beside what adding up would give, and what lies between is laid to faults without a rest", async () => {
    const { counted, added, faults } = await explain("stephen");
    expect(counted).toBe(truth.headlines.questioned);
    expect(added).toBe(faults.reduce((sum, { adds }) => sum + adds, counted));
    const adds = new Map(faults.map(({ fault, adds }) => [fault, adds]));
    const final = finalCards().filter(({ measure }) => measure === "people_questioned_crime");
    const all = final.reduce((sum, { quantity }) => sum + quantity, 0);
    expect((adds.get("contributions_added") ?? 0) + (adds.get("recorded_twice") ?? 0)).toBe(all - counted);
    expect(adds.get("recorded_twice")).toBeGreaterThan(0);
    const tags = LOCKSTREAM.pillars.map(({ tag }) => truth.panels.tag.people_questioned_crime?.[tag] ?? 0);
    const untagged = month.events
      .filter(
        ({ tags, twist }) =>
          twist.is !== "withdrawn" && !tags.some((tag) => /\d$/.test(tag.split("/")[2] ?? "")),
      )
      .filter(
        ({ tags, day }) => tags.includes(LOCKSTREAM.tag) && day >= LOCKSTREAM.from && day <= LOCKSTREAM.to,
      )
      .flatMap(({ results }) => results)
      .filter(({ measure }) => measure === "people_questioned_crime")
      .reduce((sum, { quantity }) => sum + quantity, 0);
    expect(adds.get("tagged_twice")).toBe(tags.reduce((sum, each) => sum + each, untagged) - counted);
  });

  test("has an example that the reader may open, and none where they may open none", async () => {
    const border = (await explain("helen")).faults.find(({ fault }) => fault === "contributions_added");
    expect(border?.example?.said.map(({ agency }) => agency)).toContain("BF");
    expect(border?.example?.said.filter(({ counts }) => counts).length).toBeGreaterThan(0);
    const [ofBorder, ofAll] = [await explain("helen"), await explain("stephen")];
    expect(ofBorder.added).toBe(ofAll.added);
    expect(ofBorder.faults.filter(({ partial }) => partial).length).toBeGreaterThan(0);
    const coordinator = ofAll.faults.find(({ fault }) => fault === "contributions_added");
    expect(coordinator?.example).toBeNull();
  });
});

describe("the day of the first start", () => {
  test("has taskings that Kent Police and Border Force have accepted, in a phase that is live", async () => {
    const { items } = await as("amina", (viewer) =>
      listTaskings(viewer, { state: "accepted" }, Buffer.alloc(32)),
    );
    const today = items.filter(({ phase }) => phase === "second-month");
    expect(new Map(today.map(({ lead, agencies }) => [lead, agencies]))).toEqual(
      new Map([
        ["KENT", ["KENT", "BF"]],
        ["BF", ["BF", "IE", "KENT"]],
      ]),
    );
    const { state } = await as("amina", (viewer) => readPhase(viewer, "npcc-lockstream", "second-month"));
    expect(state).toBe("live");
  });
});

/** As they stand at the end, those of the scope that were not withdrawn. */
function finalCards(): SaidCard[] {
  const cards = new Map<string, SaidCard>();
  for (const each of month.said) {
    if (each.does === "contribute") for (const card of each.record.cards) cards.set(card.id, card);
    if (each.does === "amend") cards.set(each.card.id, each.card);
  }
  const withdrawn = month.said.flatMap((each) => (each.does === "withdraw" ? [each.record] : []));
  return [...cards.values()].filter(
    ({ id, scopes }) =>
      scopes.includes(LOCKSTREAM.scope) && !withdrawn.some((record) => id.startsWith(`${record}/`)),
  );
}

function ready() {
  const store = keeper.store();
  if (!store) throw new Error("the boards are not there yet");
  return { store, version: keeper.version };
}

function key(id: MeasureId): string {
  return measureKey({ id, version: 1 });
}
