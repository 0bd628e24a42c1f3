import { afterAll, beforeAll, expect, test } from "vitest";
import type { GivenWire } from "../../contract/checks.ts";
import { grantNamed } from "../../intelligence/index.ts";
import type { Who } from "../../intelligence/testing/cast.ts";
import { openScene, type Scene } from "../../intelligence/testing/scene.ts";
import { disseminated, evaluated } from "../../intelligence/testing/telling.ts";
import type { Purpose } from "../../vocabulary/index.ts";
import { resolveSome } from "../resolve/resolve.ts";
import { check } from "./check.ts";
import { listRequests, seeNotice } from "./request-list.ts";
import { tellHolders } from "./tell.ts";
import { aBirthDate, aFamilyName, aNumber, anItemOn } from "./testing/people.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const NO_LIMIT = { alarmAt: 10_000, refuseAt: 10_000, withinSeconds: 60 };

/** What each of these people is told of one check: the reports, or null where they hear nothing. */
async function told(asker: Who, given: GivenWire, listeners: readonly Who[], purpose?: Purpose) {
  while ((await resolveSome(scene.access, 500)).reports > 0);
  const incident = `INC-${aFamilyName()}`;
  await scene.as(asker, (viewer) => check(viewer, { given, incident }, NO_LIMIT), purpose);
  await tellHolders(scene.access);
  const heard = listeners.map(async (who) => {
    const { notices } = await scene.as(who, listRequests, purpose);
    const own = notices.filter((notice) => notice.incident === incident);
    return [
      who,
      own.length === 0 ? null : own.flatMap((notice) => notice.reports.map((each) => each.id)),
    ] as const;
  });
  return Object.fromEntries(await Promise.all(heard));
}

const somebody = () => ({ name: `Kreshnik ${aFamilyName()}`, birthDate: aBirthDate(), phone: aNumber() });
const asked = ({ name, birthDate }: { name: string; birthDate: string }) => ({ name, birthDate });

test("the holder's intelligence unit and data protection office are told of a hidden match, and nobody else", async () => {
  const person = somebody();
  const { id } = await evaluated(scene, { items: [anItemOn(person)] });
  const listeners = [
    "kent.unit",
    "kent.dpo",
    "kent.officer",
    "kent.duty",
    "bf.officer",
    "bf.unit",
    "nca.unit",
  ] as const;
  expect(await told("bf.officer", asked(person), listeners)).toEqual({
    "kent.unit": [id],
    "kent.dpo": [id],
    "kent.officer": null,
    "kent.duty": null,
    "bf.officer": null,
    "bf.unit": null,
    "nca.unit": null,
  });
  expect(await told("bf.officer", { identifiers: [person.phone] }, ["kent.unit"])).toEqual({
    "kent.unit": [id],
  });
});

test("a number in a report that knows no name is told as well, and two holders hear of their own alone", async () => {
  const person = somebody();
  const kent = await evaluated(scene, { items: [anItemOn(person)] });
  const nca = await evaluated(scene, {
    by: "nca.officer",
    items: [anItemOn({ ...somebody(), phone: person.phone })],
  });
  expect(await told("bf.officer", { identifiers: [person.phone] }, ["kent.unit", "nca.unit"])).toEqual({
    "kent.unit": [kent.id],
    "nca.unit": [nca.id],
  });
});

test("nobody is told of what the asker could read: by the audience, or by a grant to them", async () => {
  const shared = somebody();
  await disseminated(scene, { items: [anItemOn(shared)] });
  expect(await told("bf.officer", asked(shared), ["kent.unit"])).toEqual({ "kent.unit": null });
  const granted = somebody();
  const { id } = await evaluated(scene, { items: [anItemOn(granted)] });
  expect(await told("kent.officer", asked(granted), ["kent.unit"])).toEqual({ "kent.unit": [id] });
  const grant = { username: "kent.officer", reason: "Knows them", until: null };
  await scene.as("kent.unit", (viewer) => grantNamed(viewer, id, grant));
  expect(await told("kent.officer", asked(granted), ["kent.unit"])).toEqual({ "kent.unit": null });
});

test("nobody is told of what is graded E, of another purpose, or of a name alone", async () => {
  const doubted = { source: "3", information: "E", handling: { code: "P" } } as const;
  const [rumour, safeguarded, named] = [somebody(), somebody(), somebody()];
  await evaluated(scene, { items: [anItemOn({ ...rumour, grade: doubted })] });
  await evaluated(scene, { purpose: "safeguarding", items: [anItemOn(safeguarded)] });
  await evaluated(scene, { items: [anItemOn(named)] });
  const nobody = { "kent.unit": null };
  expect(await told("bf.officer", { ...asked(rumour), identifiers: [rumour.phone] }, ["kent.unit"])).toEqual(
    nobody,
  );
  expect(await told("bf.officer", asked(safeguarded), ["kent.unit"])).toEqual(nobody);
  expect(await told("bf.officer", { name: "Kreshnik" }, ["kent.unit"])).toEqual(nobody);
});

test("of a victim and of their number the holder is told within safeguarding alone", async () => {
  const [policed, safeguarded] = [somebody(), somebody()];
  await evaluated(scene, { items: [anItemOn({ ...policed, category: "victim" })] });
  const { id } = await evaluated(scene, {
    purpose: "safeguarding",
    items: [anItemOn({ ...safeguarded, category: "victim" })],
  });
  const nobody = { "kent.unit": null };
  expect(await told("bf.officer", asked(policed), ["kent.unit"])).toEqual(nobody);
  expect(await told("bf.officer", { identifiers: [policed.phone] }, ["kent.unit"])).toEqual(nobody);
  expect(await told("bf.officer", asked(safeguarded), ["kent.unit"], "safeguarding")).toEqual({
    "kent.unit": [id],
  });
  const given = { identifiers: [safeguarded.phone] };
  expect(await told("bf.officer", given, ["kent.unit"], "safeguarding")).toEqual({ "kent.unit": [id] });
});

test("a check is told once, and a notice is seen once by a named person", async () => {
  const person = somebody();
  await evaluated(scene, { items: [anItemOn(person)] });
  await told("bf.officer", asked(person), []);
  expect(await tellHolders(scene.access)).toBe(0);
  const [notice] = (await scene.as("kent.unit", listRequests)).notices.filter((each) => each.seenAt === null);
  const see = (who: Who) => scene.outcome(who, (viewer) => seeNotice(viewer, notice?.id ?? ""));
  expect(await see("bf.unit")).toBe("not_found");
  expect(await see("kent.unit")).toBe("done");
  expect(await see("kent.dpo")).toBe("conflict");
  const seen = (await scene.as("kent.unit", listRequests)).notices.find((each) => each.id === notice?.id);
  expect(seen).toMatchObject({ seenBy: "unit of KENT, KENT" });
});
