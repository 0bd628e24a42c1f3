/** Who is who, in the hands of an analyst: a queue worked by keys, a pair at its address, a page that says how it knows. */
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { LearningWire, PairWire, ReviewWire, ThingWire } from "../../src/contract/identity.ts";
import { today } from "../look/instants.ts";
import { ask } from "./stage/ask.ts";
import { said, words } from "./stage/hands.ts";
import { onStage } from "./stage/on-stage.ts";
import { type Told, told, until } from "./stage/people.ts";
import { visit } from "./stage/places.ts";
import { expectSound } from "./stage/sound.ts";

const stage = onStage();
let noor: Page;
let engines: Told;
let refused: Told;
let driver: Told;
let foreman: Told;
let passenger: Told;

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
const heading = (page: Page) => page.locator("#pair-title");
const pairOf = (left: Told, right: Told) =>
  ask<PairWire>(noor, "GET", `/pairs/${left.mention}/${right.mention}`);
const standing = ({ judgements }: PairWire) => judgements.filter(({ retractedAt }) => retractedAt === null);
const reason = (page: Page, title: string | RegExp) => page.getByRole("dialog", { name: title });

beforeAll(async () => {
  engines = await told(stage(), "KENT", "Engines paid for in cash", {
    name: "Besnik KRASNIQI",
    born: "1985-03-12",
    phone: "07700 900611",
    words: "… paid for two outboard engines in cash",
  });
  refused = await told(stage(), "BF", "Refused at the docks", {
    name: "Besnik Krasniqi",
    born: "1985-12-03",
    words: "Refused at the Eastern Docks: …, who said that he was visiting a cousin",
  });
  driver = await told(stage(), "BF", "Freight driver", {
    name: "Dmitri Lysenko",
    born: "1979",
    phone: "07700 900618",
    words: "The tractor unit was driven by …",
  });
  foreman = await told(stage(), "IE", "A foreman", { name: "Dmytro Lysenko", born: "1979-05-02" });
  passenger = await told(stage(), "KENT", "Bolt cutters", { name: "Dmitri Lisenko", born: "1979-05-20" });
  noor = await stage().as("noor");
  await until<ReviewWire>(noor, `/review?near=${foreman.mention}`, ({ pairs }) => pairs.length === 2);
  await until<ThingWire>(noor, `/things/${engines.mention}`, (thing) => thing.said.length === 2);
});

test("pages of who is who are sound in light and dark, at 1280 and at 320 px", async () => {
  const page = await stage().as("noor");
  const places = [
    ["the queue", "/review", ".pair-table"],
    ["the queue of one thing", `/review?near=${foreman.mention}`, ".waiting-entry input"],
    ["the queue, none", "/review?kind=vessel", ".empty"],
    ["a pair", `/review/${engines.mention}/${refused.mention}`, ".weight-scale"],
    ["a person", `/things/${engines.mention}`, ".known"],
    ["a person, splitting", `/things/${engines.mention}?do=split`, ".split-bar"],
    ["a person, as known today", `/things/${engines.mention}?on=${today()}`, ".known"],
    ["a person with others perhaps", `/things/${foreman.mention}`, ".perhaps"],
  ] as const;
  for (const [name, address, ready] of places) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await visit(page, { name, address, ready });
    await expectSound(page, name);
  }
});

test("the queue is worked by keys alone: why is asked once, kept and said anew of each pair, and z takes back", async () => {
  const page = await stage().as("noor", "/reports");
  await page.keyboard.press("g");
  await page.keyboard.press("w");
  await page.getByRole("heading", { level: 1, name: "Who is who" }).waitFor();
  await heading(page).waitFor();
  const waiting = page.locator(".waiting-link");
  const first = await heading(page).textContent();
  const { pairs: before } = await ask<ReviewWire>(page, "GET", "/review");
  const { judged: already } = await ask<LearningWire>(page, "GET", "/review/learning");

  await page.keyboard.press("n");
  const second = await waiting.nth(1).locator(".waiting-names").textContent();
  expect(second).toBeTruthy();
  await expect.poll(() => waiting.nth(1).getAttribute("aria-current")).toBe("true");
  await expect.poll(() => focused(page)).toBe(await heading(page).textContent());
  await page.keyboard.press("p");
  await expect.poll(() => waiting.nth(0).getAttribute("aria-current")).toBe("true");

  await page.keyboard.press("s");
  const why = reason(page, "Why are they the same?");
  const phrase = ((await why.locator(".reason-phrase").first().textContent()) ?? "").replace(/^1/, "");
  expect(phrase).toMatch(/agrees?$/);
  await page.keyboard.press("1");
  await said(page, "Judged the same.");
  await why.waitFor({ state: "detached" });
  await expect.poll(() => heading(page).textContent()).not.toBe(first);
  expect(await focused(page), "the next pair has the focus").toBe(await heading(page).textContent());
  const kept = page.locator(".verdict").filter({ hasText: "Same" });
  expect(await kept.textContent(), "the reason is in sight before it is used").toMatch(/Because: .+agrees?/);

  await page.keyboard.press("z");
  await said(page, "Taken back");
  await expect.poll(() => heading(page).textContent()).toBe(first);
  const judged = before[0];
  if (!judged) throw new Error("There was a pair");
  const pair = await ask<PairWire>(
    page,
    "GET",
    `/pairs/${judged.left.source.mention}/${judged.right.source.mention}`,
  );
  expect(standing(pair)).toEqual([]);
  expect(pair.judgements.map(({ says, reason: words }) => [says, words])).toContainEqual(["same", phrase]);

  const answered = page.waitForResponse((answer) => answer.url().endsWith("/judgements"));
  for (let nth = 0; nth < 4; nth++) await page.keyboard.down("s");
  await answered;
  for (let nth = 0; nth < 4; nth++) await page.keyboard.down("s");
  await page.keyboard.up("s");
  await expect.poll(() => heading(page).textContent()).not.toBe(first);
  const { judged: total } = await ask<LearningWire>(page, "GET", "/review/learning");
  expect(total, "a key that is held judges one pair").toBe(already + 1);
  await page.keyboard.press("z");
  await expect.poll(() => heading(page).textContent()).toBe(first);

  await page.keyboard.press("Enter");
  await page.waitForURL(/\/review\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/);
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  for (const does of ["Judge the same", "Judge different", "Leave unsure", "Take back what you judged last"])
    await keys.getByText(does).waitFor();
});

test("nothing is judged without a reason, and words of one's own are kept as they are", async () => {
  const page = await stage().as("noor", `/review?near=${foreman.mention}`);
  await heading(page).waitFor();
  const pair = (await ask<ReviewWire>(page, "GET", `/review?near=${foreman.mention}`)).pairs[0];
  if (!pair) throw new Error("There was a pair");
  await page.keyboard.press("u");
  const why = reason(page, "Why can it not be told?");
  await why.getByRole("button", { name: "Judge", exact: true }).click();
  await why.getByText("Say why in a few words").waitFor();
  const path = `/pairs/${pair.left.source.mention}/${pair.right.source.mention}`;
  expect(standing(await ask<PairWire>(page, "GET", path))).toEqual([]);
  await why.getByLabel("Or in your own words").fill("The ferry line is asked for the booking");
  await page.keyboard.press("Enter");
  await said(page, "Left unsure.");
  const [judgement] = standing(await ask<PairWire>(page, "GET", path));
  expect(judgement).toMatchObject({ says: "unsure", reason: "The ferry line is asked for the booking" });
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await said(page, "Taken back");
});

test("what perhaps belongs is judged from the page of a thing, with a reason, and is gone from the list", async () => {
  await noor.goto(`/things/${foreman.mention}`);
  const perhaps = noor.locator(".perhaps");
  await perhaps.nth(1).waitFor();
  const shown = await perhaps.count();
  const entry = (await perhaps.first().locator("a").first().textContent()) ?? "";
  await perhaps
    .first()
    .getByRole("button", { name: `Different as ${entry}` })
    .click();
  await reason(noor, "Why is it another person?").getByText("Confirmed with the agencies").click();
  await said(noor, "Judged different.");
  await expect.poll(() => perhaps.count()).toBe(shown - 1);
  await expect.poll(() => focused(noor)).toBe("Perhaps also");
  await noor.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await said(noor, "Taken back");
  await expect.poll(() => perhaps.count()).toBe(shown);
});

test("pairs that share a thing are chosen and judged at once, for one reason and as one act", async () => {
  const page = await stage().as("noor", `/review?near=${foreman.mention}`);
  await page.getByRole("button", { name: "Choose all" }).click();
  await page.getByText("For the 2 chosen pairs, at once").waitFor();
  await page.keyboard.press("d");
  const why = reason(page, "Why are these 2 pairs different?");
  expect(await why.getByLabel("Use it for the next pairs as well").count()).toBe(0);
  await why.getByText("What agrees is common to many").click();
  await said(page, "2 pairs judged different.");
  await page.getByRole("heading", { name: "No pair waits here" }).waitFor();
  const [one] = standing(await pairOf(foreman, driver));
  const [other] = standing(await pairOf(foreman, passenger));
  expect(one?.act).toBe(other?.act);
  expect(one?.reason).toBe("What agrees is common to many");

  await page.getByText("What the queue has taught").click();
  const bands = page.getByRole("table", { name: "What the model expected, and what people judged" });
  await bands.waitFor();
  const different = await bands.locator('td[data-head="Different"]').allInnerTexts();
  expect(different.map(Number).reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(2);
});

test("a person's page says who said each value, calls two dates of birth contested in words, and why each belongs", async () => {
  await noor.goto(`/things/${engines.mention}`);
  const born = noor.locator(".known-fact").filter({ hasText: "Date of birth" });
  await born.getByText("Contested").waitFor();
  await born.getByText("2 different values are said").waitFor();
  const value = born.locator(".known-value").filter({ hasText: "12 March 1985" });
  await value.getByText("KENT", { exact: true }).waitFor();
  await value.getByRole("link", { name: engines.reference }).waitFor();
  await born.locator(".known-value").filter({ hasText: "3 December 1985" }).waitFor();

  await noor
    .getByRole("table", { name: /What is said/ })
    .getByRole("link", { name: /the model, .* in 100/ })
    .first()
    .click();
  await noor.waitForURL(/\/review\//);
  await noor.getByText("Taken to be one person now").waitFor();
  await noor.getByText("day and month swapped").first().waitFor();
  await noor.getByRole("heading", { name: /^Why the model says/ }).waitFor();
});

test("rows that are about somebody else are split off with a reason, and joined again when that is taken back", async () => {
  await noor.goto(`/things/${engines.mention}`);
  await noor.getByRole("button", { name: "Some of this is about somebody else" }).click();
  await noor.waitForURL(/do=split/);
  await noor.getByRole("checkbox", { name: new RegExp(refused.reference) }).check();
  await noor.getByRole("button", { name: "This is somebody else" }).click();
  await reason(noor, "Why is this about somebody else?").getByText("Only the name is the same").click();
  await said(noor, "1 mention is now kept apart");
  const rows = noor.getByRole("table", { name: /What is said/ }).locator("tbody tr");
  await expect.poll(() => rows.count()).toBe(1);
  expect(await words(noor)).not.toContain("3 December 1985");

  await noor.getByRole("button", { name: "Take back" }).first().click();
  const back = reason(noor, "Take this judgement back");
  await back.getByLabel("Or in your own words").fill("The refusal had the day and month swapped");
  await noor.keyboard.press("Enter");
  await said(noor, "Taken back");
  await expect.poll(() => rows.count()).toBe(2);
  await noor.getByText("The refusal had the day and month swapped").first().waitFor();
});

test("a day's address shows what was known then, lets nobody judge from there, and leads back to now", async () => {
  await noor.goto(`/things/${engines.mention}`);
  await noor.getByLabel("At the end of").fill(today());
  await noor.getByRole("button", { name: "Show that day" }).click();
  await noor.waitForURL(new RegExp(`on=${today()}`));
  await noor.getByText("This is what was known at the end of").waitFor();
  expect(await noor.getByRole("button", { name: /Some of this is about/ }).count()).toBe(0);
  await noor.goto(`/things/${engines.mention}?on=2026-01-01`);
  await noor.getByRole("alert").waitFor();
  expect(await words(noor)).not.toContain("KRASNIQI");
  await noor.getByRole("link", { name: "Back to what is known now" }).click();
  await noor.getByRole("heading", { level: 1, name: /Krasniqi/i }).waitFor();
  expect(new URL(noor.url()).search).toBe("");
});

test("a pair's address tells a colleague who may not read one side no more than that there is nothing", async () => {
  const address = `/review/${engines.mention}/${foreman.mention}`;
  const colin = await stage().as("colin", address);
  await colin.getByRole("alert").waitFor();
  expect(await words(colin)).not.toMatch(/krasniqi/i);
});
