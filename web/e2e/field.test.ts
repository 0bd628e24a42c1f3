/** A shift with the field app: without a signal, with another device at the same place, and with a supervisor behind it. */
import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { ActivityWire } from "../../src/contract/field.ts";
import { ask } from "./stage/ask.ts";
import {
  allSent,
  begin,
  count,
  counter,
  expectCount,
  follow,
  heading,
  outbox,
  phoneOf,
  tap,
  unlock,
} from "./stage/field-hands.ts";
import { onStage } from "./stage/on-stage.ts";
import { portTasking } from "./stage/tasking.ts";

const stage = onStage();
let amina: Page;
let gareth: Page;

beforeAll(async () => {
  amina = await phoneOf(stage(), "amina");
  gareth = await stage().as("gareth");
});

const seenBySupervisor = (id: string) => ask<ActivityWire>(gareth, "GET", `/activities/${id}`);

/** A tap answers before its work is done, and "all sent" may still be of what went before: what counts is what arrived. */
const expectArrived = (id: string, what: object) =>
  expect.poll(() => seenBySupervisor(id), { timeout: 10_000 }).toMatchObject(what);

async function signal(page: Page, there: boolean): Promise<void> {
  await page.context().setOffline(!there);
}

async function today(page: Page): Promise<void> {
  await page.goto("/field");
  await unlock(page);
  await heading(page, "Today");
}

test("what is counted and met without a signal survives a reload and is all there for the supervisor afterwards", async () => {
  await signal(amina, false);
  await amina.reload();
  await unlock(amina);
  const id = await begin(amina);
  await count(amina, "Vehicles stopped", 12);
  await counter(amina, "Vehicles stopped")
    .getByRole("button", { name: /One less/ })
    .click();
  await expectCount(amina, "Vehicles stopped", 11);
  await tap(amina, "Undo");
  await expectCount(amina, "Vehicles stopped", 12);
  await outbox(amina).filter({ hasText: "not sent yet · no signal" }).waitFor();

  // The telephone is switched off and on: everything that was shown is still there.
  await amina.reload();
  await unlock(amina);
  await expectCount(amina, "Vehicles stopped", 12);

  await follow(amina, "Encounter");
  await amina.getByLabel("A child, or age in doubt").check();
  await amina.getByRole("heading", { name: "What you do now" }).waitFor();
  await amina.getByText("No consent is needed for a child").waitFor();
  expect(await amina.getByText("Were they questioned?").count(), "questioned is asked before a power").toBe(
    0,
  );
  await amina.getByLabel("Power used").selectOption("consent");
  await amina.getByText("Were they questioned?").waitFor();
  await amina.getByLabel("Grounds, in a phrase").fill("Alone in the back of the van");
  await amina.getByLabel("Yes").check();
  await amina.getByLabel("In which language?").selectOption("sq");
  await amina.getByText("A check needs a signal").waitFor();
  await amina.getByText("Category: Not categorised").waitFor();
  await amina.getByLabel("Note (optional)").fill("Says he is fifteen and was promised work in Ashford.");
  await tap(amina, "Record");
  await amina.getByRole("heading", { name: /^Recorded/ }).waitFor();
  await tap(amina, "Make a report of the notes");
  await amina.getByText("A draft report of the notes is made as soon as this is sent").waitFor();
  await tap(amina, "Done");

  await signal(amina, true);
  await allSent(amina);
  const activity = await seenBySupervisor(id);
  expect(activity.tallies).toMatchObject([{ measure: "vehicles_stopped", total: 12 }]);
  const [encounter] = activity.parts.filter(({ kind }) => kind === "encounter");
  expect(encounter?.fields).toMatchObject({
    child: true,
    power: "consent",
    explained: true,
    language: "sq",
    grounds: "Alone in the back of the van",
  });
  expect(encounter?.fields).not.toHaveProperty("categories");
  expect(activity.parts.filter(({ kind }) => kind === "note")).toHaveLength(1);
  // The draft is its author's alone until it is submitted.
  expect(activity.report).toBeNull();
  expect((await ask<ActivityWire>(amina, "GET", `/activities/${id}`)).report).toMatch(/^KENT-/);
});

test("a person met under a power is checked, recorded and reported on one screen", async () => {
  await today(amina);
  await begin(amina);
  await follow(amina, "Encounter");
  await amina.getByLabel("Name", { exact: true }).fill("Hoxha");
  await amina.getByLabel("Phone, plate, document").fill("07700 900118");
  await amina.getByLabel("Incident or tasking number").fill("CAD 4711");
  await tap(amina, "Check: is this person known?");
  await amina
    .locator("#check-says")
    .filter({ hasText: /^Known/ })
    .waitFor();
  await amina.locator(".grade-chip").first().waitFor();
  await amina.getByLabel("Note (optional)").fill("Drove the white van.");
  await tap(amina, "Record");
  await amina.getByRole("heading", { name: /^Recorded/ }).waitFor();
  await tap(amina, "Make a report of the notes");
  await amina.getByText("was made of the notes").waitFor();
});

test("a power that was chosen by mistake is taken back without a signal, and nobody was questioned under it", async () => {
  await today(amina);
  const id = await begin(amina);
  await follow(amina, "Encounter");
  await amina.getByLabel("Power used").selectOption("consent");
  await amina.getByLabel("In relation to organised immigration crime").check();
  await amina.getByLabel("Grounds, in a phrase").fill("Beside the van");
  await amina.getByLabel("Yes").check();
  await amina.getByLabel("In which language?").selectOption("sq");
  await tap(amina, "Record");
  await amina.getByRole("heading", { name: /^Recorded/ }).waitFor();
  await allSent(amina);
  await expectArrived(id, {
    parts: [{ fields: { power: "consent", language: "sq", questioned: ["crime"] } }],
  });

  await signal(amina, false);
  await tap(amina, "Done");
  await follow(amina, /^Encounter ?Consent/);
  await amina.getByLabel("In which language?").selectOption({ label: "Not said" });
  await amina.getByLabel("Power used").selectOption({ label: "None: we only talked" });
  await amina.getByText("Were they questioned?").waitFor({ state: "detached" });
  await tap(amina, "Record the changes");
  await outbox(amina).filter({ hasText: "not sent yet · no signal" }).waitFor();
  // Off and on again: what is shown is what lies on the device.
  await amina.reload();
  await unlock(amina);
  await heading(amina, "Encounter");
  await expect.poll(() => amina.getByLabel("Power used").inputValue()).toBe("");
  await signal(amina, true);
  await allSent(amina);
  await expectArrived(id, {
    parts: [{ fields: { power: null, questioned: [], grounds: "", explained: null, language: null } }],
  });
});

test("two devices that count the same measure are asked whether it was the same, and the answer is what is counted", async () => {
  await today(amina);
  const id = await begin(amina);
  await count(amina, "Vehicles stopped", 3);
  await allSent(amina);
  const second = await phoneOf(stage(), "amina");
  await second.goto(`/field/activities/${id}`);
  await unlock(second);
  await count(second, "Vehicles stopped", 2);
  await second.getByRole("heading", { name: "Did you count the same vehicles?" }).waitFor();
  await tap(second, /^No, different vehicles: 5 together/);
  await allSent(second);
  await expectArrived(id, { tallies: [{ total: 5 }] });

  await count(second, "Vehicles stopped", 1);
  await expectCount(second, "Vehicles stopped", 6);
  await allSent(second);
  await expectArrived(id, { tallies: [{ total: 6 }] });
  expect(await second.getByText("Did you count the same").count(), "it is asked once").toBe(0);

  await amina.goto(`/field/activities/${id}`);
  await unlock(amina);
  await amina.getByRole("heading", { name: "Did you count the same vehicles?" }).waitFor();
  await tap(amina, /^Yes, the same: take mine off/);
  await expectCount(amina, "Vehicles stopped", 3);
  await allSent(amina);
  await expectArrived(id, { tallies: [{ total: 3 }] });
  await second.context().close();
});

test("two values of one field both stay until somebody chooses", async () => {
  await today(amina);
  const id = await begin(amina);
  await allSent(amina);
  const second = await phoneOf(stage(), "amina");
  await second.goto(`/field/activities/${id}/details`);
  await unlock(second);
  await heading(second, "Details");
  await follow(amina, "Details");
  for (const [page, place] of [
    [amina, "Whitfield roundabout"],
    [second, "Eastern Docks"],
  ] as const) {
    await signal(page, false);
    await page.getByLabel("Place", { exact: true }).fill(place);
    await tap(page, "Save");
    await outbox(page).filter({ hasText: "not sent yet" }).waitFor();
  }
  await signal(amina, true);
  await allSent(amina);
  await signal(second, true);
  await allSent(second);
  await follow(second, "Look at both and choose");
  await second.getByText("Whitfield roundabout").first().waitFor();
  await second.getByText("Eastern Docks").first().waitFor();
  await expect.poll(async () => (await seenBySupervisor(id)).conflicts.length).toBe(1);
  await tap(second, /^This one ?: Eastern Docks/);
  await second.getByText("Nothing is left to choose").waitFor();
  await expectArrived(id, { conflicts: [], fields: { place: "Eastern Docks" } });
  await second.context().close();
});

/** Kent leads, at Dover, within the next hours; the NPCC tasks. */
async function taskingForKent(title: string): Promise<string> {
  const stephen = await stage().as("stephen");
  const day = new Date().toISOString().slice(0, 10);
  const name = `field-${randomUUID().slice(0, 8)}`;
  const operation = {
    name,
    title: "Operation Sandpiper",
    aim: "To try the field",
    participants: ["KENT", "BF"],
  };
  await ask(stephen, "POST", "/operations", operation);
  const phase = { name: "first", title: "First week", startsOn: day, endsOn: day };
  await ask(stephen, "POST", `/operations/npcc-${name}/phases`, phase);
  const { id: phaseId } = await ask<{ id: string }>(stephen, "GET", `/operations/npcc-${name}/phases/first`);
  const { id } = await ask<{ id: string }>(stephen, "POST", "/taskings", {
    ...portTasking(phaseId, title),
    prompts: [{ requirement: null, text: "Who booked the crossing?" }],
  });
  const offered = await ask<{ revision: number }>(stephen, "POST", `/taskings/${id}/offer`, { revision: 1 });
  await ask(gareth, "POST", `/taskings/${id}/accept`, { revision: offered.revision });
  await stephen.context().close();
  return id;
}

test("a tasking is carried out with its place, its phase, its agencies and its questions, and a language card with it", async () => {
  const tasking = await taskingForKent("Evening ferries");
  const owner = await stage().as("admin.kent");
  await ask(owner, "PUT", `/language-cards/${randomUUID()}`, {
    language: "ar",
    subject: "rights",
    text: "لديك الحق في مترجم.",
    english: "You have the right to an interpreter.",
  });
  await owner.context().close();
  await today(amina);
  await follow(amina, /Outbox/);
  await tap(amina, "Send now");
  await follow(amina, "Back");
  await amina.getByRole("link", { name: /Evening ferries/ }).waitFor();
  await signal(amina, false);
  await follow(amina, /Evening ferries/);
  await amina.getByText("Check vans coming off the evening ferries.").waitFor();
  await amina.getByText("Who booked the crossing?").waitFor();
  await tap(amina, "Start");
  // The tasking and what is begun from it are headed alike.
  await amina.waitForURL(/\/field\/activities\//);
  await heading(amina, "Evening ferries");
  const id = new URL(amina.url()).pathname.split("/").at(-1) ?? "";
  await follow(amina, "Note");
  await amina.getByLabel("Who booked the crossing?").check();
  await amina.getByLabel("Note", { exact: true }).fill("A cousin, by telephone.");
  await tap(amina, "Record");
  await heading(amina, "Evening ferries");
  await follow(amina, "Back");
  await follow(amina, "Language cards");
  await follow(amina, /Arabic: Your rights/);
  const text = amina.getByText("لديك الحق في مترجم.");
  expect(await text.getAttribute("dir")).toBe("rtl");
  await amina.getByText("You have the right to an interpreter.").waitFor();
  await signal(amina, true);
  await allSent(amina);
  const activity = await seenBySupervisor(id);
  expect(activity.fields).toMatchObject({
    tasking,
    kind: "port_check",
    placeCode: "GBDVR",
    area: "KENT",
    premises: "seaport",
    agencies: ["BF"],
  });
  expect(activity.fields.tags).toHaveLength(1);
  expect(activity.parts).toMatchObject([
    { kind: "note", fields: { prompt: 0, text: "A cousin, by telephone." } },
  ]);
});

test("what comes back from the supervisor shows the reason, and goes again once it is put right", async () => {
  await today(amina);
  const id = await begin(amina);
  await count(amina, "People spoken to", 2);
  await follow(amina, "Result");
  await amina.getByLabel("What was it?").selectOption("seizure");
  await amina.getByLabel("Cash seized").check();
  await amina.getByLabel("How much, in pounds").fill("£1,250.50");
  await tap(amina, "Record");
  await amina.getByText("Cash seized: £1,250.50").waitFor();
  await follow(amina, "Finish");
  await amina.getByText("The place is not described").waitFor();
  await tap(amina, "Submit to my supervisor");
  await allSent(amina);
  await expectArrived(id, { state: "submitted" });
  await ask(gareth, "POST", `/activities/${id}/return`, { reason: "Say where it was." });

  await amina.goto(`/field/activities/${id}`);
  await unlock(amina);
  await amina.getByText("Say where it was.").waitFor();
  await follow(amina, "Details");
  await amina.getByLabel("Place", { exact: true }).fill("Eastern Docks, lane 4");
  await tap(amina, "Save");
  await follow(amina, "Finish");
  await tap(amina, "Submit to my supervisor");
  await allSent(amina);
  await expectArrived(id, {
    state: "submitted",
    returnedReason: null,
    fields: { place: "Eastern Docks, lane 4" },
    parts: [{ kind: "result", fields: { measure: "cash_seized", quantity: 125_050 } }],
  });
});

test("what the server refuses stays with the reason, and its words go back into the form", async () => {
  await today(amina);
  const id = await begin(amina);
  await follow(amina, "Note");
  await amina.getByLabel("Note", { exact: true }).fill("TOP SECRET: the meeting is at four.");
  await tap(amina, "Record");
  await outbox(amina).filter({ hasText: "1 refused" }).waitFor();
  await outbox(amina).click();
  await amina.getByText(/OFFICIAL-SENSITIVE/).waitFor();
  await tap(amina, "Put it right");
  await heading(amina, "Note");
  expect(await amina.getByLabel("Note", { exact: true }).inputValue()).toContain("the meeting is at four");
  await amina.getByLabel("Note", { exact: true }).fill("The meeting is at four.");
  await tap(amina, "Record");
  await allSent(amina);
  await expectArrived(id, { parts: [{ fields: { text: "The meeting is at four." } }] });
});
