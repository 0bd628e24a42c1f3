/** Every state of every page has an address that can be sent, and shows whoever opens it what they may see. */
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { report, reportTitled } from "./stage/ask.ts";
import { words } from "./stage/hands.ts";
import { signIn } from "./stage/index.ts";
import { onStage } from "./stage/on-stage.ts";

const stage = onStage();
let noor: Page;
let ruth: Page;

const filter = (page: Page, label: string) => page.getByRole("search", { name: "Filters" }).getByLabel(label);

beforeAll(async () => {
  noor = await stage().as("noor");
  ruth = await stage().as("ruth");
});

test("after signing in one lands on the address that was asked for, and Back does not lead to the sign-in page", async () => {
  const page = await stage().visitor();
  await page.goto("/reports?state=disseminated&sort=title");
  await signIn(page, "noor");
  await page.getByRole("heading", { level: 1, name: "Reports" }).waitFor();
  expect(page.url()).toBe(`${stage().url}/reports?state=disseminated&sort=title`);
  await page.getByRole("link", { name: "Requirements" }).click();
  await page.getByRole("heading", { level: 1, name: "Requirements" }).waitFor();
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "Reports" }).waitFor();
  expect(await filter(page, "State").inputValue()).toBe("disseminated");
});

test("a new window asks for the purpose and the reason before it shows what was asked for", async () => {
  const page = await stage().window(noor);
  await page.goto("/requirements?show=all");
  await page.getByRole("heading", { name: "Before you read anything" }).waitFor();
  await page.getByLabel("Criminal law enforcement").check();
  await page.getByLabel("Your reason").fill("Following a colleague's link");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { level: 1, name: "Requirements" }).waitFor();
  expect(new URL(page.url()).search).toBe("?show=all");
});

test("a report's address, by reference or by id, opens for whoever may read it, with the act only if they may do it", async () => {
  const van = await reportTitled(noor, "Van unloading");
  for (const address of [`/reports/${van.reference}`, `/reports/${van.id}`]) {
    await noor.goto(address);
    await noor.getByRole("heading", { level: 1, name: /^Van unloading/ }).waitFor();
  }
  await ruth.goto(`/reports/${van.reference}?do=withdraw`);
  await ruth.getByRole("heading", { name: "Withdraw this report" }).waitFor();
  await noor.goto(`/reports/${van.reference}?do=withdraw`);
  await noor.getByRole("heading", { level: 1, name: /^Van unloading/ }).waitFor();
  expect(await noor.getByRole("heading", { name: "Withdraw this report" }).count()).toBe(0);
});

test("a search's address shows each colleague their own hits and counts", async () => {
  const made = await report(stage(), {
    title: "Only Kent holds this",
    texts: ["KESTREL MARINE SUPPLIES LTD rents a quayside shed."],
  });
  await ruth.goto("/search?q=kestrel+marine&sort=newest");
  await ruth.getByRole("link", { name: "Only Kent holds this" }).waitFor();
  await noor.goto("/search?q=kestrel+marine&sort=newest");
  await noor.locator(".hit").first().waitFor();
  expect(await words(noor)).not.toContain("Only Kent holds this");
  expect(await words(noor)).not.toContain(made.reference);
  const total = async (page: Page) =>
    Number.parseInt((await page.locator(".search-side strong").first().textContent()) ?? "", 10);
  expect(await total(ruth)).toBe(await ruth.locator(".hit").count());
  expect(await total(noor)).toBe(await noor.locator(".hit").count());
});

test("the address of a phone shows each colleague what is said to them", async () => {
  const address = "/things/phone%3A%2B447700900118";
  await noor.goto(address);
  const rows = noor.getByRole("table", { name: /What is said/ }).locator("tbody tr");
  await rows.first().waitFor();
  expect(await rows.count()).toBe(3);
  const colin = await stage().as("colin", address);
  await colin.getByRole("alert").waitFor();
  expect(await words(colin)).not.toContain("Hoxha");
});

test("a report becomes no more readable by the address of its writing page", async () => {
  const van = await reportTitled(noor, "Van unloading");
  await noor.goto(`/reports/${van.id}/edit`);
  await noor.getByText("This report can no longer be changed").waitFor();
  const piers = await stage().as("piers", `/reports/${van.id}/edit`);
  await piers.getByRole("alert").waitFor();
  expect(await words(piers)).not.toContain("Van unloading");
});

test("what somebody submitted is theirs to see, at its address, and nobody else's there", async () => {
  const amina = await stage().as("amina");
  await amina.locator("section", { hasText: "What became of mine" }).getByRole("link").first().click();
  await amina.waitForURL(/\/submissions\//);
  await amina.locator(".item-words").first().waitFor();
  await noor.goto(new URL(amina.url()).pathname);
  await noor.getByRole("alert").waitFor();
  expect(await noor.locator(".item-words").count()).toBe(0);
});

test("pages of an office open for that office alone", async () => {
  for (const address of ["/oversight", "/oversight?q=Hoxha", "/oversight/log", "/settings/accounts"]) {
    await noor.goto(address);
    await noor.locator("#main").getByRole("alert").first().waitFor();
    expect(await noor.getByRole("table").count(), address).toBe(0);
  }
});

test("an address of nothing says so and leads home", async () => {
  await noor.goto("/nowhere/at/all");
  await noor.getByRole("heading", { level: 1, name: "Page not found" }).waitFor();
  await noor.getByRole("link", { name: "Go to your home page" }).click();
  await noor.getByRole("heading", { level: 1, name: /Noor Siddiqui/ }).waitFor();
});

test("back and forward keep the filters, the order and what was searched", async () => {
  await noor.goto("/reports");
  await filter(noor, "Precedence").selectOption("time_critical");
  await noor.waitForURL(/precedence=time_critical/);
  await filter(noor, "Owner").selectOption("BF");
  await noor.waitForURL(/agency=BF/);
  await noor.getByRole("button", { name: "Reference" }).click();
  await noor.waitForURL(/sort=reference/);
  await noor.locator("tbody th a").first().click();
  await noor.getByRole("heading", { level: 1, name: /^Inflatable/ }).waitFor();
  await noor.goBack();
  await noor.getByRole("columnheader", { name: "Reference" }).waitFor();
  expect(await filter(noor, "Precedence").inputValue()).toBe("time_critical");
  expect(await filter(noor, "Owner").inputValue()).toBe("BF");
  expect(await noor.getByRole("columnheader", { name: "Reference" }).getAttribute("aria-sort")).toBe(
    "ascending",
  );
  await noor.goBack();
  await noor.goBack();
  await noor.waitForURL((url) => !url.search.includes("agency"));
  expect(await filter(noor, "Owner").inputValue()).toBe("");
  await noor.goForward();
  await noor.waitForURL(/agency=BF/);
  expect(await filter(noor, "Owner").inputValue()).toBe("BF");

  await noor.goto("/search?q=engines");
  await noor.getByRole("link", { name: "Newest first" }).click();
  await noor.waitForURL(/sort=newest/);
  await noor.goBack();
  await noor.waitForURL((url) => !url.search.includes("sort"));
  expect(await noor.getByRole("combobox", { name: /^Search/ }).inputValue()).toBe("engines");
});
