import { afterAll, beforeAll, expect, test } from "vitest";
import { writeRequirement } from "../../intelligence/index.ts";
import { openScene, type Scene } from "../../intelligence/testing/scene.ts";
import { BRIEFING_HEADINGS } from "../../vocabulary/index.ts";
import { readPassages, writePassage } from "./briefing.ts";
import { changeObjectives, changePhase, changePhaseRequirements, changePillars } from "./change-phase.ts";
import { readDecisions, writeDecision } from "./decisions.ts";
import { addImpact, removeImpact } from "./impacts.ts";
import { addLesson, changeLesson } from "./lessons.ts";
import { endPhase, goLive } from "./live.ts";
import { changeOperation, listOperations, readOperation } from "./operations.ts";
import { readPhase } from "./phase.ts";
import {
  aLivePhase,
  anOperation,
  aPhase,
  aReadyPhase,
  OBJECTIVE,
  phaseOf,
  refusal,
} from "./testing/planned.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const live = (address: string) =>
  scene.as("nca.coordinator", (viewer) => goLive(viewer, address, "september", "All is ready"));

test("an operation is read by the agency that plans it and those it names, under its purpose, and no longer by those taken off", async () => {
  const address = await anOperation(scene, { participants: ["KENT"] });
  const outcome = (who: "kent.officer" | "bf.officer" | "ukvi.officer" | "nca.press") =>
    scene.outcome(who, (viewer) => readOperation(viewer, address));
  expect(await outcome("kent.officer")).toBe("done");
  expect(await outcome("bf.officer")).toBe("not_found");
  expect(await scene.outcome("kent.officer", (v) => readOperation(v, address), "safeguarding")).toBe(
    "not_found",
  );
  const change = { revision: 1, title: "Harbour", aim: "", participants: ["BF"], closed: false };
  await scene.as("nca.coordinator", (viewer) => changeOperation(viewer, address, change));
  expect(await outcome("kent.officer")).toBe("not_found");
  expect(await outcome("bf.officer")).toBe("done");
  const listed = await scene.as("kent.officer", listOperations);
  expect(listed.items.map((each) => each.address)).not.toContain(address);
});

test("what is saved from an older revision is refused, with who saved since and what", async () => {
  const { address, phase } = await aPhase(scene);
  const pillars = [{ title: "Ports", theme: "", days: ["2026-09-01"] }];
  const save = () =>
    scene.as("nca.coordinator", (viewer) =>
      changePillars(viewer, address, "september", { revision: phase.revision, pillars }),
    );
  await save();
  expect(await refusal(save())).toBe(
    "coordinator of NCA, NCA saved this since you opened it (pillars). Reload to see it, then save yours again.",
  );
});

test("of two who save at the same moment one is refused", async () => {
  const { address, phase } = await aPhase(scene);
  const dates = { revision: phase.revision, startsOn: "2026-09-01", endsOn: "2026-09-30" };
  const save = (title: string) =>
    scene.outcome("nca.coordinator", (v) => changePhase(v, address, "september", { ...dates, title }));
  expect((await Promise.all([save("One"), save("Other")])).sort()).toEqual(["conflict", "done"]);
});

test("only coordinators of the agency that plans it change it; others who read it see its plan", async () => {
  const { address, phase } = await aReadyPhase(scene);
  const change = { revision: phase.revision, objectives: [] };
  for (const who of ["kent.coordinator", "nca.officer"] as const) {
    expect(await scene.outcome(who, (v) => changeObjectives(v, address, "september", change))).toBe(
      "forbidden",
    );
  }
  const seen = await scene.as("kent.officer", (viewer) => readPhase(viewer, address, "september"));
  expect(seen.objectives).toMatchObject([OBJECTIVE]);
  expect(seen.actions).toEqual([]);
});

test("a phase with nothing in it is refused with all that is missing, each named", async () => {
  const { address, phase } = await aPhase(scene);
  const missing = [
    "At least one objective",
    "Briefing: Information",
    "Briefing: Intention",
    "Briefing: Method",
    "Briefing: Administration",
    "Briefing: Risk assessment",
    "Briefing: Communications",
    "Briefing: Human rights",
    "Reference to the data protection impact assessment",
    "Reference to the equality impact assessment",
    "Reference to the community impact assessment",
  ];
  expect(phase.missing).toEqual(missing);
  const failed = await live(address).catch((error: { errors: { message: string }[] }) => error);
  expect(failed).toMatchObject({ errors: missing.map((message) => ({ message })) });
});

test("an assessment that is taken out and a heading left blank keep it from going live", async () => {
  const { address, phase } = await aReadyPhase(scene);
  const equality = phase.impacts.find(({ kind }) => kind === "equality");
  await scene.as("nca.coordinator", async (viewer) => {
    await removeImpact(viewer, address, "september", equality?.id ?? "");
    await writePassage(viewer, address, "september", { heading: "method", text: "  " });
  });
  expect(await refusal(live(address))).toBe(
    "Before it goes live it needs: Briefing: Method; Reference to the equality impact assessment.",
  );
  await scene.as("nca.coordinator", async (viewer) => {
    await writePassage(viewer, address, "september", { heading: "method", text: "Again" });
    await addImpact(viewer, address, "september", {
      kind: "equality",
      reference: "EIA-2",
      heldBy: "NCA",
      assessedOn: "2026-08-02",
    });
  });
  await live(address);
  expect((await phaseOf(scene, address)).state).toBe("live");
});

test("going live and ending are decisions in the log, once each", async () => {
  const { address } = await aLivePhase(scene);
  expect(await refusal(live(address))).toContain("This phase is live; for this it has to be draft");
  await scene.as("nca.coordinator", (viewer) => endPhase(viewer, address, "september", "It is over"));
  const { items } = await scene.as("kent.officer", (viewer) => readDecisions(viewer, address, "september"));
  expect(items.map(({ decision, reasons }) => [decision, reasons])).toEqual([
    ["September ends", "It is over"],
    ["September goes live", "All is ready"],
  ]);
  const { revision } = await phaseOf(scene, address);
  const change = { revision, title: "Later", startsOn: "2026-09-01", endsOn: "2026-09-30" };
  expect(await scene.outcome("nca.coordinator", (v) => changePhase(v, address, "september", change))).toBe(
    "conflict",
  );
});

test("earlier words under a heading stay readable, and the newest hold", async () => {
  const { address } = await aReadyPhase(scene);
  const written = { heading: "intention", text: "Fewer launches by October" } as const;
  await scene.as("nca.coordinator", (viewer) => writePassage(viewer, address, "september", written));
  const { briefing } = await phaseOf(scene, address);
  expect(briefing.map(({ heading }) => heading)).toEqual(BRIEFING_HEADINGS.map(({ id }) => id));
  expect(briefing[1]).toMatchObject(written);
  const { items } = await scene.as("kent.officer", (v) => readPassages(v, address, "september", "intention"));
  expect(items.map(({ text }) => text)).toEqual([written.text, "Words on intention"]);
});

test("a decision replaces another without changing it, and none is taken in the future", async () => {
  const { address } = await aPhase(scene);
  const decide = (decision: string, more: object = {}) =>
    scene.as("nca.coordinator", (viewer) =>
      writeDecision(viewer, address, "september", {
        decision,
        reasons: "Because",
        alternatives: "",
        decidedAt: "2026-08-20T10:00:00Z",
        ...more,
      }),
    );
  const { id } = await decide("Begin on the 1st");
  await decide("Begin on the 3rd", { replaces: id, decidedAt: "2026-08-21T10:00:00Z" });
  const { items } = await scene.as("nca.coordinator", (v) => readDecisions(v, address, "september"));
  expect(items.map((each) => [each.decision, each.replacedBy === items[0]?.id])).toEqual([
    ["Begin on the 3rd", false],
    ["Begin on the 1st", true],
  ]);
  expect(await refusal(decide("Later", { decidedAt: "2999-01-01T00:00:00Z" }))).toContain("in the past");
});

test("objectives and pillars are checked: a known measure and version, a baseline that says where from, days within", async () => {
  const { address, phase } = await aPhase(scene);
  const pointer = async (act: Promise<unknown>) => {
    const failed = await act.catch((error: { errors?: { pointer: string }[] }) => error);
    return (failed as { errors?: { pointer: string }[] }).errors?.[0]?.pointer ?? "done";
  };
  const objective = (parts: object) =>
    pointer(
      scene.as("nca.coordinator", (viewer) =>
        changeObjectives(viewer, address, "september", {
          revision: phase.revision,
          objectives: [{ ...OBJECTIVE, ...parts }],
        }),
      ),
    );
  expect(await objective({ measureVersion: 99 })).toBe("/objectives/0/measure");
  expect(await objective({ baselineSays: " " })).toBe("/objectives/0/baselineSays");
  expect(await objective({ measure: null, measureVersion: null, baseline: null })).toBe(
    "/objectives/0/target",
  );
  expect(await objective({ pillar: "4d3b6b6e-6f8b-4b3c-8b53-1a2b3c4d5e6f" })).toBe("/objectives/0/pillar");
  const days = (list: string[]) =>
    pointer(
      scene.as("nca.coordinator", (viewer) =>
        changePillars(viewer, address, "september", {
          revision: phase.revision,
          pillars: [{ title: "Ports", theme: "", days: list }],
        }),
      ),
    );
  expect(await days(["2026-09-01", "2026-10-01"])).toBe("/pillars/0/days/1");
  expect(await days(["2026-02-30"])).toBe("/pillars/0/days/0");
  expect(await days(["2026-09-07", "2026-09-01", "2026-09-07"])).toBe("done");
  expect((await phaseOf(scene, address)).pillars).toMatchObject([{ days: ["2026-09-01", "2026-09-07"] }]);
});

test("pillars keep their ids when they are reordered, and what is left out is removed", async () => {
  const { address, phase } = await aPhase(scene);
  const save = async (revision: number, pillars: { id?: string; title: string }[]) =>
    await scene.as("nca.coordinator", (viewer) =>
      changePillars(viewer, address, "september", {
        revision,
        pillars: pillars.map((each) => ({ theme: "", days: [], ...each })),
      }),
    );
  const { revision } = await save(phase.revision, [
    { title: "Ports" },
    { title: "Roads" },
    { title: "Work" },
  ]);
  const [ports, roads] = (await phaseOf(scene, address)).pillars;
  await save(revision, [
    { id: roads?.id ?? "", title: "Roads" },
    { id: ports?.id ?? "", title: "Ports and beaches" },
  ]);
  expect((await phaseOf(scene, address)).pillars.map(({ id, title }) => [id, title])).toEqual([
    [roads?.id, "Roads"],
    [ports?.id, "Ports and beaches"],
  ]);
});

test("a requirement that a reader of the phase may not read is not shown to them", async () => {
  const { address, phase } = await aPhase(scene);
  const requirement = await scene.as("nca.coordinator", (viewer) =>
    writeRequirement(viewer, {
      title: "Who sells the boats",
      text: "",
      priority: 1,
      level: 3,
      terms: "",
      opens: "2026-01-01",
      closes: null,
      recipients: [{ agency: "KENT" }],
    }),
  );
  const change = { revision: phase.revision, requirements: [{ requirement, pillar: null }] };
  await scene.as("nca.coordinator", (v) => changePhaseRequirements(v, address, "september", change));
  const seenBy = async (who: "kent.officer" | "bf.officer") =>
    (await scene.as(who, (viewer) => readPhase(viewer, address, "september"))).requirements.length;
  expect(await seenBy("kent.officer")).toBe(1);
  expect(await seenBy("bf.officer")).toBe(0);
});

test("a lesson becomes an action that somebody owns, and is done by a named person", async () => {
  const draft = await aPhase(scene);
  const lesson = { kind: "change", text: "Brief earlier", action: "", owner: "", dueOn: null } as const;
  const add = (address: string) =>
    scene.as("nca.coordinator", (viewer) => addLesson(viewer, address, "september", lesson));
  expect(await refusal(add(draft.address))).toContain("once a phase has gone live");
  const { address } = await aLivePhase(scene);
  const { id } = await add(address);
  const change = { action: "Move it to Friday", owner: "Gold", dueOn: "2026-10-01", done: true };
  await scene.as("nca.coordinator", (v) => changeLesson(v, address, "september", id, change));
  expect((await phaseOf(scene, address)).lessons).toMatchObject([
    { text: "Brief earlier", action: "Move it to Friday", owner: "Gold", doneBy: "coordinator of NCA, NCA" },
  ]);
});

test("what a live phase rests on is replaced and not taken away, and an operation with a live phase is not closed", async () => {
  const { address, phase } = await aLivePhase(scene);
  const [impact] = phase.impacts;
  const remove = () =>
    refusal(scene.as("nca.coordinator", (v) => removeImpact(v, address, "september", impact?.id ?? "")));
  expect(await remove()).toContain("Add the new one first");
  const another = {
    kind: "data_protection",
    reference: "DPIA-2",
    heldBy: "NCA",
    assessedOn: "2026-08-09",
  } as const;
  await scene.as("nca.coordinator", (v) => addImpact(v, address, "september", another));
  expect(await remove()).toBe("done");
  const none = { revision: phase.revision, objectives: [] };
  const clear = scene.as("nca.coordinator", (v) => changeObjectives(v, address, "september", none));
  expect(await refusal(clear)).toContain("at least one objective");
  const close = { revision: 1, title: "Harbour", aim: "", participants: [], closed: true };
  expect(await refusal(scene.as("nca.coordinator", (v) => changeOperation(v, address, close)))).toContain(
    "is live",
  );
  await scene.as("nca.coordinator", (viewer) => endPhase(viewer, address, "september", "Over"));
  await scene.as("nca.coordinator", (viewer) => changeOperation(viewer, address, close));
  const written = { heading: "method", text: "Later" } as const;
  const late = scene.as("nca.coordinator", (v) => writePassage(v, address, "september", written));
  expect(await refusal(late)).toContain("stays as it was");
});
