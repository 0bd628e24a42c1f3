/** A plan from nothing to live, in the hands of a coordinator who never saw the page before. */
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { dayAfter } from "../operations/plan/days.ts";
import { ask } from "./stage/ask.ts";
import { choose, said } from "./stage/hands.ts";
import { onStage } from "./stage/on-stage.ts";
import { expectSound, WIDE } from "./stage/sound.ts";

const stage = onStage();
const FIRST = dayAfter(new Date().toISOString().slice(0, 10), 10);
const LAST = dayAfter(FIRST, 13);
const PLAN = "/operations/npcc-harbour-light/first-fortnight/plan";
let stephen: Page;

beforeAll(async () => {
  stephen = await stage().as("stephen");
});

const part = (name: string) =>
  stephen.locator(".plan-section").filter({ has: stephen.getByRole("heading", { level: 2, name }) });
const begin = (name: string) =>
  part(name)
    .getByRole("link", { name: /^(Write them|Change|Choose them|Add a)/ })
    .first()
    .click();
const heading = (name: string | RegExp) => stephen.getByRole("heading", { level: 1, name }).waitFor();

test("a coordinator plans an operation and a phase, and is led to its plan", async () => {
  await stephen.keyboard.press("g");
  await stephen.keyboard.press("n");
  await heading("Operations");
  await stephen.getByRole("link", { name: "Plan an operation" }).first().click();
  await heading("Plan an operation");
  await stephen.getByRole("button", { name: "Make the operation" }).click();
  await stephen.getByRole("alert", { name: "There is a problem" }).waitFor();
  await stephen.getByRole("link", { name: "Enter what the operation is called" }).click();
  await stephen.keyboard.type("Harbour Light");
  expect(await stephen.getByLabel("Its name in addresses").inputValue()).toBe("harbour-light");
  await stephen.getByLabel("What it is for").fill("Small ports, before the season.");
  for (const agency of ["Kent", "Border", "National Crime"])
    await choose(stephen, "Agencies that take part", agency);
  await expectSound(stephen, "new operation");
  await stephen.setViewportSize(WIDE);
  await stephen.getByRole("button", { name: "Make the operation" }).click();
  await heading("Add a phase to Harbour Light");
  await stephen.getByLabel("What the phase is called").fill("First fortnight");
  await stephen.getByLabel("First day").fill(FIRST);
  await stephen.getByLabel("Last day").fill(LAST);
  await stephen.getByText("14 days").waitFor();
  await expectSound(stephen, "new phase");
  await stephen.setViewportSize(WIDE);
  await stephen.getByRole("button", { name: "Make the phase" }).click();
  await heading("First fortnight: plan");
  expect(new URL(stephen.url()).pathname).toBe(PLAN);
});

test("going live says all that is missing, and each leads to where it is written", async () => {
  await stephen.getByRole("heading", { name: "Before it goes live" }).waitFor();
  await stephen.getByText("11 things missing").waitFor();
  await expectSound(stephen, "a plan without anything");
  await stephen.setViewportSize(WIDE);
  await stephen.getByRole("button", { name: "Go live" }).first().click();
  await stephen.getByText("It is not ready. This is missing:").waitFor();
  await stephen.getByLabel("Why it may go live").fill("It is time");
  await stephen.locator(".action-panel").getByRole("button", { name: "Go live" }).click();
  const refused = stephen.locator(".action-panel [role=alert]");
  await refused.getByText("Briefing: Human rights").first().waitFor();
  expect(await refused.getByRole("listitem").count()).toBe(11);
  await stephen.locator(".need-list").getByRole("link", { name: "Objectives" }).click();
  await stephen.getByLabel("Objective 1").waitFor();
});

test("an objective has a measure in a version, and its baseline says where it comes from", async () => {
  await stephen.getByLabel("Objective 1").fill("Question more people in freight");
  await stephen.getByLabel("Measured by").selectOption({ label: "People stopped, version 1" });
  await stephen.getByLabel("Target").fill("1,200");
  await stephen.getByLabel("Baseline", { exact: true }).fill("900");
  await expectSound(stephen, "writing objectives");
  await stephen.setViewportSize(WIDE);
  await stephen.getByRole("button", { name: "Save the objectives" }).click();
  await stephen.getByRole("link", { name: "Say where the baseline of objective 1 comes from" }).click();
  await stephen.keyboard.type("The release of September 2025");
  await stephen.getByRole("button", { name: "Add an objective" }).click();
  await stephen.getByLabel("Objective 2").fill("Leave nobody on a quay without an interpreter");
  await stephen.getByLabel("Where the baseline comes from").focus();
  await stephen.keyboard.press("Enter");
  await said(stephen, "The objectives are saved");
  await part("Objectives").getByText("1,200").waitFor();
  await part("Objectives").getByText("People stopped, version 1").waitFor();
  const second = part("Objectives").getByRole("row").filter({ hasText: "interpreter" });
  expect(
    (await second.getByRole("cell").allTextContents()).filter(Boolean),
    "nothing is counted for it",
  ).toEqual([]);
});

test("days are given to a pillar with the keyboard alone", async () => {
  await begin("Pillars");
  await stephen.getByRole("textbox", { name: "Pillar 1" }).fill("Small ports");
  const days = part("Pillars").getByRole("group", { name: "Its days" });
  await days.getByRole("button", { pressed: false }).first().focus();
  await stephen.keyboard.press("Space");
  await stephen.keyboard.press("Shift+ArrowRight");
  await stephen.keyboard.press("Shift+ArrowDown");
  expect(await days.getByRole("button", { pressed: true }).count()).toBe(9);
  await stephen.keyboard.press("Space");
  expect(await days.getByRole("button", { pressed: true }).count()).toBe(8);
  await expectSound(stephen, "writing pillars");
  await stephen.setViewportSize(WIDE);
  await stephen.getByRole("button", { name: "Save the pillars" }).click();
  await said(stephen, "The pillars are saved");
  await part("Pillars").getByRole("heading", { name: "Small ports" }).waitFor();
});

test("what is written under a heading of the briefing outlives a reload, and its earlier words are kept", async () => {
  await part("Briefing").getByRole("link", { name: "Write information" }).click();
  await stephen.getByRole("textbox", { name: "Information" }).fill("Boats are bought inland and");
  await stephen.reload();
  await stephen.getByText("that had not reached the server").waitFor();
  expect(await stephen.getByRole("textbox", { name: "Information" }).inputValue()).toBe(
    "Boats are bought inland and",
  );
  await stephen.getByRole("textbox", { name: "Information" }).fill("Boats are bought inland.");
  await stephen.getByRole("button", { name: "Save", exact: true }).click();
  await said(stephen, "Information is saved");
  await part("Briefing").getByRole("link", { name: "Change information" }).click();
  await stephen
    .getByRole("textbox", { name: "Information" })
    .fill("Boats are bought inland and driven by night.");
  await stephen.getByRole("button", { name: "Save", exact: true }).click();
  await part("Briefing").getByText("driven by night").waitFor();
  await part("Briefing").getByText("Earlier words").first().click();
  await part("Briefing").getByText("Boats are bought inland.", { exact: true }).waitFor();
});

test("a decision that replaces another stands over it, and the other is struck", async () => {
  for (const [decided, replaces] of [
    ["Begin at Ramsgate", null],
    ["Begin at Newhaven", "Begin at Ramsgate"],
  ] as const) {
    await begin("Decision log");
    await stephen.getByLabel("What was decided").fill(decided);
    await stephen.getByLabel("Why", { exact: true }).fill("That is where the boats are");
    if (replaces) {
      const option = stephen.getByLabel("It replaces (optional)").locator("option", { hasText: replaces });
      await stephen
        .getByLabel("It replaces (optional)")
        .selectOption((await option.getAttribute("value")) ?? "");
    }
    await stephen.getByRole("button", { name: "Add to the log" }).click();
    await part("Decision log").getByText(decided, { exact: true }).first().waitFor();
  }
  await part("Decision log").locator("s", { hasText: "Begin at Ramsgate" }).waitFor();
  expect(await part("Decision log").locator(".decision-list > li").count()).toBe(1);
});

test("what somebody else saved meanwhile is not overwritten unseen", async () => {
  await begin("Objectives");
  await stephen.getByLabel("Objective 1").fill("Question more people, and record each debrief");
  const address = PLAN.replace(
    "/operations/npcc-harbour-light/",
    "/operations/npcc-harbour-light/phases/",
  ).replace("/plan", "");
  const before = await ask<{ revision: number }>(stephen, "GET", address);
  await ask(stephen, "PUT", address, {
    revision: before.revision,
    title: "First fortnight",
    startsOn: FIRST,
    endsOn: LAST,
  });
  await stephen.getByRole("button", { name: "Save the objectives" }).click();
  await stephen.getByText("Your words are still here").waitFor();
  await stephen.getByRole("button", { name: "Keep mine, to save again" }).click();
  await stephen.getByRole("button", { name: "Save the objectives" }).click();
  await part("Objectives")
    .getByRole("rowheader", { name: /record each debrief/ })
    .waitFor();
});

test("once all is written it goes live, and those who take part read and print its briefing", async () => {
  const address = "/operations/npcc-harbour-light/phases/first-fortnight";
  for (const each of ["intention", "method", "administration", "risk_assessment", "communications"])
    await ask(stephen, "POST", `${address}/briefing`, { heading: each, text: `What belongs under ${each}.` });
  await stephen.goto(`${PLAN}?do=briefing-human_rights`);
  await stephen.getByRole("textbox", { name: "Human rights" }).fill("Article 8, under PACE.");
  await stephen.getByRole("button", { name: "Save", exact: true }).click();
  for (const kind of ["Data protection", "Equality", "Community"]) {
    await begin("Impact assessments");
    await stephen.getByLabel(`${kind} impact assessment`).check();
    await stephen.getByLabel("Its reference").fill(`${kind} 7`);
    await stephen.getByLabel("Who keeps it").fill("The taskforce office");
    await stephen.getByLabel("Day of the assessment").fill("2026-10-01");
    await stephen.getByRole("button", { name: "Add the reference" }).click();
    await part("Impact assessments").getByText(`${kind} 7`, { exact: true }).first().waitFor();
  }
  await stephen.getByText("nothing is missing").waitFor();
  await stephen.getByRole("button", { name: "Go live" }).first().click();
  await stephen.getByLabel("Why it may go live").fill("All of it is written and assessed");
  await stephen.locator(".action-panel").getByRole("button", { name: "Go live" }).click();
  await said(stephen, "The phase is live");
  await stephen.getByText("First fortnight goes live").waitFor();
  await expectSound(stephen, "a plan that is live");
  await stephen.setViewportSize(WIDE);

  const derek = await stage().as("derek", "/operations");
  await derek.getByRole("link", { name: "First fortnight" }).click();
  await derek.getByRole("link", { name: "The briefing, to print" }).click();
  await derek.getByRole("heading", { level: 2, name: "Human rights" }).waitFor();
  expect(await derek.locator(".briefing-heading h2").allTextContents()).toEqual([
    "Information",
    "Intention",
    "Method",
    "Administration",
    "Risk assessment",
    "Communications",
    "Human rights",
  ]);
  await expectSound(derek, "the briefing");
  await derek.emulateMedia({ media: "print" });
  const breaks = await derek
    .locator(".briefing-heading")
    .evaluateAll((all) => all.map((each) => getComputedStyle(each).breakBefore));
  expect(breaks).toEqual(Array(7).fill("page"));
  await derek.getByText(/^Printed by Derek Stone/).waitFor();
  expect(await derek.getByText("OFFICIAL-SENSITIVE").count()).toBeGreaterThan(7);
  expect(await derek.locator(".shell-rail").isVisible()).toBe(false);
  await derek.emulateMedia({ media: "screen" });
  await derek.goto(PLAN);
  await derek.getByRole("heading", { name: "Decision log" }).waitFor();
  expect(
    await derek.getByRole("link", { name: /^Change/ }).count(),
    "nothing to change for who only reads",
  ).toBe(0);
  await derek.context().close();
});

test("the plan under way has an address without a phase, and the next phase is made from this one", async () => {
  await stephen.goto("/operations/npcc-harbour-light/plan");
  await heading("First fortnight: plan");
  await stephen.getByRole("link", { name: "New phase from this one" }).click();
  await stephen.getByLabel("What the phase is called").fill("Second fortnight");
  await stephen.getByLabel("First day").fill(dayAfter(FIRST, 28));
  await stephen.getByLabel("Last day").fill(dayAfter(LAST, 28));
  await stephen.getByRole("button", { name: "Make the phase" }).click();
  await heading("Second fortnight: plan");
  await part("Pillars").getByRole("heading", { name: "Small ports" }).waitFor();
  await part("Objectives")
    .getByRole("rowheader", { name: /record each debrief/ })
    .waitFor();
  await stephen.getByRole("link", { name: "First fortnight" }).waitFor();
});

test("the operation, its list and the agency’s powers are sound", async () => {
  await stephen.goto("/operations/npcc-harbour-light");
  await stephen.getByRole("table").waitFor();
  await expectSound(stephen, "an operation");
  await stephen.setViewportSize(WIDE);
  await stephen.goto("/operations/npcc-harbour-light?do=change");
  await stephen.getByRole("button", { name: "Remove National Crime Agency" }).click();
  await stephen.getByText("will no longer read this operation").waitFor();
  await expectSound(stephen, "changing an operation");
  await stephen.setViewportSize(WIDE);
  const noor = await stage().as("noor", "/operations");
  await noor.getByRole("link", { name: "Harbour Light" }).waitFor();
  await stephen.getByRole("button", { name: "Keep the change" }).click();
  await said(stephen, "The operation is changed");
  await noor.reload();
  await noor.getByRole("heading", { level: 1, name: "Operations" }).waitFor();
  await noor.locator(".skeletons").first().waitFor({ state: "detached" });
  expect(
    await noor.getByRole("link", { name: "Harbour Light" }).count(),
    "who is not named reads it no more",
  ).toBe(0);
  await noor.context().close();

  const admin = await stage().as("admin.kent", "/settings");
  await admin.getByRole("link", { name: "Powers of Kent Police" }).click();
  const consent = admin.getByLabel("Consent, freely given and recorded");
  await consent.check();
  await expectSound(admin, "powers");
  await admin.setViewportSize(WIDE);
  await admin.getByLabel("Road Traffic Act 1988 s.163").setChecked(false);
  await admin.getByRole("button", { name: "Save the powers" }).click();
  await said(admin, "Saved");
  await admin.reload();
  await admin.getByRole("heading", { level: 1 }).waitFor();
  await consent.waitFor();
  expect(await admin.getByLabel("Road Traffic Act 1988 s.163").isChecked()).toBe(false);
  await admin.context().close();
});
