import { afterAll, beforeAll, expect, test } from "vitest";
import { recogniseItem, withdrawReport } from "../../intelligence/index.ts";
import { openScene, type Scene } from "../../intelligence/testing/scene.ts";
import { disseminated, drafted, evaluated, OPEN, submitted } from "../../intelligence/testing/telling.ts";
import { itemsOf, resolveAll, said } from "../testing/said.ts";
import { readThing } from "../things/thing.ts";
import { resolveSome } from "./resolve.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const thing = (mention: string, who: Parameters<Scene["as"]>[0] = "kent.unit") =>
  scene.as(who, (viewer) => readThing(viewer, mention));
const mentionsOf = async (mention: string, who?: Parameters<Scene["as"]>[0]) =>
  (await thing(mention, who)).said.map((each) => each.mention).sort();
const count = async (text: string): Promise<number> => {
  const { rows } = await scene.database.admin.query<{ n: number }>(`select count(*)::int as n from ${text}`);
  return rows[0]?.n ?? -1;
};

test("one man spelt three ways by two agencies, with a telephone or a date of birth in common, is one thing", async () => {
  const a = said("Arben Hoxhaj", { phone: "07700 900301", born: "1990-05-04" });
  const b = said("HOXHAJ, Arben", { phone: "+44 7700 900301" });
  const c = said("Arbën Hoxhai", { born: "1990-05-04" });
  await disseminated(scene, itemsOf(a));
  await disseminated(scene, { ...itemsOf(b), by: "bf.officer", to: [{ agency: "KENT" }] });
  await disseminated(scene, itemsOf(c));
  await resolveAll(scene);
  const together = [a.person, b.person, c.person].sort();
  for (const mention of together) expect(await mentionsOf(mention)).toEqual(together);
  const { names, facts, said: told } = await thing(a.person);
  expect(names.map((each) => each.value).sort()).toEqual(["Arben Hoxhaj", "Arbën Hoxhai", "HOXHAJ, Arben"]);
  const phone = facts.find((each) => each.kind === "phone");
  expect(phone?.values).toHaveLength(1);
  expect(phone?.values[0]?.sources.map((each) => each.agency).sort()).toEqual(["BF", "KENT"]);
  expect(told.every((each) => each.joined !== null)).toBe(true);
});

test("namesakes with nothing else in common stay apart", async () => {
  const a = said("Mohammed Ali", { born: "1971-02-03" });
  const b = said("Mohammed Ali", { born: "1988-11-30" });
  const c = said("Mohammed Ali");
  for (const each of [a, b, c]) await disseminated(scene, itemsOf(each));
  await resolveAll(scene);
  for (const { person } of [a, b, c]) expect(await mentionsOf(person)).toEqual([person]);
});

test("a family name further down a report means the one bearer that the report names", async () => {
  const full = said("Besnik Krasniqi", { born: "1985-01-09" });
  const short = said("Krasniqi", { words: "The same man," });
  await disseminated(scene, itemsOf(full, short));
  const two = [said("Lule Morina"), said("Agim Morina"), said("Morina")] as const;
  await disseminated(scene, itemsOf(...two));
  await resolveAll(scene);
  expect(await mentionsOf(short.person)).toEqual([full.person, short.person].sort());
  expect((await thing(short.person)).said.map(({ joined }) => joined?.by)).toEqual(["report", "report"]);
  expect(await mentionsOf(two[2].person)).toEqual([two[2].person]);
});

test("people of ungraded items and of drafts take no part; on submit they do", async () => {
  const before = await count("identity_record");
  const mine = said("Ilir Berishaj", { born: "1979-07-21" });
  const told = await drafted(scene, itemsOf(mine));
  await resolveAll(scene);
  expect(await count("identity_record")).toBe(before);
  await scene.database.admin.query(
    "update item set source = null, information = null, handling = null where report_id = $1",
    [told.id],
  );
  await scene.database.admin.query("update report set state = 'submitted' where id = $1", [told.id]);
  await scene.database.admin.query(
    "insert into identity_queue (report_id) values ($1) on conflict do nothing",
    [told.id],
  );
  await resolveAll(scene);
  expect(await count("identity_record")).toBe(before);
  await submitted(scene, itemsOf(said("Ilir Berishaj", { born: "1979-07-21" })));
  await resolveAll(scene);
  expect(await count("identity_record")).toBe(before + 1);
});

test("a report that is withdrawn takes its mentions out of everything that was made of them", async () => {
  const a = said("Teuta Zeqiraj", { document: "533401372" });
  const b = said("Zeqiraj Teuta", { document: "533401372" });
  const first = await disseminated(scene, itemsOf(a));
  await disseminated(scene, itemsOf(b));
  await resolveAll(scene);
  expect(await mentionsOf(b.person)).toHaveLength(2);
  await scene.as("kent.unit", (viewer) => withdrawReport(viewer, first.id, "It was mistaken"));
  expect(await mentionsOf(b.person)).toEqual([b.person]);
  await resolveAll(scene);
  expect(await mentionsOf(b.person)).toEqual([b.person]);
  expect(await count(`identity_record where report_id = '${first.id}'`)).toBe(0);
});

test("likenesses are the same whatever the order and the size of the turns in which reports are read", async () => {
  const names = ["Dritan Gashiu", "Gashiu Dritan", "D. Gashiu", "Dritan Gashi", "Dritan Gasshiu"];
  for (const [nth, name] of names.entries()) {
    await evaluated(scene, itemsOf(said(name, nth % 2 ? { born: "1991-03-08" } : { phone: "07700 900355" })));
  }
  await resolveAll(scene);
  const now = async () =>
    (
      await scene.database.admin.query(
        `select a.mention_id as a, b.mention_id as b, l.weight
           from likeness l join identity_record a on a.number = l.left_number join identity_record b on b.number = l.right_number
          where l.ended_at is null order by least(a.mention_id, b.mention_id), greatest(a.mention_id, b.mention_id)`,
      )
    ).rows.map(({ a, b, weight }) => [...[a, b].sort(), weight]);
  const one = await now();
  expect(one.length).toBeGreaterThan(5);
  for (const most of [1, 3]) {
    await scene.database.admin.query("delete from identity_record");
    await scene.database.admin.query(
      "insert into identity_queue (report_id, at) select id, now() - random() * interval '1 hour' from report on conflict do nothing",
    );
    while ((await resolveSome(scene.access, most)).reports > 0);
    expect(await now()).toEqual(one);
  }
});

test("what one reads anew and finds unchanged ends nothing and makes nothing", async () => {
  const before = await count("likeness");
  await scene.database.admin.query(
    "insert into identity_queue (report_id) select id from report on conflict do nothing",
  );
  await resolveAll(scene);
  expect(await count("likeness")).toBe(before);
  expect(await count("likeness where ended_at is not null")).toBe(0);
});

test("comparing is on record as a combination, by the reports that were combined and without their words", async () => {
  const { rows } = await scene.database.admin.query<{ subjects: string[]; body: object }>(
    `select e.subjects, d.body from audit_entry e join audit_detail d on d.entry_id = e.id
      where e.act = 'combination' and e.actor_account is null`,
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toMatch(/Hoxhaj|Krasniqi/);
  expect(rows.every((row) => row.subjects.length > 0)).toBe(true);
});

test("a date of birth and another name that the sentence gives are compared with those that others wrote down", async () => {
  const read = (text: string) => ({ ...recogniseItem(crypto.randomUUID(), text), grade: OPEN });
  const one = read("The tenant, Besmir Kolgjini (born 12 March 1981, known as 'Besi'), changed the locks.");
  const person = one.mentions.find(({ kind }) => kind === "person")?.id ?? "";
  await disseminated(scene, { items: [one] });
  const other = said("Kolgjini, Besmir", { born: "1981-03-12" });
  await disseminated(scene, itemsOf(other));
  await resolveAll(scene);
  expect(await mentionsOf(person)).toContain(other.person);
  const born = (await thing(person)).facts.find(({ property }) => property === "birthDate");
  expect(born).toMatchObject({ contested: false, values: [{ value: "1981-03-12", sources: [{}, {}] }] });
});

test("whoever shares a report while it is compared is never refused for it, and all is compared in the end", async () => {
  const items = Array.from({ length: 24 }, (_, nth) =>
    itemsOf(
      said(`Shpend Gjokaj ${"abcdef"[nth % 6]}`, { phone: `07700 9006${String(nth % 4).padStart(2, "0")}` }),
      said("Shpend Gjokaj", { born: "1984-02-11" }),
    ),
  );
  let sharing = true;
  const resolver = (async () => {
    while (sharing) await resolveSome(scene.access, 50);
  })();
  const outcomes = await Promise.allSettled(items.map((each) => disseminated(scene, each)));
  sharing = false;
  await resolver;
  expect(outcomes.filter(({ status }) => status === "rejected")).toEqual([]);
  await resolveAll(scene);
  expect(await count("identity_queue")).toBe(0);
  expect(
    await count("identity_key k join identity_record r using (number) where k.audience_id <> r.audience_id"),
  ).toBe(0);
});

test("two full names in one item are two people, and neither is perhaps the other", async () => {
  const one = said("Driton Rexhepaj");
  const other = said("Vjosa Ahmetaj");
  const offset = one.text.length + 1;
  const mentions = other.mentions.map((each) => ({
    ...each,
    start: each.start === null ? null : each.start + offset,
    end: each.end === null ? null : each.end + offset,
  }));
  const both = { ...one, text: `${one.text} ${other.text}`, mentions: [...one.mentions, ...mentions] };
  await disseminated(scene, itemsOf(both));
  await resolveAll(scene);
  const { said: told, perhaps } = await thing(one.person);
  expect(told.map(({ mention }) => mention)).toEqual([one.person]);
  expect(perhaps).toEqual([]);
  expect(await count("likeness where weight < -30")).toBeGreaterThan(0);
});
