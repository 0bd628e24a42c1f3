import { afterAll, beforeAll, expect, test } from "vitest";
import type { GradeWire } from "../../contract/common.ts";
import { readHome } from "../home.ts";
import type { Who } from "../testing/cast.ts";
import { rowsSeenBy } from "../testing/look.ts";
import { type Outcome, openScene, type Scene } from "../testing/scene.ts";
import { anItem, conditional, disseminated } from "../testing/telling.ts";
import {
  askPermission,
  decidePermission,
  disseminate,
  listPermissions,
  readReport,
  sanitiseReport,
} from "./index.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const S2 = conditional("A3", "S2", "KENT", "Ask us first");
const IN_OWN_NAME = (agency: string): GradeWire => conditional("A3", "S2", agency, "Ask us too");

function shareS2(precedence: "routine" | "immediate" = "routine") {
  return disseminated(scene, { items: [anItem("Told in the yard", S2)], precedence });
}

function sanitise(who: Who, report: string, source: string, grade = S2): Promise<Outcome> {
  const made = { title: "A van", items: [{ source, text: "A van was seen", grade }] };
  return scene.outcome(who, (viewer) => sanitiseReport(viewer, report, made));
}

function ask(who: Who, report: string, item: string) {
  const question = { items: [item], kind: "sanitise", question: "May we share it with NCA?" } as const;
  return scene.as(who, (viewer) => askPermission(viewer, report, question));
}

async function requestTo(who: Who, report: string) {
  const requests = await scene.as(who, (viewer) => listPermissions(viewer, { openOnly: true }));
  return requests.find((each) => each.report === report && each.direction === "received");
}

function decide(who: Who, id: string, decision: "agreed" | "refused" = "agreed") {
  return scene.outcome(who, (viewer) => decidePermission(viewer, id, decision, "As you ask"));
}

test("S2 is sanitised by a recipient only when the originator agreed", async () => {
  const { id, items } = await shareS2();
  const item = items[0] ?? "";
  expect(await sanitise("bf.unit", id, item)).toBe("forbidden");
  expect((await scene.as("bf.unit", (viewer) => readReport(viewer, id))).actions).not.toContain("sanitise");
  expect(await ask("bf.unit", id, item)).toBe(1);
  expect(await sanitise("bf.unit", id, item)).toBe("forbidden");

  const request = await requestTo("kent.unit2", id);
  expect(request).toMatchObject({
    asked: "unit of BF, BF",
    question: "May we share it with NCA?",
    mayDecide: true,
  });
  expect(await decide("kent.unit2", request?.id ?? "")).toBe("done");
  expect(await sanitise("bf.unit", id, item)).toBe("done");
  expect(await sanitise("bf.unit2", id, item)).toBe("done");
});

test("refused, it stays refused, and may be asked once more", async () => {
  const { id, items } = await shareS2();
  const item = items[0] ?? "";
  await ask("bf.unit", id, item);
  await expect(ask("bf.unit2", id, item)).rejects.toMatchObject({ code: "conflict" });
  const request = (await requestTo("kent.unit", id))?.id ?? "";
  expect(await decide("kent.unit", request, "refused")).toBe("done");
  expect(await decide("kent.unit", request)).toBe("conflict");
  expect(await sanitise("bf.unit", id, item)).toBe("forbidden");
  expect(await ask("bf.unit", id, item)).toBe(1);
});

test("what one agency was allowed, another was not", async () => {
  const told = await disseminated(scene, {
    items: [anItem("Told in the yard", S2)],
    to: [{ agency: "BF" }, { agency: "NCA" }],
  });
  await ask("bf.unit", told.id, told.items[0] ?? "");
  await decide("kent.unit", (await requestTo("kent.unit", told.id))?.id ?? "");
  expect(await sanitise("nca.unit", told.id, told.items[0] ?? "")).toBe("forbidden");
});

test("the clock is as short as the report is urgent, and stands on the originator's page", async () => {
  for (const [precedence, hours] of [
    ["immediate", 1],
    ["routine", 72],
  ] as const) {
    const { id, items } = await shareS2(precedence);
    await ask("bf.unit", id, items[0] ?? "");
    const { toDecide } = await scene.as("kent.unit", readHome);
    const request = toDecide?.find((each) => each.report === id);
    const due = Date.parse(request?.dueAt ?? "") - Date.parse(request?.askedAt ?? "");
    expect(Math.round(due / 3_600_000)).toBe(hours);
  }
});

test("nobody but the originator's unit answers, and nobody else sees the question", async () => {
  const { id, items } = await shareS2();
  await ask("bf.unit", id, items[0] ?? "");
  const request = (await requestTo("kent.unit", id))?.id ?? "";
  expect(await decide("kent.officer", request)).toBe("forbidden");
  for (const who of ["kent.elsewhere", "bf.unit2", "nca.unit"] as const) {
    expect(await decide(who, request)).toBe("not_found");
  }
  for (const who of ["nca.unit", "kent.officer", "bf.officer", "kent.duty"] as const) {
    expect((await rowsSeenBy(scene, who)).get("permission")?.join()).not.toContain(id);
  }
});

test("who asks for a desk that they do not sit at sees their own request", async () => {
  const { id, items } = await shareS2();
  await ask("bf.coordinator", id, items[0] ?? "");
  const sent = await scene.as("bf.coordinator", (viewer) => listPermissions(viewer, { openOnly: true }));
  expect(sent.map((each) => [each.report, each.direction])).toContainEqual([id, "sent"]);
});

test("through a chain of products the first originator is still asked, is shown its own item, and is not shown the product", async () => {
  const { id, reference, items } = await shareS2();
  await ask("bf.unit", id, items[0] ?? "");
  await decide("kent.unit", (await requestTo("kent.unit", id))?.id ?? "");
  const first = await derive("bf.unit", id, items[0] ?? "", S2, "NCA");
  expect(await sanitise("nca.unit", first.id, first.item)).toBe("forbidden");

  expect(await ask("nca.unit", first.id, first.item)).toBe(1);
  const request = await requestTo("kent.unit", id);
  expect(request).toMatchObject({ reference, item: items[0], asked: "unit of NCA, NCA" });
  expect((await rowsSeenBy(scene, "kent.unit")).get("report")?.join()).not.toContain(first.id);
  await decide("kent.unit", request?.id ?? "");
  const second = await derive("nca.unit", first.id, first.item, S2, "BF");

  // A second step on, and by the agency that was allowed the first: it asks again, for this.
  expect(await sanitise("bf.unit", second.id, second.item)).toBe("forbidden");
  await ask("bf.unit", second.id, second.item);
  expect(await requestTo("kent.unit", id)).toMatchObject({ reference, item: items[0] });
});

test("whoever tightens what it made is asked as well as the first originator", async () => {
  const told = await disseminated(scene, { items: [anItem("Told in the yard", conditional("A3", "S1"))] });
  const first = await derive("bf.unit", told.id, told.items[0] ?? "", IN_OWN_NAME("BF"), "NCA");
  expect(await ask("nca.unit", first.id, first.item)).toBe(2);
  await decide("kent.unit", (await requestTo("kent.unit", told.id))?.id ?? "");
  expect(await sanitise("nca.unit", first.id, first.item, IN_OWN_NAME("NCA"))).toBe("forbidden");
  await decide("bf.unit", (await requestTo("bf.unit", first.id))?.id ?? "");
  expect(await sanitise("nca.unit", first.id, first.item, IN_OWN_NAME("NCA"))).toBe("done");
});

/** A product of one item, shared with one agency more. */
async function derive(who: Who, report: string, source: string, grade: GradeWire, to: string) {
  const made = { title: "A van", items: [{ source, text: "A van was seen", grade }] };
  const { id } = await scene.as(who, (viewer) => sanitiseReport(viewer, report, made));
  const sharing = { recipients: [{ agency: to }], purpose: "law_enforcement", reason: "Theirs" } as const;
  await scene.as(who, (viewer) => disseminate(viewer, id, sharing));
  const detail = await scene.as(who, (viewer) => readReport(viewer, id));
  return { id, item: detail.items[0]?.id ?? "" };
}

test("an originator that does not act for the purpose is asked for one that it acts for", async () => {
  const told = await disseminated(scene, {
    items: [anItem("Told in the yard", S2)],
    to: [{ agency: "UKVI" }],
    forPurpose: "immigration",
  });
  const question = { items: [told.items[0] ?? ""], kind: "sanitise", question: "May we?" } as const;
  await scene.as("ukvi.unit", (viewer) => askPermission(viewer, told.id, question), "immigration");
  expect(await requestTo("kent.unit", told.id)).toBeDefined();
});
