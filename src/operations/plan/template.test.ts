import { afterAll, beforeAll, expect, test } from "vitest";
import { closeRequirement, writeRequirement } from "../../intelligence/index.ts";
import { openScene, type Scene } from "../../intelligence/testing/scene.ts";
import { disseminated } from "../../intelligence/testing/telling.ts";
import { changePhaseRequirements, changePillars } from "./change-phase.ts";
import { makePhase } from "./new-phase.ts";
import { listTaskings, taskingsOfPhase } from "./tasking/list.ts";
import { readTasking } from "./tasking/read.ts";
import { anOperation, aReadyPhase, aTasking, OBJECTIVE, PLANNER, phaseOf } from "./testing/planned.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const aRequirement = (title: string) =>
  scene.as(PLANNER, (viewer) =>
    writeRequirement(viewer, {
      title,
      text: "",
      priority: 2,
      level: 2,
      terms: "",
      opens: "2026-01-01",
      closes: null,
      recipients: [],
    }),
  );

test("a new phase takes over the plan of an earlier one and its taskings as drafts, all days moved to the new start", async () => {
  const { address, phase } = await aReadyPhase(scene);
  const [open, closed] = [await aRequirement("Who sells boats"), await aRequirement("Who pays")];
  await scene.as(PLANNER, async (viewer) => {
    const days = ["2026-09-01", "2026-09-29"];
    const pillars = [{ title: "Ports", theme: "By night", days }];
    const { revision } = await changePillars(viewer, address, "september", {
      revision: phase.revision,
      pillars,
    });
    const requirements = [open, closed].map((requirement) => ({ requirement, pillar: null }));
    await changePhaseRequirements(viewer, address, "september", { revision, requirements });
  });
  const [pillar] = (await phaseOf(scene, address)).pillars;
  const told = await disseminated(scene, { to: [{ agency: "NCA" }] });
  // Nine in the morning in London: in November that is another hour of UTC.
  await aTasking(scene, phase.id, {
    pillar: pillar?.id ?? null,
    startsAt: "2026-09-10T08:00:00.000Z",
    endsAt: "2026-09-10T16:00:00.000Z",
    support: ["BF"],
    threats: ["A group of boat sellers"],
    reports: [{ report: told.id, item: null }],
    prompts: [
      { requirement: open, text: "Who sold the boat?" },
      { requirement: closed, text: "Who paid?" },
    ],
  });
  await aTasking(scene, phase.id, {
    title: "Late",
    startsAt: "2026-09-29T08:00:00.000Z",
    endsAt: "2026-09-29T16:00:00.000Z",
  });
  await aTasking(scene, phase.id, { title: "Of Kent" }, "kent.coordinator");
  await scene.as(PLANNER, (viewer) => closeRequirement(viewer, closed));

  const draft = { name: "november", title: "November", startsOn: "2026-11-01", endsOn: "2026-11-20" };
  const { left } = await scene.as(PLANNER, (v) => makePhase(v, address, { ...draft, template: phase.id }));
  const made = await phaseOf(scene, address, "november");
  expect(made).toMatchObject({
    state: "draft",
    template: { operation: address, name: "september" },
    pillars: [{ title: "Ports", theme: "By night", days: ["2026-11-01"] }],
    objectives: [OBJECTIVE],
    requirements: [{ requirement: open }],
    impacts: [],
    lessons: [],
  });
  expect(made.briefing.map(({ text }) => text)).toContain("Words on method");
  const taskings = await scene.as(PLANNER, async (viewer) => {
    const list = await taskingsOfPhase(viewer, made.id);
    const [first] = list;
    viewer.record({ act: "consultation", subjects: [], detail: {} });
    return { list, first: first ? await readTasking(viewer, first.id) : null };
  });
  expect(taskings.list).toMatchObject([
    {
      state: "draft",
      agencies: ["KENT", "BF"],
      pillar: made.pillars[0]?.id,
      startsAt: "2026-11-10T09:00:00.000Z",
      endsAt: "2026-11-10T17:00:00.000Z",
    },
  ]);
  expect(taskings.first).toMatchObject({
    reports: [],
    threats: [],
    prompts: [{ requirement: open, text: "Who sold the boat?" }],
    taking: [{ agency: "KENT", answer: null }, { agency: "BF" }],
  });
  expect(left).toEqual([
    "1 days of “Ports”: the new phase is over by then",
    expect.stringMatching(/^Requirement IR-NCA-\w+: it is closed$/),
    "“Late”: it would fall outside of the new phase",
    "Reports that taskings rested on: look for what stands now",
  ]);
});

test("a phase that is not shared is no template, and taskings can be left behind", async () => {
  const { address, phase } = await aReadyPhase(scene);
  await aTasking(scene, phase.id);
  const own = await anOperation(scene, { participants: [] });
  const draft = { name: "later", title: "Later", startsOn: "2026-10-01", endsOn: "2026-10-30" };
  await scene.as(PLANNER, (v) => makePhase(v, own, { ...draft, template: phase.id, taskings: false }));
  const made = await phaseOf(scene, own, "later");
  expect(made.objectives).toHaveLength(1);
  const summer = { ...draft, name: "summer" };
  await scene.as(PLANNER, (v) => makePhase(v, address, { ...summer, template: phase.id }));
  const { id } = await phaseOf(scene, address, "summer");
  const { items } = await scene.as(PLANNER, (v) => listTaskings(v, { phase: id }, Buffer.alloc(32, 7)));
  // Still at seven in London, and still an hour ahead of UTC.
  expect(items.map(({ startsAt }) => startsAt)).toEqual(["2026-10-10T06:00:00.000Z"]);
  const hidden = await scene.outcome(PLANNER, (v) =>
    makePhase(v, address, { ...draft, template: "4d3b6b6e-6f8b-4b3c-8b53-1a2b3c4d5e6f" }),
  );
  expect(hidden).toBe("invalid");
});
