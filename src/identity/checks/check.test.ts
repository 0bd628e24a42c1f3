import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "../../access/index.ts";
import type { CheckAnswerWire, GivenWire } from "../../contract/checks.ts";
import type { Who } from "../../intelligence/testing/cast.ts";
import { openScene, type Scene } from "../../intelligence/testing/scene.ts";
import { conditional, disseminated, evaluated } from "../../intelligence/testing/telling.ts";
import type { Purpose } from "../../vocabulary/index.ts";
import { resolveSome } from "../resolve/resolve.ts";
import { check } from "./check.ts";
import { PACE } from "./pace.ts";
import { changeHoldingPolicy } from "./policy.ts";
import { NOTHING_DISCLOSED } from "./says.ts";
import { aFamilyName, aNumber, anItemOn } from "./testing/people.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const NO_LIMIT = { alarmAt: 10_000, refuseAt: 10_000, withinSeconds: 60 };

async function asks(who: Who, given: GivenWire, purpose?: Purpose): Promise<CheckAnswerWire> {
  return await scene.as(who, (viewer) => check(viewer, { given, incident: "INC-1" }, NO_LIMIT), purpose);
}

async function resolved(): Promise<void> {
  while ((await resolveSome(scene.access, 500)).reports > 0);
}

const withoutIdAndTime = ({ check: _, askedAt: __, ...answer }: CheckAnswerWire) => JSON.stringify(answer);

const discloses = (who: Who, yes: boolean) => scene.as(who, (viewer) => changeHoldingPolicy(viewer, yes));

test("a name and a date of birth find the person, with the reason, the source and the words", async () => {
  const name = `Arben ${aFamilyName()}`;
  const told = await disseminated(scene, { items: [anItemOn({ name, birthDate: "1990-03-27" })] });
  await resolved();
  const answer = await asks("bf.officer", { name, birthDate: "27/3/1990" });
  expect(answer.understood).toEqual([`A person named “${name}”`, "Born 27 March 1990"]);
  expect(answer.matches).toHaveLength(1);
  const [match] = answer.matches;
  expect(match).toMatchObject({
    kind: "person",
    display: name,
    strength: "likely",
    agencies: ["KENT"],
    mentions: 1,
  });
  expect(match?.waterfall?.speaksFor.map((step) => step.property).sort()).toEqual(["birth_date", "name"]);
  expect(match?.waterfall?.weight).toBeGreaterThan(match?.waterfall?.line ?? Number.POSITIVE_INFINITY);
  expect(match?.sources[0]?.source).toMatchObject({ report: told.id, agency: "KENT", grade: "1 B · P" });
  expect(match?.sources[0]?.text).toContain(name);
  expect(answer.says).toBe("Known: one match.");
});

test("a name that is misspelt with a year finds them, a name alone is possible and says what to ask for", async () => {
  const family = aFamilyName();
  await disseminated(scene, { items: [anItemOn({ name: `Besnik ${family}`, birthDate: "1988-11-02" })] });
  await resolved();
  const misspelt = await asks("bf.officer", { name: `Besnic ${family}`, birthDate: "1988" });
  expect(misspelt.matches[0]).toMatchObject({ display: `Besnik ${family}` });
  const alone = await asks("bf.officer", { name: family });
  expect(alone.matches[0]).toMatchObject({ display: `Besnik ${family}` });
  expect(alone.matches[0]?.cautions.join()).toContain("A name does not identify");
});

test("somebody of the same name born on another day is somebody else, unless a number agrees; a slip in the date is none", async () => {
  const name = `Edon ${aFamilyName()}`;
  const phone = aNumber();
  await disseminated(scene, { items: [anItemOn({ name, birthDate: "1990-03-27", phone })] });
  await resolved();
  const found = async (given: GivenWire) =>
    (await asks("bf.officer", { name, ...given })).matches.map((each) => each.display);
  expect(await found({ birthDate: "14 8 1971" })).toEqual([]);
  expect(await found({ birthDate: "28 3 1990" })).toEqual([name]);
  expect(await found({ birthDate: "14 8 1971", identifiers: [phone] })).toContain(name);
  expect(
    (await asks("bf.officer", { name: `Dafina ${aFamilyName()}`, birthDate: "27 3 1990" })).matches,
  ).toEqual([]);
});

test("a number finds what is said of it and the person it is linked with, however it is written", async () => {
  const name = `Dritan ${aFamilyName()}`;
  const phone = aNumber();
  await disseminated(scene, { items: [anItemOn({ name, phone, vehicle: "AB12 CDE" })] });
  await resolved();
  const answer = await asks("bf.officer", { identifiers: [`+44 (0)${phone.slice(1)}`] });
  expect(answer.matches.map(({ kind, strength, through }) => ({ kind, strength, through }))).toEqual([
    { kind: "person", strength: "identifier", through: [`uses phone number ${phone}`] },
    { kind: "phone", strength: "identifier", through: [] },
  ]);
  expect(answer.matches[0]?.display).toBe(name);
  const plate = await asks("bf.officer", { identifiers: ["ab12cde"] });
  expect(plate.matches.some((match) => match.display === name)).toBe(true);
});

test("a name alone, however rare, makes nobody known", async () => {
  const name = `Valdrin ${aFamilyName()}`;
  const item = anItemOn({ name });
  await disseminated(scene, { items: [item] });
  await resolved();
  const { matches, says } = await asks("bf.officer", { name });
  expect(matches).toMatchObject([{ strength: "possible" }]);
  expect(says).toContain("none is sure");
});

test("possible victims and children are shown, and say so first; what is graded E says so", async () => {
  const victim = `Mirela ${aFamilyName()}`;
  const child = `Ilir ${aFamilyName()}`;
  const rumour = `Petrit ${aFamilyName()}`;
  const closed = `Sokol ${aFamilyName()}`;
  const doubted = { source: "3", information: "E", handling: { code: "P" } } as const;
  await disseminated(scene, {
    items: [
      anItemOn({ name: victim, birthDate: "1999-01-05", category: "victim" }),
      anItemOn({ name: child, birthDate: `${new Date().getUTCFullYear() - 12}-05-06` }),
      anItemOn({ name: rumour, birthDate: "1970-02-03", grade: doubted }),
      anItemOn({ name: closed, birthDate: "1971-02-03", grade: conditional("A1", "S2") }),
    ],
  });
  await resolved();
  const first = async (name: string, birthDate: string) =>
    (await asks("bf.officer", { name, birthDate })).matches[0]?.cautions[0];
  expect(await first(victim, "1999-01-05")).toContain("May be a victim");
  expect(await first(child, `${new Date().getUTCFullYear() - 12}`)).toContain("May be a child");
  expect(await first(rumour, "1970-02-03")).toContain("graded E");
  expect(await first(closed, "1971-02-03")).toContain("Conditions apply, A1");
});

test("what a viewer may not read changes nothing in the answer: a miss and a hidden hit are the same but for id and time", async () => {
  const hidden = { name: `Gezim ${aFamilyName()}`, birthDate: "1985-06-07" };
  const phone = aNumber();
  const given = { ...hidden, identifiers: [phone] };
  const before = await asks("bf.officer", given);
  await evaluated(scene, { items: [anItemOn({ ...hidden, phone })] });
  await resolved();
  expect((await asks("kent.unit", given)).matches.length).toBeGreaterThan(0);
  const after = await asks("bf.officer", given);
  expect(withoutIdAndTime(after)).toBe(withoutIdAndTime(before));
  expect(after.says).toBe(NOTHING_DISCLOSED);
  expect(JSON.stringify(after)).toHaveLength(JSON.stringify(before).length);
});

test("a hidden holding neither adds to, reorders nor explains what may be read", async () => {
  const person = { name: `Agron ${aFamilyName()}`, birthDate: "1979-09-10" };
  await disseminated(scene, { items: [anItemOn(person)] });
  await resolved();
  const before = await asks("bf.officer", person);
  for (const phone of [aNumber(), aNumber()])
    await evaluated(scene, { items: [anItemOn({ ...person, phone })] });
  await resolved();
  expect(before.matches).toHaveLength(1);
  expect(withoutIdAndTime(await asks("bf.officer", person))).toBe(withoutIdAndTime(before));
});

test("however many hidden people share a family name, none takes the place of one who may be read", async () => {
  const family = aFamilyName();
  const relative = () => anItemOn({ name: `${aFamilyName()} ${family}` });
  const crowd = () => Array.from({ length: 50 }, relative);
  for (const items of [crowd(), crowd(), crowd()]) await evaluated(scene, { items });
  const { id } = await disseminated(scene, { items: [relative()] });
  await resolved();
  const answer = await asks("bf.officer", { name: family });
  expect(answer.matches.map((match) => match.sources[0]?.source.report)).toEqual([id]);
  expect(answer.more).toBe(false);
});

test("the same statements run in the same order whether something is hidden or nothing is held", async () => {
  const hidden = { name: `Luan ${aFamilyName()}`, birthDate: "1982-01-02" };
  await evaluated(scene, { items: [anItemOn(hidden)] });
  await resolved();
  const statements = async (given: GivenWire) => {
    const seen: string[] = [];
    await scene.as("bf.officer", async (viewer) => {
      const db = viewer.db.withPlugin({
        transformQuery: ({ node, queryId }) => {
          seen.push(viewer.db.getExecutor().compileQuery(node, queryId).sql);
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      return await check({ ...viewer, db } as Viewer, { given, incident: "INC-1" }, NO_LIMIT);
    });
    return seen;
  };
  const hit = await statements(hidden);
  const miss = await statements({ name: `Luan ${aFamilyName()}`, birthDate: "1982-01-02" });
  expect(hit.length).toBeGreaterThan(4);
  expect(hit).toEqual(miss);
});

test("an agency is named as holding something only where it lets that be said, and never for a name alone", async () => {
  const hidden = { name: `Fatos ${aFamilyName()}`, birthDate: "1991-12-13" };
  const phone = aNumber();
  await evaluated(scene, { items: [anItemOn({ ...hidden, phone })] });
  await resolved();
  expect((await asks("bf.officer", hidden)).elsewhere).toEqual([]);
  await discloses("kent.dpo", true);
  const named = [{ agency: "KENT", name: "Kent Police" }];
  const answer = await asks("bf.officer", hidden);
  expect(answer.elsewhere).toEqual(named);
  expect(answer.says).toBe("Nothing in what you may read. Kent Police holds something: ask.");
  expect((await asks("bf.officer", { identifiers: [phone] })).elsewhere).toEqual(named);
  expect((await asks("bf.officer", { name: hidden.name })).elsewhere).toEqual([]);
  expect((await asks("bf.officer", { birthDate: hidden.birthDate })).elsewhere).toEqual([]);
  expect((await asks("kent.officer", hidden)).elsewhere).toEqual([]);
  await discloses("kent.dpo", false);
  expect((await asks("bf.officer", hidden)).elsewhere).toEqual([]);
});

test("nothing is named across purposes, of what is graded E, of victims and children or of a number that is theirs", async () => {
  await discloses("kent.dpo", true);
  const born = "1987-08-09";
  const doubted = { source: "3", information: "E", handling: { code: "P" } } as const;
  const aWoman = () => ({ name: `Vera ${aFamilyName()}`, phone: aNumber() });
  const [rumour, victim, child, other] = [aWoman(), aWoman(), aWoman(), aWoman()];
  const young = `${new Date().getUTCFullYear() - 11}-04-05`;
  await evaluated(scene, {
    items: [
      anItemOn({ ...rumour, birthDate: born, grade: doubted }),
      anItemOn({ ...victim, birthDate: born, category: "victim" }),
      anItemOn({ ...child, birthDate: young }),
    ],
  });
  await evaluated(scene, { purpose: "safeguarding", items: [anItemOn({ ...other, birthDate: born })] });
  await resolved();
  for (const [who, birthDate] of [
    [rumour, born],
    [victim, born],
    [child, young],
    [other, born],
  ] as const) {
    expect((await asks("bf.officer", { name: who.name, birthDate })).elsewhere).toEqual([]);
    expect((await asks("bf.officer", { identifiers: [who.phone] })).elsewhere).toEqual([]);
  }
  const within = await asks("bf.officer", { name: other.name, birthDate: born }, "safeguarding");
  expect(within.elsewhere).toEqual([{ agency: "KENT", name: "Kent Police" }]);
  await discloses("kent.dpo", false);
});

test("one check is one entry of the log: what was disclosed, the check and the incident, and nothing that was hidden", async () => {
  const person = { name: `Nikoll ${aFamilyName()}`, birthDate: "1975-05-06" };
  const shared = await disseminated(scene, { items: [anItemOn(person)] });
  const hidden = await evaluated(scene, { items: [anItemOn(person)] });
  await resolved();
  const answer = await asks("bf.officer", person);
  const { rows } = await scene.database.admin.query<{
    act: string;
    subjects: string[];
    detail: { what: string; incident: string };
  }>(
    `select e.act, e.subjects, d.body as detail from audit_entry e join audit_detail d on d.entry_id = e.id
      where $1 = any (e.subjects)`,
    [answer.check],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ act: "consultation", detail: { what: "check", incident: "INC-1" } });
  expect(rows[0]?.subjects).toContain(shared.id);
  expect(rows[0]?.subjects).not.toContain(hidden.id);
});

test("what cannot be read says which field and what to enter; nothing at all is refused", async () => {
  const refused = async (given: GivenWire) => {
    const failed = await scene
      .as("bf.officer", (viewer) => check(viewer, { given, incident: "INC-1" }, PACE))
      .catch((error: { errors: { pointer: string }[] }) => error);
    return "errors" in failed ? failed.errors[0]?.pointer : "answered";
  };
  expect(await refused({})).toBe("/given");
  expect(await refused({ birthDate: "31 February 1990" })).toBe("/given/birthDate");
  expect(await refused({ name: "A" })).toBe("/given/name");
  expect(await refused({ identifiers: ["07700 900123", "??"] })).toBe("/given/identifiers/1");
  expect(
    await scene.outcome("bf.press", (viewer) =>
      check(viewer, { given: { name: "Any Body" }, incident: "1" }, PACE),
    ),
  ).toBe("forbidden");
});
