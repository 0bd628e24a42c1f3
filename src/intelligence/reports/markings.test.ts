import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReportDraftWire } from "../../contract/reports.ts";
import { changeRequirement, writeRequirement } from "../requirements.ts";
import type { Who } from "../testing/cast.ts";
import { digestOf } from "../testing/look.ts";
import { openScene, type Scene } from "../testing/scene.ts";
import {
  aDraft,
  anItem,
  conditional,
  disseminated,
  evaluationOf,
  OPEN,
  submitted,
  type Told,
} from "../testing/telling.ts";
import {
  askPermission,
  createDraft,
  decidePermission,
  disseminate,
  emergencyRelease,
  eraseReport,
  evaluateReport,
  grantNamed,
  placeHold,
  returnReport,
  reviewRelease,
  sanitiseReport,
  saveDraft,
  withdrawReport,
} from "./index.ts";

let scene: Scene;
let early: Told;
let shared: Told;
beforeAll(async () => {
  scene = await openScene();
  early = await submitted(scene);
  shared = await disseminated(scene, {
    precedence: "immediate",
    items: [anItem("A van", conditional("A1", "S1"))],
  });
});
afterAll(() => scene.close());

type Act = Parameters<Scene["as"]>[1];
const MARKED = "As marked TOP SECRET on the page";

async function refusedAt(pointer: string, who: Who, act: Act): Promise<void> {
  const before = await digestOf(scene);
  await expect(scene.as(who, act)).rejects.toMatchObject({
    code: "invalid",
    errors: expect.arrayContaining([{ pointer, message: expect.stringContaining("OFFICIAL-SENSITIVE") }]),
  });
  expect(await digestOf(scene)).toBe(before);
}

const item = anItem("Ali called 07700 900123");
const [mention] = item.mentions;
const marked: readonly (readonly [string, Partial<ReportDraftWire>])[] = [
  ["/title", { title: MARKED }],
  ["/provenance", { provenance: MARKED }],
  ["/items/1/text", { items: [anItem("Well"), anItem(MARKED)] }],
  [
    "/items/0/grade/handling/instructions/0/text",
    { items: [anItem("Well", conditional("A1", "S1", "KENT", MARKED))] },
  ],
  [
    "/items/0/mentions/0/text",
    { items: [{ ...item, mentions: mention ? [{ ...mention, text: MARKED }] : [] }] },
  ],
  [
    "/items/0/mentions/0/properties/note",
    {
      items: [
        { ...item, mentions: mention ? [{ ...mention, properties: { note: MARKED } }] : [], links: [] },
      ],
    },
  ],
];

test.each(marked)(
  "a marking too high is refused at %s of a draft, and nothing of it is kept",
  async (pointer, parts) => {
    await refusedAt(pointer, "kent.officer", (viewer) => createDraft(viewer, aDraft(parts)));
    const { id } = await scene.as("kent.officer", (viewer) => createDraft(viewer, aDraft()));
    await refusedAt(pointer, "kent.officer", (viewer) =>
      saveDraft(viewer, id, { ...aDraft(parts), revision: 1 }),
    );
  },
);

test.each(["SECRET", "TOP SECRET", "CONFIDENTIAL", "official", ""])(
  "the classification %j is refused",
  async (classification) => {
    await refusedAt("/classification", "kent.officer", (viewer) =>
      createDraft(viewer, aDraft({ classification })),
    );
  },
);

const theirs = { recipients: [{ agency: "BF" }], purpose: "law_enforcement" } as const;
const requirement = {
  title: "Who moves engines",
  text: "",
  priority: 1,
  level: 3,
  terms: "engine",
  opens: "2026-01-01",
  closes: null,
  recipients: [],
};

const acts: readonly (readonly [string, string, Who, Act])[] = [
  ["the reason of a return", "/reason", "kent.unit", (viewer) => returnReport(viewer, early.id, MARKED)],
  ["the note of an evaluation", "/note", "kent.unit", (viewer) =>
    evaluateReport(viewer, early.id, { ...evaluationOf(early), note: MARKED })],
  ["the instructions of an evaluation", "/items/0/grade/handling/instructions/0/text", "kent.unit", (viewer) =>
    evaluateReport(viewer, early.id, {
      ...evaluationOf(early),
      items: early.items.map((id) => ({ id, grade: conditional("A1", "S1", "KENT", MARKED) })),
    })],
  ["a sanitised title", "/title", "kent.unit", (viewer) =>
    sanitiseReport(viewer, shared.id, { title: MARKED, items: [{ source: shared.items[0] ?? "", text: "A", grade: OPEN }] })],
  ["a sanitised text", "/items/0/text", "kent.unit", (viewer) =>
    sanitiseReport(viewer, shared.id, { title: "A van", items: [{ source: shared.items[0] ?? "", text: MARKED, grade: OPEN }] })],
  ["the reason of a dissemination", "/reason", "kent.unit", (viewer) =>
    disseminate(viewer, shared.id, { ...theirs, reason: MARKED })],
  ["the reason of a withdrawal", "/reason", "kent.unit", (viewer) => withdrawReport(viewer, shared.id, MARKED)],
  ["the reason of a hold", "/reason", "kent.unit", (viewer) =>
    placeHold(viewer, shared.id, { kind: "prosecution", reason: MARKED })],
  ["the reason of a named grant", "/reason", "kent.unit", (viewer) =>
    grantNamed(viewer, shared.id, { username: "kent.officer", reason: MARKED, until: null })],
  ["the authority of an erasure", "/authority", "kent.dpo", (viewer) =>
    eraseReport(viewer, scene.database.keys, shared.id, MARKED)],
  ["a question to an originator", "/question", "bf.unit", (viewer) =>
    askPermission(viewer, shared.id, { items: [...shared.items], kind: "act", question: MARKED })],
  ["the answer of an originator", "/answer", "kent.unit", (viewer) =>
    decidePermission(viewer, shared.id, "agreed", MARKED)],
  ["the title of an emergency release", "/title", "kent.duty", (viewer) =>
    emergencyRelease(viewer, shared.id, { title: MARKED, words: [], recipients: [{ agency: "NCA" }], reason: "Danger to life" })],
  ["the reason of an emergency release", "/reason", "kent.duty", (viewer) =>
    emergencyRelease(viewer, shared.id, { title: "Danger", words: [], recipients: [{ agency: "NCA" }], reason: MARKED })],
  ["the review of an emergency release", "/review", "kent.unit", (viewer) => reviewRelease(viewer, shared.id, MARKED)],
  ["the title of a requirement", "/title", "kent.coordinator", (viewer) =>
    writeRequirement(viewer, { ...requirement, title: MARKED })],
  ["the text of a requirement", "/text", "kent.coordinator", (viewer) =>
    writeRequirement(viewer, { ...requirement, text: MARKED })],
  ["the terms of a changed requirement", "/terms", "kent.coordinator", (viewer) =>
    changeRequirement(viewer, shared.id, { ...requirement, terms: MARKED })],
]; // biome-ignore format: a table

test.each(acts)("a marking too high is refused in %s", async (_, pointer, who, act) => {
  await refusedAt(pointer, who, act);
});
