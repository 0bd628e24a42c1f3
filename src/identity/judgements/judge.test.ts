import { afterAll, beforeAll, expect, test } from "vitest";
import type { Who } from "../../intelligence/testing/cast.ts";
import { openScene, type Scene } from "../../intelligence/testing/scene.ts";
import { disseminated } from "../../intelligence/testing/telling.ts";
import { readPair } from "../review/pair.ts";
import { readReview } from "../review/queue.ts";
import { itemsOf, resolveAll, type Said, said } from "../testing/said.ts";
import { readThing } from "../things/thing.ts";
import { judge, retract, split } from "./judge.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const thing = (mention: string, who: Who = "kent.analyst", on: string | null = null) =>
  scene.as(who, (viewer) => readThing(viewer, mention, on));
const mentionsOf = async (mention: string, who?: Who) =>
  (await thing(mention, who)).said.map((each) => each.mention).sort();
const says = (what: "same" | "different" | "unsure", a: Said, b: Said, who: Who = "kent.analyst") =>
  scene.as(who, (viewer) =>
    judge(viewer, { says: what, reason: "Known to the unit", pairs: [{ left: a.person, right: b.person }] }),
  );
async function told(...items: Said[]): Promise<void> {
  for (const item of items) await disseminated(scene, itemsOf(item));
  await resolveAll(scene);
}
const sorted = (...items: Said[]): string[] => items.map(({ person }) => person).sort();

test("a person's same joins what the model would not, and taking it back parts it again, with both on the page", async () => {
  const [a, b] = [said("Omar Farouk"), said("The Egyptian")];
  await told(a, b);
  expect(await mentionsOf(a.person)).toEqual([a.person]);
  const { act } = await says("same", a, b);
  expect(await mentionsOf(a.person)).toEqual(sorted(a, b));
  const joined = await thing(b.person);
  expect(joined.judgements).toMatchObject([
    { act, says: "same", by: "analyst of KENT, KENT", mayRetract: true },
  ]);
  expect(joined.changes.map(({ what }) => what)).toContain("judged");
  // Another agency that reads both sees what was judged, and cannot take it back.
  expect((await thing(b.person, "bf.analyst")).judgements).toMatchObject([{ act, mayRetract: false }]);
  expect(await scene.outcome("bf.analyst", (viewer) => retract(viewer, act, "Not so"))).toBe("not_found");
  await scene.as("kent.unit", (viewer) => retract(viewer, act, "Mistaken for his brother"));
  expect(await mentionsOf(a.person)).toEqual([a.person]);
  expect((await thing(a.person)).judgements).toMatchObject([
    { act, retraction: "Mistaken for his brother", mayRetract: false },
  ]);
  expect(await scene.outcome("kent.unit", (viewer) => retract(viewer, act, "Again"))).toBe("conflict");
});

test("a person's different is overruled by no model and by no third record, and wins over somebody's same", async () => {
  const a = said("Valon Thaqiu", { phone: "07700 900701", born: "1992-02-02" });
  const b = said("Valon Thaqiu", { phone: "07700 900701", born: "1992-02-02" });
  await told(a, b);
  expect(await mentionsOf(a.person)).toEqual(sorted(a, b));
  await says("different", a, b);
  await says("same", a, b, "bf.analyst");
  expect(await mentionsOf(a.person)).toEqual([a.person]);
  const c = said("Valon Thaqiu", { phone: "07700 900701", born: "1992-02-02" });
  await told(c);
  const [ofA, ofB] = [await mentionsOf(a.person), await mentionsOf(b.person)];
  expect(ofA).not.toContain(b.person);
  expect(ofB).not.toContain(a.person);
  expect([...ofA, ...ofB].sort()).toEqual(sorted(a, b, c));
});

test("splitting takes some mentions out of a thing, also one known by its number, and undoing it brings them back", async () => {
  const items = [1, 2, 3].map((nth) =>
    said(`Driver ${["Anders", "Bengt", "Carl"][nth - 1]}`, { vehicle: "AB51 XYZ" }),
  );
  await told(...items);
  const vans = items.map((item) => item.mentions.find(({ kind }) => kind === "vehicle")?.id ?? "");
  expect(await mentionsOf(vans[0] ?? "")).toEqual([...vans].sort());
  const { act, pairs } = await scene.as("kent.analyst", (viewer) =>
    split(viewer, vans[0] ?? "", { mentions: [vans[2] ?? ""], reason: "A cloned plate" }),
  );
  expect(pairs).toBe(2);
  expect(await mentionsOf(vans[2] ?? "")).toEqual([vans[2]]);
  expect(await mentionsOf(vans[0] ?? "")).toEqual([vans[0], vans[1]].sort());
  await scene.as("kent.analyst", (viewer) => retract(viewer, act, "It was one van"));
  expect(await mentionsOf(vans[2] ?? "")).toEqual([...vans].sort());
  const all = { mentions: vans, reason: "Nothing would be left" };
  expect(await scene.outcome("kent.analyst", (viewer) => split(viewer, vans[0] ?? "", all))).toBe("invalid");
});

test("two documents read by machine that give two dates of birth keep people apart, whatever else they share", async () => {
  const one = said("Petrit Zogaj", { phone: "07700 900733", document: "987654321" });
  const other = said("Petrit Zogaj", { phone: "07700 900733", document: "987654322" });
  for (const [item, born] of [
    [one, "1988-01-01"],
    [other, "1994-06-30"],
  ] as const) {
    const document = item.mentions.find(({ kind }) => kind === "document");
    Object.assign(document ?? {}, { properties: { format: "TD3", birthDate: born } });
  }
  await told(one, other);
  expect(await mentionsOf(one.person)).toEqual([one.person]);
});

test("nobody judges what they may not read, whose work it is not, or things of two kinds", async () => {
  const [a, b] = [said("Kwame Mensahu"), said("Kwame Mensahu")];
  await disseminated(scene, { ...itemsOf(a), to: [{ agency: "BF" }] });
  await disseminated(scene, { ...itemsOf(b), to: [{ agency: "NCA" }] });
  await resolveAll(scene);
  const attempt = (left: string, right: string) => ({
    says: "same" as const,
    reason: "x",
    pairs: [{ left, right }],
  });
  const tries = (who: Who, left: string, right: string) =>
    scene.wouldBe(who, (viewer) => judge(viewer, attempt(left, right)));
  expect(await tries("kent.analyst", a.person, b.person)).toBe("done");
  expect(await tries("bf.analyst", a.person, b.person)).toBe("not_found");
  expect(await tries("kent.officer", a.person, b.person)).toBe("forbidden");
  const withPhone = said("Kofi Boatengo", { phone: "07700 900744" });
  await told(withPhone);
  const phone = withPhone.mentions.find(({ kind }) => kind === "phone")?.id ?? "";
  expect(await tries("kent.analyst", a.person, phone)).toBe("invalid");
  expect(await tries("kent.analyst", a.person, a.person)).toBe("invalid");
});

test("as it was known on a day: before a judgement, and before a report", async () => {
  const [a, b] = [said("Selim Caushi", { born: "1977-07-07" }), said("Brother of Selim")];
  await told(a, b);
  const shift = (table: string, column: string, days: number) =>
    scene.database.admin.query(`update ${table} set ${column} = ${column} - make_interval(days => $1)`, [
      days,
    ]);
  await shift("report", "disseminated_at", 10);
  await says("same", a, b);
  const now = new Date();
  const day = (ago: number) => new Date(now.getTime() - ago * 86_400_000).toISOString().slice(0, 10);
  expect((await thing(a.person)).said).toHaveLength(2);
  expect((await thing(a.person, "kent.analyst", day(3))).said.map(({ mention }) => mention)).toEqual([
    a.person,
  ]);
  expect(await scene.outcome("kent.analyst", (viewer) => readThing(viewer, a.person, day(12)))).toBe(
    "not_found",
  );
  expect(await scene.outcome("kent.analyst", (viewer) => readThing(viewer, a.person, "2026-02-31"))).toBe(
    "invalid",
  );
});

test("dates of birth that contradict each other are shown as contested; a year and a day of it are not", async () => {
  const [a, b, c] = [
    said("Jetmir Bytyqiu", { born: "1990-03-09", phone: "07700 900755" }),
    said("Jetmir Bytyqiu", { born: "1990", phone: "07700 900755" }),
    said("Jetmir Bytyqiu", { born: "1990-09-03", phone: "07700 900755" }),
  ];
  await told(a, b);
  const born = async () => (await thing(a.person)).facts.find(({ property }) => property === "birthDate");
  expect((await born())?.contested).toBe(false);
  await told(c);
  expect(await mentionsOf(a.person)).toEqual(sorted(a, b, c));
  expect(await born()).toMatchObject({ contested: true, values: [{}, {}, {}] });
});

test("what is near the line waits for review until somebody says what it is; the pair shows both sides and the weights", async () => {
  const names = [
    "Arben Hoxha",
    "Hoxha Arben",
    "Mirela Gashi",
    "Gashi Mirella",
    "Ilir Berisha",
    "Berisha, Ilir",
  ];
  await told(...names.map((name) => said(name)));
  const waiting = () => scene.as("kent.analyst", (viewer) => readReview(viewer, {}));
  const { pairs } = await waiting();
  const [first] = pairs;
  if (!first) throw new Error("nothing waits");
  for (const { waterfall, together } of pairs) {
    expect(Math.abs(waterfall.weight - waterfall.line)).toBeLessThanOrEqual(4);
    expect(together).toBe(false);
  }
  const [left, right] = [first.left.source.mention, first.right.source.mention];
  const pair = await scene.as("kent.analyst", (viewer) => readPair(viewer, left, right));
  expect(pair.fields.find(({ property }) => property === "name")).toMatchObject({
    left: first.left.text,
    right: first.right.text,
  });
  const sum = [...pair.waterfall.speaksFor, ...pair.waterfall.speaksAgainst].reduce(
    (x, { weight }) => x + weight,
    0,
  );
  expect(pair.waterfall.start + sum).toBeCloseTo(pair.waterfall.weight, 4);
  expect(await scene.outcome("kent.officer", (viewer) => readReview(viewer, {}))).toBe("forbidden");
  const unsure = { says: "unsure" as const, reason: "Not enough to say", pairs: [{ left, right }] };
  const { act } = await scene.as("kent.analyst", (viewer) => judge(viewer, unsure));
  const again = (await waiting()).pairs.map((each) => [each.left.source.mention, each.right.source.mention]);
  expect(again).not.toContainEqual([left, right]);
  await scene.as("kent.analyst", (viewer) => retract(viewer, act, "A slip"));
  const back = (await waiting()).pairs.map((each) => [each.left.source.mention, each.right.source.mention]);
  expect(back).toContainEqual([left, right]);
});
