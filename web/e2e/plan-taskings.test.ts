/** Taskings: offered, accepted, declined with a reason; blocked by A1 until its originator agrees; deconflicted in fixed words. */
import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { HeldMatchesWire } from "../../src/contract/deconflict.ts";
import type { TaskingWire } from "../../src/contract/operations.ts";
import { dayAfter } from "../operations/plan/days.ts";
import { ask, CLOSED, OPEN, report } from "./stage/ask.ts";
import { choose, said } from "./stage/hands.ts";
import { onStage } from "./stage/on-stage.ts";
import { until } from "./stage/people.ts";
import { expectSound, WIDE } from "./stage/sound.ts";

const stage = onStage();
const FIRST = dayAfter(new Date().toISOString().slice(0, 10), 3);
const OPERATION = "/operations/npcc-salt-marsh";
const PHASE = `${OPERATION}/phases/week-one`;
let stephen: Page;
let phase: string;

beforeAll(async () => {
  stephen = await stage().as("stephen");
  await ask(stephen, "POST", "/operations", {
    name: "salt-marsh",
    title: "Salt Marsh",
    aim: "",
    participants: ["KENT", "BF", "NCA"],
  });
  await ask(stephen, "POST", `${OPERATION}/phases`, {
    name: "week-one",
    title: "Week one",
    startsOn: FIRST,
    endsOn: dayAfter(FIRST, 6),
  });
  phase = (await ask<{ id: string }>(stephen, "GET", PHASE)).id;
});

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

async function fillTasking(title: string, place: string): Promise<void> {
  await stephen.goto(`/taskings/new?phase=${phase}`);
  await stephen.getByLabel("What is to be done, in a line").fill(title);
  await stephen.getByLabel("Road, lay-by or services").check();
  await stephen.getByLabel("Where, in words").fill(place);
  await stephen.getByLabel("Force area (optional)").selectOption("KENT");
  await stephen.getByLabel("Starts, London time").fill(`${FIRST}T06:00`);
  await stephen.getByLabel("Ends, London time").fill(`${FIRST}T12:00`);
}

async function drafted(): Promise<string> {
  await stephen.getByRole("button", { name: "Make the draft" }).click();
  await said(stephen, "The tasking is a draft");
  return new URL(stephen.url()).pathname;
}

test("a coordinator tasks two agencies, from a port to five questions, and loses nothing on the way", async () => {
  await stephen.goto(`${OPERATION}/week-one/plan`);
  await stephen.getByRole("link", { name: "Task agencies" }).click();
  await heading(stephen, "Task agencies");
  await stephen.getByRole("button", { name: "Make the draft" }).click();
  await stephen.getByRole("link", { name: "Choose the port" }).click();
  await stephen.getByLabel("Port", { exact: true }).last().selectOption("GBDVR");
  expect(await stephen.getByLabel("Force area (optional)").inputValue(), "the port says whose area").toBe(
    "KENT",
  );
  await stephen.getByLabel("What is to be done, in a line").fill("Search outbound trailers");
  await stephen.getByLabel("Starts, London time").fill(`${FIRST}T06:00`);
  await stephen.getByLabel("Ends, London time").fill(`${FIRST}T05:00`);
  await stephen.getByLabel("Led by").selectOption("BF");
  await choose(stephen, "Supported by (optional)", "Kent");
  await choose(stephen, "Add a question from an open requirement", "boats");
  await stephen.getByRole("button", { name: "Write another question" }).click();
  await stephen.getByLabel("Question 2").fill("Who paid, and where?");
  await stephen.reload();
  await stephen.getByText("that had not reached the server").waitFor();
  expect(await stephen.getByLabel("Question 2").inputValue()).toBe("Who paid, and where?");
  await expectSound(stephen, "writing a tasking");
  await stephen.setViewportSize(WIDE);
  await stephen.getByRole("button", { name: "Make the draft" }).click();
  await stephen.getByRole("link", { name: "Choose an end after the start" }).click();
  await stephen.getByLabel("Ends, London time").fill(`${FIRST}T12:00`);
  await drafted();
  await heading(stephen, "Search outbound trailers");
  await stephen.getByText("no answer yet").or(stephen.getByText("not asked yet")).first().waitFor();
  await stephen.getByRole("button", { name: "Offer it to the agencies" }).click();
  await said(stephen, "Offered");
  await expectSound(stephen, "a tasking that is offered");
  await stephen.setViewportSize(WIDE);
});

test("one agency accepts, the other declines with a reason that whoever tasks sees", async () => {
  const derek = await stage().as("derek", "/operations");
  await derek.getByRole("heading", { name: /Offered to your agency/ }).waitFor();
  await expectSound(derek, "operations with something to answer");
  await derek.setViewportSize(WIDE);
  await derek.keyboard.press("g");
  await derek.keyboard.press("k");
  await heading(derek, "Taskings");
  await derek.getByRole("table").getByRole("link", { name: "Search outbound trailers" }).waitFor();
  await expectSound(derek, "taskings to answer");
  await derek.setViewportSize(WIDE);
  await derek.getByRole("table").getByRole("link", { name: "Search outbound trailers" }).click();
  await derek.getByRole("button", { name: "Accept" }).click();
  await said(derek, "Your agency takes part");
  await derek.context().close();

  const ben = await stage().as("ben", new URL(stephen.url()).pathname);
  await ben.getByRole("link", { name: "Decline" }).click();
  await ben.getByRole("button", { name: "Decline" }).click();
  await ben.getByRole("link", { name: "Say why your agency does not take part" }).waitFor();
  await expectSound(ben, "declining a tasking");
  await ben.setViewportSize(WIDE);
  await ben.getByLabel("Why your agency does not take part").fill("Nobody is free that morning");
  await ben.getByRole("button", { name: "Decline" }).click();
  await said(ben, "Declined");
  await ben.context().close();

  await stephen.reload();
  const takes = stephen.getByRole("region", { name: "Who takes part" });
  await takes.getByText("Nobody is free that morning").waitFor();
  await takes.getByText("Accepted", { exact: true }).waitFor();
  await takes.getByText("Declined", { exact: true }).waitFor();
  await stephen.locator(".page-above").getByText("Accepted").waitFor();
});

test("what is handled A1 blocks until its originator, asked from the tasking, agrees", async () => {
  const made = await report(
    stage(),
    { title: "Men at the services", texts: ["Two men wait at Medway services every Friday."], grade: CLOSED },
    [{ agency: "NPCC" }],
  );
  await fillTasking("Watch the services", "Medway services");
  await stephen.getByLabel("Led by").selectOption("KENT");
  await stephen.getByLabel("Find a report (optional)").fill(made.reference.toLowerCase());
  await stephen.keyboard.press("Enter");
  await stephen.getByRole("button", { name: "Add the report" }).click();
  await stephen.getByText("The originator has to agree first").waitFor();
  await stephen
    .getByRole("list", { name: "Reports that it rests on" })
    .getByText("2 C · C A1 S2")
    .first()
    .waitFor();
  await expectSound(stephen, "a tasking with a source under A1");
  await stephen.setViewportSize(WIDE);
  const address = await drafted();
  await stephen.getByText("A1: KENT has not been asked").waitFor();
  await stephen.getByText("Ring the unit first.").waitFor();
  await stephen.getByRole("button", { name: "Offer it to the agencies" }).click();
  await stephen
    .getByRole("alert")
    .getByText(/KENT has not agreed/)
    .first()
    .waitFor();
  await stephen.getByRole("link", { name: "Ask the originators" }).click();
  await stephen.getByLabel("What you want to do with it").fill("Watch openly on Friday, with two cars.");
  await expectSound(stephen, "asking the originators");
  await stephen.setViewportSize(WIDE);
  await stephen.getByRole("button", { name: "Ask the originators" }).click();
  await said(stephen, "The originators are asked");
  await stephen.getByText("A1: KENT is asked").waitFor();

  const ruth = await stage().as("ruth");
  const asked = await ask<{ id: string; reference: string; kind: string; decision: string | null }[]>(
    ruth,
    "GET",
    "/permissions",
  );
  const ours = asked.find((each) => each.reference === made.reference && each.decision === null);
  await ask(ruth, "POST", `/permissions/${ours?.id}/decide`, {
    decision: "agreed",
    answer: "Agreed, from the road only",
  });
  await ruth.context().close();
  await stephen.reload();
  await stephen.getByText("A1: KENT agreed").waitFor();
  await stephen.getByText("Agreed, from the road only").waitFor();
  await stephen.getByRole("button", { name: "Offer it to the agencies" }).click();
  await said(stephen, "Offered");
  const derek = await stage().as("derek");
  await expect(ask(derek, "GET", address)).rejects.toThrow("404");
  await derek.context().close();
});

const CLOCKS = /\d{1,2} \w+ \d{4} at \d{2}:\d{2}/g;

async function deconflict(name: string): Promise<string> {
  await stephen.getByRole("link", { name: /^(Deconflict|Ask again)$/ }).click();
  await stephen.getByLabel("Name", { exact: true }).fill(name);
  await stephen.getByRole("button", { name: "Ask", exact: true }).click();
  const words = stephen.locator(".deconfliction-says");
  await words.waitFor();
  const says = (await words.textContent()) ?? "";
  await expectSound(stephen, `deconflicted: ${name}`);
  await stephen.setViewportSize(WIDE);
  await stephen.getByRole("button", { name: "Close the answer" }).click();
  return says;
}

/** Written and graded in Kent, and shared with nobody. */
async function heldByKent(name: string): Promise<void> {
  const amina = await stage().as("amina");
  const text = `The driver gave the name ${name}, born 1988-04-02.`;
  const start = text.indexOf(name);
  const { id } = await ask<{ id: string }>(amina, "POST", "/reports", {
    title: "A driver at Whitstable",
    precedence: "routine",
    purpose: "law_enforcement",
    classification: "OFFICIAL-SENSITIVE",
    provenance: "Seen by a patrol",
    authored: "2026-11-20",
    informationFrom: "2026-11-20",
    informationTo: "",
    requirements: [],
    items: [
      {
        id: randomUUID(),
        text,
        grade: OPEN,
        mentions: [
          {
            id: randomUUID(),
            kind: "person",
            text: name,
            properties: { name, birthDate: "1988-04-02" },
            start,
            end: start + name.length,
            status: "confirmed",
          },
        ],
        links: [],
      },
    ],
  });
  await ask(amina, "POST", `/reports/${id}/submit`);
  await amina.context().close();
  const unit = await stage().as("ruth");
  const { items } = await ask<{ items: { id: string }[] }>(unit, "GET", `/reports/${id}`);
  await ask(unit, "POST", `/reports/${id}/evaluate`, {
    precedence: "routine",
    items: items.map((each) => ({ id: each.id, grade: OPEN })),
    note: "",
  });
  await unit.waitForTimeout(3_000);
  await unit.context().close();
}

test("deconfliction says the same words whether or not something hidden lies in the way, and the holder’s desk chooses", async () => {
  await heldByKent("Besnik Gjokaj");
  const tasking = new URL(stephen.url()).pathname;
  const held = await deconflict("Besnik Gjokaj");
  const free = await deconflict("Zoltan Farkas-Prendi");
  expect(held).toMatch(
    /^Nothing disclosed here, as at .+, from these holdings: .+; the desk will confirm by .+\.$/,
  );
  expect(held.replace(CLOCKS, "…")).toBe(free.replace(CLOCKS, "…"));
  const { deconfliction } = await ask<TaskingWire>(stephen, "GET", tasking);
  expect(deconfliction.state).toBe("waiting");
  await stephen
    .getByRole("region", { name: "Deconfliction" })
    .getByText("Waiting", { exact: true })
    .waitFor();

  const ruth = await stage().as("ruth");
  const waits = await until<HeldMatchesWire>(ruth, "/deconflictions/mine", ({ items }) =>
    items.some((each) => each.subject.includes("Besnik Gjokaj")),
  );
  expect(waits.items.some((each) => each.subject.includes("Zoltan"))).toBe(false);
  await ruth.keyboard.press("g");
  await ruth.keyboard.press("d");
  await heading(ruth, "Deconfliction");
  const card = ruth.getByRole("article").filter({ hasText: "Besnik Gjokaj" });
  await card.getByText("A driver at Whitstable").waitFor();
  await card.getByLabel("Tell them to contact us").check();
  await card.getByRole("button", { name: "Answer" }).click();
  await card.getByRole("link", { name: "Say whom to call, and how" }).waitFor();
  await expectSound(ruth, "the holder’s desk");
  await ruth.setViewportSize(WIDE);
  await card
    .getByLabel("What they read: whom to call, and how")
    .fill("Call the Kent duty desk on 01632 960 118");
  await card.getByRole("button", { name: "Answer" }).click();
  await said(ruth, "They will read your words");
  await ruth.getByRole("link", { name: "Answered" }).click();
  await ruth.getByText("Call the Kent duty desk").waitFor();
  await ruth.context().close();

  await stephen.reload();
  await stephen.getByText("Contact Kent Police").first().waitFor();
  await stephen.getByText("Call the Kent duty desk on 01632 960 118").waitFor();
});

test("another tasking at the same place and time is found", async () => {
  await fillTasking("Stop vans at the services", "Medway services");
  await stephen.getByLabel("Led by").selectOption("NCA");
  await drafted();
  await stephen.getByText("At this place and time too").waitFor();
  await stephen
    .getByRole("region", { name: "Deconfliction" })
    .getByRole("link", { name: "Watch the services" })
    .waitFor();
  await stephen.getByRole("button", { name: "Discard the draft" }).click();
  await heading(stephen, "Taskings");
  await stephen.getByRole("button", { name: "Undo" }).click();
  await heading(stephen, "Stop vans at the services");
});

test("the calendar is a month that the arrows move in, a list where it is narrow, and the weeks open to their taskings", async () => {
  await stephen.goto(`${OPERATION}/week-one/calendar`);
  await stephen.getByRole("link", { name: "Search outbound trailers" }).first().waitFor();
  await expectSound(stephen, "calendar");
  await stephen.locator(".calendar-list").waitFor();
  expect(await stephen.locator(".calendar-month").first().isVisible(), "no month at 320 px").toBe(false);
  await stephen.setViewportSize(WIDE);
  await stephen.locator(`[data-day="${FIRST}"]`).focus();
  await stephen.keyboard.press("ArrowRight");
  expect(await stephen.evaluate(() => (document.activeElement as HTMLElement).dataset.day)).toBe(
    dayAfter(FIRST, 1),
  );
  await stephen.keyboard.press("Home");
  await stephen.keyboard.press("Enter");
  await stephen.locator(".calendar-list").getByRole("link", { name: "Watch the services" }).waitFor();
  expect(new URL(stephen.url()).search).toBe("?as=list");
  await stephen.getByLabel("Agency that takes part").selectOption("BF");
  await stephen
    .locator(".calendar-list")
    .getByRole("link", { name: "Watch the services" })
    .waitFor({ state: "detached" });
  await expectSound(stephen, "calendar as a list");
  await stephen.setViewportSize(WIDE);

  await stephen.goto(`${OPERATION}/week-one/weeks`);
  await expectSound(stephen, "weeks");
  await stephen.setViewportSize(WIDE);
  const row = stephen.getByRole("row").filter({ hasText: "BF" });
  await row.getByRole("link", { name: "1 accepted" }).click();
  await stephen.getByRole("heading", { name: /^BF, Eastern, week of/ }).waitFor();
  await stephen.getByRole("list").getByRole("link", { name: "Search outbound trailers" }).waitFor();
  await expectSound(stephen, "a week opened");
});
