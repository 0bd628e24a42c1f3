import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { GradeWire } from "../../contract/common.ts";
import { ACTION_CODES, isAtLeastAsStrict, SANITISATION_CODES } from "../../vocabulary/index.ts";
import type { Who } from "../testing/cast.ts";
import { readersOf, rowsSeenBy } from "../testing/look.ts";
import { openScene, type Scene } from "../testing/scene.ts";
import { anItem, conditional, disseminated, evaluated, OPEN, type Told } from "../testing/telling.ts";
import { disseminate, evaluateReport, readReport, sanitiseReport } from "./index.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

function sanitise(
  who: Who,
  { id, items }: Pick<Told, "id" | "items">,
  grade: GradeWire,
  text = "A van was seen",
) {
  const made = { title: "A van", items: [{ source: items[0] ?? "", text, grade }] };
  return scene.as(who, (viewer) => sanitiseReport(viewer, id, made));
}

function share(who: Who, id: string, agency: string) {
  const sharing = {
    recipients: [{ agency }],
    purpose: "law_enforcement",
    reason: "They work on it",
  } as const;
  return scene.as(who, (viewer) => disseminate(viewer, id, sharing));
}

test("a sanitised report is a new one, and no row that its readers see leads back to the original", async () => {
  const told = await evaluated(scene, {
    title: "Source close to qxz1001",
    items: [anItem("Told by qxz1002 in the yard"), anItem("And qxz1003")],
  });
  const made = await sanitise("kent.unit", told, OPEN);
  await share("kent.unit", made.id, "BF");
  expect(await readersOf(scene, told.id)).not.toContain("bf.officer");
  for (const who of ["bf.officer", "bf.unit", "bf.dpo"] as const) {
    const detail = await scene.as(who, (viewer) => readReport(viewer, made.id));
    expect(detail).toMatchObject({ derivation: "sanitised", sources: [], author: null });
    expect(detail.history.map((event) => event.act)).toEqual(["disseminated"]);
    const rows = [...(await rowsSeenBy(scene, who)).values()].flat().join("\n");
    for (const hidden of ["qxz100", told.id, told.reference, ...told.items])
      expect(rows).not.toContain(hidden);
  }
  const own = await scene.as("kent.unit", (viewer) => readReport(viewer, made.id));
  expect(own.sources).toEqual([{ id: told.id, reference: told.reference, kind: "sanitised" }]);
});

test("whoever sanitises reads the product as their unit does, and not as its author", async () => {
  const made = await sanitise("kent.unit", await evaluated(scene), OPEN);
  expect(await readersOf(scene, made.id)).toEqual(
    ["kent.analyst", "kent.disclosure", "kent.dpo", "kent.unit", "kent.unit2"],
  ); // biome-ignore format: one list
  expect(await readersOf(scene, made.id, "safeguarding")).toEqual([]);
});

test("only an intelligence officer at a unit sanitises, and only what was evaluated for them to read", async () => {
  const told = await disseminated(scene);
  for (const who of ["bf.officer", "bf.analyst", "bf.elsewhere", "bf.duty"] as const) {
    await expect(sanitise(who, told, OPEN)).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(sanitise("nca.unit", told, OPEN)).rejects.toMatchObject({ code: "not_found" });
  await expect(sanitise("bf.unit", { ...told, items: [told.id] }, OPEN)).rejects.toMatchObject({
    errors: [{ pointer: "/items/0/source" }],
  });
  await expect(sanitise("bf.unit", told, OPEN, "  ")).rejects.toMatchObject({
    errors: [{ pointer: "/items/0/text" }],
  });
});

test("what was shared for one purpose is sanitised for that purpose", async () => {
  const told = await disseminated(scene, { to: [{ agency: "UKVI" }], forPurpose: "immigration" });
  const made = { title: "A van", items: [{ source: told.items[0] ?? "", text: "A van", grade: OPEN }] };
  const { id } = await scene.as(
    "ukvi.unit",
    (viewer) => sanitiseReport(viewer, told.id, made),
    "immigration",
  );
  const detail = await scene.as("ukvi.unit", (viewer) => readReport(viewer, id), "immigration");
  expect(detail).toMatchObject({ purpose: "immigration" });
});

const handling: fc.Arbitrary<GradeWire> = fc.oneof(
  fc.constant(OPEN),
  fc
    .record({
      action: fc.constantFrom(...ACTION_CODES),
      sanitisation: fc.constantFrom(...SANITISATION_CODES),
    })
    .map(({ action, sanitisation }) => conditional(action, sanitisation, "", "In our own words")),
);

test("inherited handling is tightened by whoever makes something of it and loosened by nobody but the originator", async () => {
  await fc.assert(
    fc.asyncProperty(handling, handling, handling, async (source, first, then) => {
      fc.pre(source.handling.code === "P" || source.handling.sanitisation === "S1");
      const told = await disseminated(scene, { items: [anItem("A van", source)] });
      const made = sanitise("bf.unit", told, first);
      if (!isAtLeastAsStrict(first.handling, source.handling)) {
        await expect(made).rejects.toMatchObject({ code: "invalid" });
        return;
      }
      const { id } = await made;

      const [item] = (await scene.as("bf.unit2", (viewer) => readReport(viewer, id))).items;
      const evaluation = {
        precedence: "routine",
        note: "",
        items: [{ id: item?.id ?? "", grade: then }],
      } as const;
      const again = await scene.outcome("bf.unit2", (viewer) => evaluateReport(viewer, id, evaluation));
      expect(again).toBe(isAtLeastAsStrict(then.handling, first.handling) ? "done" : "invalid");

      const kept = (await scene.as("bf.unit", (viewer) => readReport(viewer, id))).items[0]?.grade?.handling;
      expect(kept && isAtLeastAsStrict(kept, source.handling)).toBe(true);
      if (source.handling.code === "C" && kept?.code === "C") {
        expect(kept.instructions).toEqual(
          expect.arrayContaining([{ originator: "KENT", text: "In our own words" }]),
        );
      }
    }),
    { numRuns: 20 },
  );
});

test("the originator handles its own words as it sees fit, also in what it made of them", async () => {
  const told = await evaluated(scene, { items: [anItem("A van", conditional("A1", "S2"))] });
  const { id } = await sanitise("kent.unit", told, OPEN);
  const detail = await scene.as("kent.unit2", (viewer) => readReport(viewer, id));
  expect(detail.xray.handling).toEqual({ code: "P" });
});

test("nobody puts words into an originator's mouth, or takes them away", async () => {
  const told = await disseminated(scene, {
    items: [anItem("A van", conditional("A2", "S1", "KENT", "Never in court"))],
  });
  await expect(sanitise("bf.unit", told, conditional("A2", "S1", "KENT", "Go ahead"))).rejects.toMatchObject({
    errors: [{ pointer: "/items/0/grade/handling/instructions" }],
  });
  const { id } = await sanitise("bf.unit", told, conditional("A1", "S1", "BF", "Ask us as well"));
  const { items, xray } = await scene.as("bf.unit", (viewer) => readReport(viewer, id));
  expect(items[0]?.grade?.handling).toMatchObject({
    instructions: [
      { originator: "KENT", text: "Never in court" },
      { originator: "BF", text: "Ask us as well" },
    ],
  });
  expect(xray.forcedBy.map((each) => each.originator).sort()).toEqual(["BF", "KENT"]);
});
