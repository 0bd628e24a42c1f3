/** "Is this person known?", by one thumb: the answer, its reasons, what is held elsewhere and what the holder hears of it. */
import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { CheckAnswerWire } from "../../src/contract/checks.ts";
import { ask, OPEN } from "./stage/ask.ts";
import { said } from "./stage/hands.ts";
import { onStage } from "./stage/on-stage.ts";
import { expectSound, NARROW, WIDE } from "./stage/sound.ts";

const stage = onStage();
let noor: Page;

beforeAll(async () => {
  noor = await stage().as("noor");
});

interface Wanted {
  readonly name?: string;
  readonly born?: string;
  readonly number?: string;
  readonly incident?: string;
}

async function fill(
  page: Page,
  { name = "", born = "", number = "", incident = "INC-4711" }: Wanted,
): Promise<void> {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Date of birth").fill(born);
  await page.getByLabel("Phone, plate, document or other number").first().fill(number);
  await page.getByLabel("Incident or tasking number").fill(incident);
}

async function check(page: Page, wanted: Wanted): Promise<string> {
  await fill(page, wanted);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await page.locator("#check-says").waitFor();
  return (await page.locator("#check-says").textContent()) ?? "";
}

/** Written and graded in Kent, and shared with nobody. */
async function heldByKent(name: string, birthDate: string): Promise<string> {
  const amina = await stage().as("amina");
  const text = `The driver gave the name ${name}, born ${birthDate}.`;
  const start = text.indexOf(name);
  const { id } = await ask<{ id: string }>(amina, "POST", "/reports", {
    title: `A driver called ${name}`,
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
            properties: { name, birthDate },
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
  // Compared within seconds; whoever wrote it may check it.
  for (let turn = 0; turn < 100; turn++) {
    const question = { given: { name, birthDate }, incident: "INC-0" };
    const { matches } = await ask<CheckAnswerWire>(amina, "POST", "/check", question);
    if (matches.length > 0) break;
    if (turn > 40) throw new Error("The report was not compared");
    await amina.waitForTimeout(500);
  }
  await amina.context().close();
  return id;
}

test("a phone leads to what is said of it and to whom it is linked with, with grades, reasons and the way to the thing", async () => {
  await noor.goto("/check");
  await noor.getByRole("heading", { level: 1, name: "Is this person known?" }).waitFor();
  await expectSound(noor, "check, before asking");
  await noor.setViewportSize(WIDE);
  expect(await check(noor, { name: "Hoxha", number: "07700 900118" })).toMatch(/^Known: /);
  const phone = noor.locator(".check-match").filter({ hasText: "The phone number you gave" });
  await phone.getByText("07700 900118").first().waitFor();
  const person = noor.locator(".check-match").filter({ hasText: "Hoxha" }).first();
  await person.locator(".grade-chip").first().waitFor();
  await person.getByText(/^Why: /).click();
  await person.getByText("What agrees").waitFor();
  await expectSound(noor, "check, answered");
  await noor.setViewportSize(WIDE);
  await person.getByRole("heading").getByRole("link").click();
  await noor.waitForURL(/\/things\//);
});

test("the type is large, the page is one column, and all of it is done with the keyboard", async () => {
  await noor.goto("/check");
  await noor.setViewportSize(NARROW);
  const size = await noor
    .locator("#given-name")
    .evaluate((box) => Number.parseFloat(getComputedStyle(box).fontSize));
  expect(size).toBeGreaterThanOrEqual(19);
  const height = await noor
    .getByRole("button", { name: "Check", exact: true })
    .evaluate((button) => button.getBoundingClientRect().height);
  expect(height).toBeGreaterThanOrEqual(44);
  await noor.setViewportSize(WIDE);
  await fill(noor, { name: "Zyx Nobody" });
  await noor.getByLabel("Name", { exact: true }).press("Enter");
  await noor.locator("#check-says").waitFor();
  await noor.keyboard.press("Escape");
  await noor.goto("/");
  await noor.locator("#main h1").waitFor();
  await noor.keyboard.press("g");
  await noor.keyboard.press("c");
  await noor.getByRole("heading", { level: 1, name: "Is this person known?" }).waitFor();
});

test("nothing disclosed says so in the same words each time, and what to do next; the next check keeps the incident", async () => {
  await noor.goto("/check");
  const words = await check(noor, { name: "Qwopzy Vlaxnor", born: "3 4 1981", incident: "INC-77" });
  expect(words).toContain("Nothing disclosed here");
  await noor.getByRole("heading", { name: "What to do next" }).waitFor();
  await noor.getByText("Call your duty desk").waitFor();
  await expectSound(noor, "check, nothing disclosed");
  await noor.setViewportSize(WIDE);
  await noor.getByRole("button", { name: "Check somebody else" }).click();
  expect(await noor.getByLabel("Name", { exact: true }).inputValue()).toBe("");
  expect(await noor.getByLabel("Incident or tasking number").inputValue()).toBe("INC-77");
  expect(await check(noor, { name: "Brelkin Tazzow", incident: "INC-77" })).toBe(words);
  await noor.getByText(/^My past checks/).click();
  await noor
    .getByRole("link", { name: /Qwopzy Vlaxnor.*again/ })
    .first()
    .click();
  await noor.locator("#check-says").waitFor();
  await noor.getByText("A person named “Qwopzy Vlaxnor”").waitFor();
  expect(await noor.getByLabel("Date of birth").inputValue()).toBe("3 4 1981");
});

test("what is missing or wrong is said at its field, and what was typed stays, also when the server is not reached", async () => {
  await noor.goto("/check");
  await fill(noor, { incident: "" });
  await noor.getByRole("button", { name: "Check", exact: true }).click();
  const summary = noor.locator(".error-summary");
  await summary.getByText("Enter the incident or tasking number").waitFor();
  await summary.getByText(/^Enter a name, a date of birth/).waitFor();
  await expectSound(noor, "check, with errors");
  await noor.setViewportSize(WIDE);
  await fill(noor, { name: "Arben", born: "31 February 1990" });
  await noor.getByRole("button", { name: "Check", exact: true }).click();
  await noor
    .locator(".field-error")
    .getByText(/Enter a date of birth such as/)
    .waitFor();
  stage().forgive(noor, /422|ERR_FAILED|Failed to load resource/);
  await noor.route("**/api/v1/check", (route) => route.abort());
  await fill(noor, { name: "Kept Inwords", born: "1990" });
  await noor.getByRole("button", { name: "Check", exact: true }).click();
  await noor.getByRole("heading", { name: "The server cannot be reached" }).waitFor();
  expect(await noor.getByLabel("Name", { exact: true }).inputValue()).toBe("Kept Inwords");
  await noor.unroute("**/api/v1/check");
  await noor.reload();
  expect(await noor.getByLabel("Name", { exact: true }).inputValue()).toBe("Kept Inwords");
});

test("what Kent holds is hidden until Kent lets it be said; the holder hears of it, is asked, and answers", async () => {
  const person = { name: "Fisnik Wrobelzan", born: "1987-02-19" };
  await heldByKent(person.name, person.born);
  await noor.goto("/check");
  expect(await check(noor, person)).toContain("Nothing disclosed here");

  const ruth = await stage().as("ruth", "/requests?show=told");
  for (let turn = 0; turn < 8 && (await ruth.getByText(/Noor Siddiqui, NCA asked/).count()) === 0; turn++) {
    await ruth.waitForTimeout(4000);
    await ruth.reload();
    await ruth.locator(".view-tab").first().waitFor();
    await ruth.locator(".request, .empty").first().waitFor();
  }
  const notice = ruth.locator(".request").filter({ hasText: "Noor Siddiqui, NCA asked" }).first();
  await notice.getByRole("link", { name: /A driver called Fisnik/ }).waitFor();
  await expectSound(ruth, "requests, told to us");
  await ruth.setViewportSize(WIDE);
  await notice.getByRole("button", { name: "I have seen this" }).click();
  await notice.getByText(/^Seen by/).waitFor();

  const miriam = await stage().as("miriam", "/requests?show=policy");
  await miriam.getByLabel("They are told that you hold something, and may ask you").check();
  await miriam.getByRole("button", { name: "Change", exact: true }).click();
  await said(miriam, "Changed");
  await expectSound(miriam, "requests, what others are told");

  expect(await check(noor, person)).toContain("Kent Police holds something: ask.");
  await noor.getByRole("button", { name: "Ask Kent Police" }).click();
  await noor.getByLabel("What do you need to know?").fill("Is he known to you?");
  await expectSound(noor, "check, asking a holder");
  await noor.setViewportSize(WIDE);
  await noor.getByRole("button", { name: "Ask KENT" }).click();
  await noor.getByText(/^Asked\. They are expected to answer/).waitFor();

  await ruth.goto("/requests");
  const request = ruth.locator(".request").filter({ hasText: "Is he known to you?" });
  await request.getByText("Fisnik Wrobelzan").waitFor();
  await expectSound(ruth, "requests, asked of us");
  await ruth.setViewportSize(WIDE);
  await request.getByLabel("In words").fill("Yes. Call 020 7946 0123.");
  await request.getByRole("button", { name: "Hit", exact: true }).click();
  await said(ruth, "You answered: hit");
  await noor.goto("/requests?show=answered");
  await noor
    .locator(".request")
    .filter({ hasText: "Call 020 7946 0123" })
    .getByText("Hit", { exact: true })
    .waitFor();
});
