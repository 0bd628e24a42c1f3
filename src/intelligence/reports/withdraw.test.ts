import { afterAll, beforeAll, expect, test } from "vitest";
import { readHome } from "../home.ts";
import { linkAnswer, readRequirements, writeRequirement } from "../requirements.ts";
import type { Who } from "../testing/cast.ts";
import { readersOf, rowsSeenBy } from "../testing/look.ts";
import { openScene, type Scene } from "../testing/scene.ts";
import { disseminated, evaluated, OPEN, submitted, type Told } from "../testing/telling.ts";
import { disseminate, grantNamed, readReport, sanitiseReport, withdrawReport } from "./index.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const KEEPERS = ["kent.analyst", "kent.disclosure", "kent.dpo", "kent.unit", "kent.unit2"];

function withdraw(who: Who, { id }: { id: string }) {
  return scene.as(who, (viewer) => withdrawReport(viewer, id, "It was mistaken"));
}

async function recallsOf(who: Who, reference: string) {
  return (await scene.as(who, readHome)).recalls.filter((recall) => recall.reference === reference);
}

test("withdrawn, it is hidden from everyone but its unit and its data protection office", async () => {
  const told = await disseminated(scene, {
    precedence: "immediate",
    to: [{ agency: "KENT" }, { agency: "BF" }, { agency: "NCA", team: "intelligence" }],
  });
  await withdraw("kent.unit", told);
  expect(await readersOf(scene, told.id)).toEqual(KEEPERS);
});

test("not one row of any table still leads a former reader to it, but the recall", async () => {
  const told = await disseminated(scene, { precedence: "immediate" });
  await withdraw("kent.dpo", told);
  for (const who of ["bf.unit", "bf.duty", "kent.duty", "kent.officer"] as const) {
    const seen = await rowsSeenBy(scene, who);
    const leading = [...seen].flatMap(([table, rows]) =>
      rows.some((row) => row.includes(told.id)) ? [table] : [],
    );
    expect(leading).toEqual(who === "kent.officer" ? ["report_grant", "submission"] : ["recall"]);
  }
});

test("everyone who could read it is told, also by name, and nobody else", async () => {
  const told = await disseminated(scene, { to: [{ agency: "BF", team: "field" }] });
  const grant = { username: "kent.press", reason: "Knows the place", until: null };
  await scene.as("kent.unit", (viewer) => grantNamed(viewer, told.id, grant));
  await withdraw("kent.unit", told);
  for (const who of ["bf.officer", "bf.supervisor", "kent.press", "kent.unit"] as const) {
    expect(await recallsOf(who, told.reference)).toMatchObject([
      { kind: "withdrawn", reason: "It was mistaken" },
    ]);
  }
  for (const who of ["bf.unit", "bf.dpo", "nca.unit", "kent.colleague"] as const) {
    expect(await recallsOf(who, told.reference)).toEqual([]);
  }
  expect(await scene.outcome("kent.press", (viewer) => readReport(viewer, told.id))).toBe("not_found");
});

test("its author hears that it was withdrawn and why, and no longer reads it", async () => {
  const told = await submitted(scene);
  await withdraw("kent.unit", told);
  expect(await readersOf(scene, told.id)).toEqual(KEEPERS);
  const { submissions } = await scene.as("kent.officer", readHome);
  expect(submissions.find((each) => each.report === told.id)).toMatchObject({
    outcome: "withdrawn",
    outcomeReason: "It was mistaken",
  });
});

test("what was derived from it, through however many products, lives on and is flagged", async () => {
  const told = await disseminated(scene);
  const first = await sanitised("bf.unit", told.id, told.items[0] ?? "");
  const item = (await scene.as("bf.unit", (viewer) => readReport(viewer, first))).items[0]?.id ?? "";
  await scene.as("bf.unit", (viewer) =>
    disseminate(viewer, first, {
      recipients: [{ agency: "NCA" }],
      purpose: "law_enforcement",
      reason: "Theirs",
    }),
  );
  const second = await sanitised("nca.unit", first, item);
  const { flagged } = await withdraw("kent.unit", told);
  expect(flagged).toBe(2);
  for (const [who, id] of [
    ["bf.unit", first],
    ["nca.unit", second],
  ] as const) {
    const made = await scene.as(who, (viewer) => readReport(viewer, id));
    expect(made.flagged).toContain("was withdrawn");
    expect(made.sources).toEqual(who === "nca.unit" ? [expect.objectContaining({ id: first })] : []);
    expect(made.items).toHaveLength(1);
  }
});

async function sanitised(who: Who, report: string, source: string): Promise<string> {
  const made = { title: "A van", items: [{ source, text: "A van was seen", grade: OPEN }] };
  return (await scene.as(who, (viewer) => sanitiseReport(viewer, report, made))).id;
}

test("a requirement that it answered no longer shows it to others", async () => {
  const requirement = await scene.as("bf.coordinator", (viewer) =>
    writeRequirement(viewer, {
      title: "Who moves engines",
      text: "",
      priority: 1,
      level: 3,
      terms: "engine",
      opens: "2026-01-01",
      closes: null,
      recipients: [{ agency: "KENT" }],
    }),
  );
  const told = await disseminated(scene);
  await scene.as("kent.unit", (viewer) => linkAnswer(viewer, told.id, requirement));
  const answers = async () =>
    (await scene.as("bf.coordinator", (viewer) => readRequirements(viewer, { id: requirement })))[0]?.answers
      .length;
  expect(await answers()).toBe(1);
  await withdraw("kent.unit", told);
  expect(await answers()).toBe(0);
});

test("only the keepers withdraw, and only what was submitted", async () => {
  const told: Told = await disseminated(scene, { to: [{ agency: "KENT" }, { agency: "BF" }] });
  const attempt = (viewer: Parameters<typeof withdrawReport>[0]) => withdrawReport(viewer, told.id, "No");
  for (const who of [
    "kent.officer",
    "kent.elsewhere",
    "kent.analyst",
    "kent.disclosure",
    "bf.unit",
  ] as const) {
    expect(await scene.outcome(who, attempt)).toBe("forbidden");
  }
  await withdraw("kent.unit", told);
  expect(await scene.outcome("kent.unit", attempt)).toBe("conflict");
  const early = await evaluated(scene);
  await withdraw("kent.unit", early);
  expect(await recallsOf("kent.unit", early.reference)).toEqual([]);
});
