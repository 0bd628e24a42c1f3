/** What comes after a plan is live: taskings started, completed and cancelled, the phase ended, its lessons carried on. */
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { TaskingWire } from "../../src/contract/operations.ts";
import { BRIEFING_HEADINGS, IMPACT_KINDS } from "../../src/vocabulary/planning.ts";
import { dayAfter } from "../operations/plan/days.ts";
import { ask } from "./stage/ask.ts";
import { choose, said } from "./stage/hands.ts";
import { onStage } from "./stage/on-stage.ts";
import { expectSound, WIDE } from "./stage/sound.ts";
import { desksHadTheirTime } from "./stage/time.ts";

const stage = onStage();
const TODAY = new Date().toISOString().slice(0, 10);
const OPERATION = "/operations/npcc-night-watch";
const PHASE = `${OPERATION}/phases/first-nights`;
const PLAN = `${OPERATION}/first-nights/plan`;
let stephen: Page;
/** A supervisor of the agency that leads. */
let gareth: Page;

beforeAll(async () => {
  stephen = await stage().as("stephen");
  gareth = await stage().as("gareth");
  await ask(stephen, "POST", "/operations", {
    name: "night-watch",
    title: "Night Watch",
    aim: "Small ports by night.",
    participants: ["KENT", "BF"],
  });
  const days = { startsOn: TODAY, endsOn: dayAfter(TODAY, 6) };
  await ask(stephen, "POST", `${OPERATION}/phases`, { name: "first-nights", title: "First nights", ...days });
  for (const { id } of BRIEFING_HEADINGS)
    await ask(stephen, "POST", `${PHASE}/briefing`, { heading: id, text: `What belongs under ${id}.` });
  for (const { id } of IMPACT_KINDS) {
    const held = { reference: `${id} 7`, heldBy: "The taskforce office", assessedOn: "2026-10-01" };
    await ask(stephen, "POST", `${PHASE}/impacts`, { kind: id, ...held });
  }
  const { revision } = await ask<{ revision: number }>(stephen, "GET", PHASE);
  await ask(stephen, "PUT", `${PHASE}/objectives`, {
    revision,
    objectives: [
      {
        pillar: null,
        text: "Stop more vans",
        measure: "vehicles_stopped",
        measureVersion: 1,
        target: 100,
        baseline: 60,
        baselineSays: "October 2026",
      },
    ],
  });
  await ask(stephen, "POST", `${PHASE}/live`, { reasons: "All of it is written" });
});

const part = (page: Page, name: string) =>
  page.locator(".plan-section").filter({ has: page.getByRole("heading", { level: 2, name }) });
const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { level: 1, name }).waitFor();

test("requirements are chosen for a phase, given to one of its pillars, and a reference that was taken out comes back", async () => {
  const later = PHASE.replace("first", "later");
  const days = { startsOn: dayAfter(TODAY, 40), endsOn: dayAfter(TODAY, 46) };
  await ask(stephen, "POST", `${OPERATION}/phases`, { name: "later-nights", title: "Later nights", ...days });
  await ask(stephen, "POST", `${later}/impacts`, {
    kind: "equality",
    reference: "equality 7",
    heldBy: "The taskforce office",
    assessedOn: "2026-10-01",
  });
  const { revision } = await ask<{ revision: number }>(stephen, "GET", later);
  await ask(stephen, "PUT", `${later}/pillars`, {
    revision,
    pillars: [{ title: "Slips and quays", theme: "", days: [days.startsOn] }],
  });
  await stephen.goto(`${OPERATION}/later-nights/plan`);
  await part(stephen, "Intelligence requirements")
    .getByRole("link", { name: /^Choose them/ })
    .click();
  await choose(stephen, "Open requirements", "boats");
  await stephen.getByLabel(/^Pillar of .*boats/i).selectOption({ label: "Slips and quays" });
  await expectSound(stephen, "choosing requirements");
  await stephen.setViewportSize(WIDE);
  await stephen.getByRole("button", { name: "Save the requirements" }).click();
  await said(stephen, "The requirements are saved");
  const chosen = part(stephen, "Intelligence requirements").getByRole("listitem");
  await chosen.getByText("Slips and quays").waitFor();
  await part(stephen, "Intelligence requirements")
    .getByRole("link", { name: /^Change/ })
    .click();
  await choose(stephen, "Open requirements", "a");
  await stephen.getByRole("button", { name: /^Remove .*boats/i }).click();
  await stephen.getByRole("button", { name: "Save the requirements" }).click();
  await part(stephen, "Intelligence requirements")
    .getByText("Slips and quays")
    .waitFor({ state: "detached" });
  await expect.poll(() => chosen.count()).toBe(1);

  const impacts = part(stephen, "Impact assessments");
  await impacts.getByRole("button", { name: "Take out equality 7" }).click();
  await impacts.getByText("equality 7", { exact: true }).first().waitFor({ state: "detached" });
  await stephen.getByRole("button", { name: "Undo" }).click();
  await impacts.getByText("equality 7", { exact: true }).first().waitFor();
});

/** Led by Kent with Border Force, tonight; offered, and accepted by Kent. */
async function accepted(title: string): Promise<string> {
  const { id: phase } = await ask<{ id: string }>(stephen, "GET", PHASE);
  const { id } = await ask<{ id: string }>(stephen, "POST", "/taskings", {
    phase,
    pillar: null,
    title,
    what: "Watch the slip from the road.",
    resources: "Two cars",
    placeKind: "road",
    area: "KENT",
    placeCode: null,
    place: title,
    startsAt: new Date(Date.now() + 3_600_000).toISOString(),
    endsAt: new Date(Date.now() + 5 * 3_600_000).toISOString(),
    lead: "KENT",
    support: ["BF"],
    reports: [],
    threats: [],
    prompts: [],
  });
  const { revision } = await ask<{ revision: number }>(stephen, "POST", `/taskings/${id}/offer`, {
    revision: 1,
  });
  await ask(gareth, "POST", `/taskings/${id}/accept`, { revision });
  return id;
}

const standing = (id: string) => ask<TaskingWire>(stephen, "GET", `/taskings/${id}`);

test("a tasking starts once the desks had their time, and is completed with a word on how it ended", async () => {
  const id = await accepted("Slip at Deal");
  await gareth.goto(`/taskings/${id}`);
  await gareth.getByText("In the way of the next step:").waitFor();
  await gareth.getByRole("button", { name: "Start", exact: true }).click();
  await gareth.getByRole("alert").getByText("It is not deconflicted").first().waitFor();
  expect((await standing(id)).state).toBe("accepted");
  await ask(gareth, "POST", `/taskings/${id}/deconflict`, { subjects: [] });
  await desksHadTheirTime(stage(), id);
  await gareth.reload();
  const next = gareth.getByRole("region", { name: "What to do next" });
  await gareth
    .getByRole("region", { name: "Deconfliction" })
    .getByText("Confirmed", { exact: true })
    .waitFor();
  await next.getByRole("button", { name: "Start", exact: true }).click();
  await said(gareth, "It has started");
  await gareth.locator(".page-above").getByText("Started").waitFor();

  // It cannot be taken back: it opens a form, which leads back as it came.
  await next.getByRole("link", { name: "Complete" }).click();
  await gareth.getByText("It is then over for every agency that takes part").waitFor();
  await expectSound(gareth, "completing a tasking");
  await gareth.setViewportSize(WIDE);
  await gareth.getByRole("button", { name: "Cancel", exact: true }).click();
  await next.getByRole("link", { name: "Complete" }).click();
  expect((await standing(id)).state).toBe("started");
  await gareth.getByLabel("How it ended (optional)").fill("Quiet until four");
  await gareth.getByRole("button", { name: "It is completed" }).click();
  await said(gareth, "It is completed");
  await gareth.locator(".page-above").getByText("Completed").waitFor();
  await gareth.getByRole("region", { name: "What happened" }).getByText("Quiet until four").waitFor();
  expect((await standing(id)).actions, "nothing is left to do with it").toEqual([]);
  await expectSound(gareth, "a tasking that is completed");
  await gareth.setViewportSize(WIDE);
});

test("a tasking is cancelled only with a reason, which every agency that takes part sees", async () => {
  const id = await accepted("Quay at Ramsgate");
  await stephen.goto(`/taskings/${id}`);
  await stephen.getByRole("link", { name: "Cancel it" }).click();
  await stephen.getByText("It cannot be taken up again").waitFor();
  await stephen.getByRole("button", { name: "Cancel the tasking" }).click();
  await stephen.getByRole("link", { name: "Say why it is cancelled" }).waitFor();
  await expectSound(stephen, "cancelling a tasking");
  await stephen.setViewportSize(WIDE);
  expect((await standing(id)).state).toBe("accepted");
  await stephen.getByLabel("Why it is cancelled").fill("The ferry does not sail");
  await stephen.getByRole("button", { name: "Cancel the tasking" }).click();
  await said(stephen, "Cancelled");
  await stephen.locator(".page-above").getByText("Cancelled").waitFor();
  for (const username of ["gareth", "sadia"]) {
    const page = await stage().as(username, `/taskings/${id}`);
    await page.getByRole("region", { name: "What happened" }).getByText("The ferry does not sail").waitFor();
    expect(await page.getByRole("button", { name: /^(Start|Accept)$/ }).count(), username).toBe(0);
    await page.context().close();
  }
});

test("a phase ends with its reasons in the log, and nothing new is tasked in it", async () => {
  const id = await accepted("Beach at Walmer");
  await stephen.goto(PLAN);
  await stephen.getByRole("button", { name: "End the phase" }).click();
  const panel = stephen.locator(".action-panel");
  await panel.getByRole("button", { name: "End the phase" }).click();
  await stephen.getByRole("link", { name: "Enter your reasons" }).waitFor();
  await expectSound(stephen, "ending a phase");
  await stephen.setViewportSize(WIDE);
  await stephen.getByLabel("Why it ends now").fill("The week is over");
  await panel.getByRole("button", { name: "End the phase" }).click();
  await said(stephen, "The phase has ended");
  await stephen.locator(".page-above").getByText("Ended").waitFor();
  await part(stephen, "Decision log").getByText("First nights ends").waitFor();
  await part(stephen, "Decision log").getByText("The week is over").waitFor();
  expect(await stephen.getByRole("link", { name: "Task agencies" }).count()).toBe(0);
  expect(await stephen.getByRole("link", { name: /^(Change|Choose them)/ }).count()).toBe(0);
  await gareth.goto(`/taskings/${id}`);
  await gareth.getByText("Phase ended").waitFor();
  await gareth.getByText("Its phase is not live.").waitFor();
});

test("lessons are written after a phase, their actions carried through, and the next phase has them before its eyes", async () => {
  const lessons = part(stephen, "Lessons");
  await lessons.getByRole("link", { name: /^Add a lesson/ }).click();
  await stephen.getByRole("button", { name: "Add the lesson" }).click();
  await stephen.getByRole("link", { name: "Enter the lesson" }).click();
  await stephen.keyboard.type("Two cars see less than one boat");
  await stephen.reload();
  await stephen.getByText("that had not reached the server").waitFor();
  expect(await stephen.getByLabel("The lesson").inputValue()).toBe("Two cars see less than one boat");
  await stephen.getByLabel("What is done about it (optional)").fill("Ask for the harbour launch");
  await stephen.getByLabel("Who does it (optional)").fill("Kent, marine");
  await stephen.getByLabel("By (optional)").fill(dayAfter(TODAY, -1));
  await expectSound(stephen, "writing a lesson");
  await stephen.setViewportSize(WIDE);
  await stephen.getByRole("button", { name: "Add the lesson" }).click();
  await said(stephen, "The lesson is added");
  await lessons.getByText(/^Was due/).waitFor();

  await lessons.getByRole("button", { name: /^Change the action/ }).click();
  await stephen.getByLabel("By (optional)").fill(dayAfter(TODAY, 20));
  await stephen.getByRole("button", { name: "Keep the change" }).click();
  await said(stephen, "The action is changed");
  await lessons.getByText(/^Due/).waitFor();
  await lessons.getByRole("button", { name: /^Mark as done/ }).click();
  await lessons.getByText(/^Done/).waitFor();
  await lessons.getByRole("button", { name: /^Open again/ }).click();
  await lessons.getByText(/^Due/).waitFor();
  await lessons.getByRole("link", { name: /^Add a lesson/ }).click();
  await stephen.getByLabel("Keep doing").check();
  await stephen.getByLabel("The lesson").fill("Brief at the quay");
  // Whoever goes on before the answer is there is not pulled back by it.
  let answer: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await stephen.route("**/lessons", async (route) => {
    await gone;
    await route.continue();
  });
  await stephen.getByRole("button", { name: "Add the lesson" }).click();
  await stephen.getByRole("link", { name: "New phase from this one" }).click();
  await heading(stephen, "Add a phase to Night Watch");
  answer();
  await expect
    .poll(async () => (await ask<{ lessons: unknown[] }>(stephen, "GET", PHASE)).lessons.length)
    .toBe(2);
  await stephen.unroute("**/lessons");
  await heading(stephen, "Add a phase to Night Watch");
  await stephen.getByLabel("What the phase is called").fill("Second nights");
  await stephen.getByLabel("First day").fill(dayAfter(TODAY, 14));
  await stephen.getByLabel("Last day").fill(dayAfter(TODAY, 20));
  await stephen.getByRole("button", { name: "Make the phase" }).click();
  await heading(stephen, "Second nights: plan");
  const learnt = stephen.getByRole("region", { name: "Learnt in First nights" });
  await learnt.getByText("Two cars see less than one boat").waitFor();
  await learnt.getByText("Ask for the harbour launch").waitFor();
  await learnt.getByText("Brief at the quay").waitFor();
  expect(await learnt.getByRole("button").count(), "they are changed where they were written").toBe(0);
  await expectSound(stephen, "a plan with what was learnt before");
  await stephen.setViewportSize(WIDE);
  await learnt.getByRole("link", { name: "First nights" }).click();
  await heading(stephen, "First nights: plan");
});
