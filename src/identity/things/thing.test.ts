import { afterAll, beforeAll, expect, test } from "vitest";
import { withdrawReport } from "../../intelligence/index.ts";
import type { Who } from "../../intelligence/testing/cast.ts";
import { openScene, type Scene } from "../../intelligence/testing/scene.ts";
import {
  anItem,
  conditional,
  disseminated,
  drafted,
  evaluated,
  submitted,
} from "../../intelligence/testing/telling.ts";
import { readThing } from "./thing.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** Ofcom's range for drama, one number a test. */
let numbers = 100;
const aNumber = () => `07700 900${++numbers}`;
const keyOf = (number: string) => `phone:+44${number.slice(1).replace(" ", "")}`;
const speakingOf = (number: string, words = "The driver called") => ({
  items: [anItem(`${words} ${number} at noon.`)],
});

function read(who: Who, id: string) {
  return scene.as(who, (viewer) => readThing(viewer, id));
}

test("all that is said of one number, however written, by whom and how graded, in its own words", async () => {
  const number = aNumber();
  const plain = await disseminated(scene, { ...speakingOf(number), authored: "2026-09-01" });
  const spelt = `+44 ${number.slice(1)}`;
  const item = anItem(`A man at ${spelt} asked for boats.`, conditional("A1", "S1", "BF"));
  const other = await disseminated(scene, {
    by: "bf.officer",
    items: [item],
    to: [{ agency: "KENT" }],
    authored: "2026-09-02",
  });
  const thing = await read("kent.unit", keyOf(number));
  expect(thing).toMatchObject({ key: keyOf(number), kind: "phone", more: false });
  expect(thing.agencies).toEqual([
    { code: "BF", count: 1 },
    { code: "KENT", count: 1 },
  ]);
  expect(thing.said).toMatchObject([
    { report: other.id, agency: "BF", grade: "2 C · C A1 S1", text: spelt },
    { report: plain.id, agency: "KENT", grade: "1 B · P", text: number },
  ]);
  expect(thing.said[1]?.passage).toEqual([
    { text: "The driver called " },
    { text: number, hit: true },
    { text: " at noon." },
  ]);
});

test("a reader's thing is made of what that reader may read, and of nothing else", async () => {
  const number = aNumber();
  const shared = await disseminated(scene, speakingOf(number));
  await evaluated(scene, speakingOf(number, "An informant named"));
  await submitted(scene, speakingOf(number, "A child gave"));
  await drafted(scene, { ...speakingOf(number, "Not sure about"), by: "kent.colleague" });
  const theirs = await read("bf.officer", keyOf(number));
  expect(theirs.said.map((each) => each.report)).toEqual([shared.id]);
  expect(JSON.stringify(theirs)).not.toMatch(/informant|child|Not sure/);
  expect((await read("kent.unit", keyOf(number))).said).toHaveLength(3);
});

test("what nobody told the reader of answers as what does not exist", async () => {
  const number = aNumber();
  await evaluated(scene, speakingOf(number));
  const [mention] = (await read("kent.unit", keyOf(number))).said;
  const answer = (id: string) => read("bf.unit", id).catch((error: Error) => error.message);
  const answers = [
    keyOf(number),
    mention?.mention ?? "",
    keyOf(aNumber()),
    "f0000000-0000-4000-8000-000000000000",
  ];
  expect(new Set(await Promise.all(answers.map(answer))).size).toBe(1);
});

test("a mention's address leads to all that is said of its thing; a name leads to itself alone", async () => {
  const number = aNumber();
  const told = await disseminated(scene, speakingOf(number));
  await disseminated(scene, speakingOf(number));
  const [first] = (await read("kent.unit", keyOf(number))).said;
  expect((await read("bf.officer", first?.mention ?? "")).said).toHaveLength(2);
  expect(told.id).toBeTypeOf("string");
});

test("links are shown from both ends, with the grade of the item that says so, and are on record", async () => {
  const number = aNumber();
  const item = anItem(`Mr Arben Prendi used ${number} from the car.`);
  const [person, phone] = [
    item.mentions.find((each) => each.kind === "person"),
    item.mentions.find((each) => each.kind === "phone"),
  ];
  if (!person || !phone) throw new Error("the text was not recognised");
  const link = {
    id: crypto.randomUUID(),
    from: person.id,
    to: phone.id,
    kind: "used",
    status: "confirmed" as const,
  };
  await disseminated(scene, { items: [{ ...item, links: [link] }] });
  const thing = await read("bf.officer", keyOf(number));
  expect(thing.links).toMatchObject([
    { kind: "used", direction: "in", mention: person.id, grade: "1 B · P" },
  ]);
  const back = await read("bf.officer", person.id);
  expect(back.links).toMatchObject([{ kind: "used", direction: "out", key: keyOf(number) }]);
  const { rowCount } = await scene.database.admin.query(
    "select from audit_entry where actor_account = $1 and subjects @> $2::uuid[]",
    [scene.accounts.get("bf.officer"), [person.id, phone.id]],
  );
  expect(rowCount).toBeGreaterThan(0);
});

test("what was dropped from a text is not said, and a withdrawn report says nothing more", async () => {
  const number = aNumber();
  const item = anItem(`The driver called ${number}.`);
  const dropped = {
    ...item,
    mentions: item.mentions.map((each) => ({ ...each, status: "dropped" as const })),
    links: [],
  };
  await disseminated(scene, { items: [dropped] });
  const attempt = (viewer: Parameters<typeof readThing>[0]) => readThing(viewer, keyOf(number));
  expect(await scene.outcome("kent.unit", attempt)).toBe("not_found");

  const told = await disseminated(scene, speakingOf(number));
  expect(await scene.outcome("bf.officer", attempt)).toBe("done");
  await scene.as("kent.unit", (viewer) => withdrawReport(viewer, told.id, "It was mistaken"));
  expect(await scene.outcome("bf.officer", attempt)).toBe("not_found");
  expect(await scene.outcome("kent.unit", attempt)).toBe("not_found");
});
