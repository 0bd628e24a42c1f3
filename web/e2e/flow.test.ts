/** The life of one report, from the officer who writes it to its recall, by clicking and typing only. */
import type { Page } from "playwright-core";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { PEOPLE, returnsAccounts } from "../../src/demonstration/index.ts";
import { ROLES } from "../../src/vocabulary/roles.ts";
import { choose, grade, said, searchFor, words } from "./stage/hands.ts";
import { confirmItIsYou } from "./stage/index.ts";
import { onStage } from "./stage/on-stage.ts";

const TITLE = "Engines handed over at the harbour in Deal";
const SEEN =
  "A white Vauxhall Vivaro, VRM KT21 WXZ, met a man who gave his number as 07700 900461. Four outboard engines were in the back.";
const TOLD =
  "The driver said his name was Marco DELVAUX and that more would come on 12/11/2026 from KESTREL MARINE SUPPLIES LTD.";
const SUPPLIERS = /Suppliers of boats, engines and lifejackets/;

const stage = onStage();
let amina: Page;
let ruth: Page;
let noor: Page;
let reference = "";

/** Each step begins where the one before it ended: after a failure the rest would only wait in vain. */
let failed = false;
beforeEach(({ skip, onTestFailed }) => {
  if (failed) skip();
  onTestFailed(() => {
    failed = true;
  });
});

beforeAll(async () => {
  amina = await stage().as("amina");
  ruth = await stage().as("ruth");
  noor = await stage().as("noor");
});

test("an officer writes a report of two items, and what the words mention is marked in them as she writes", async () => {
  await amina.getByRole("link", { name: "Write a report" }).click();
  await amina.getByLabel("Title").fill(TITLE);
  await amina.getByLabel("When it happened or was so").fill("2026-11-19");
  await amina.getByText("Reads as: 19 November 2026").waitFor();

  const first = amina.getByRole("region", { name: "Item 1" });
  await first.getByRole("textbox", { name: "What is known" }).fill(SEEN);
  const marks = first.locator('.marked-textarea-copy [data-mention="suggested"]');
  await marks.nth(1).waitFor();
  expect(await marks.allInnerTexts()).toEqual(["KT21 WXZ", "07700 900461"]);
  await grade(first, "1A P");

  await amina.getByRole("button", { name: "Add an item" }).click();
  const second = amina.getByRole("region", { name: "Item 2" });
  await second.getByRole("textbox", { name: "What is known" }).fill(TOLD);
  await second.getByRole("button", { name: "Correct Marco DELVAUX" }).waitFor();
  await grade(second, "2B P");
});

test("she confirms what was found, corrects it, drops it, and draws a link", async () => {
  const first = amina.getByRole("region", { name: "Item 1" });
  await first.getByRole("button", { name: "Confirm KT21 WXZ" }).click();
  await first.locator('.marked-textarea-copy [data-mention="confirmed"]').waitFor();

  const second = amina.getByRole("region", { name: "Item 2" });
  await second.getByRole("button", { name: "Correct Marco DELVAUX" }).click();
  await second.getByLabel("Nationality").fill("BE");
  await second.getByLabel("How sure that it is this").selectOption("possible");
  await second.getByRole("button", { name: "Keep" }).click();
  await second.getByRole("button", { name: "Drop 12/11/2026" }).click();
  await second.getByRole("button", { name: "Undo 12/11/2026" }).waitFor();

  const links = first.getByRole("region", { name: "Links" });
  await links.getByRole("button", { name: "Link two of them" }).click();
  await links.getByLabel("This").selectOption({ label: "07700 900461" });
  await links.getByLabel("How").selectOption("seen at");
  await links.getByLabel("That").selectOption({ label: "KT21 WXZ" });
  await links.getByRole("button", { name: "Add the link" }).click();
  await links.getByText("07700 900461 seen at KT21 WXZ").first().waitFor();
});

test("a requirement that her words may answer stands beside them with the reason, and she ticks it", async () => {
  const offered = amina.getByRole("checkbox", { name: SUPPLIERS });
  await amina.getByText(/Because you wrote .*“outboard/).waitFor();
  await offered.check();
});

test("the draft keeps itself, says so, and is whole after a reload", async () => {
  await amina.getByText(/^Saved \d\d:\d\d/).waitFor();
  await amina.waitForFunction(() => location.search.includes("draft="));
  await amina.reload();
  await amina.getByRole("heading", { level: 1, name: TITLE }).waitFor();
  expect(new URL(amina.url()).pathname).toMatch(/^\/reports\/[0-9a-f-]+\/edit$/);
  reference = (await amina.locator(".page-above .mono").textContent()) ?? "";

  const first = amina.getByRole("region", { name: "Item 1" });
  const second = amina.getByRole("region", { name: "Item 2" });
  expect(await first.getByRole("textbox", { name: "What is known" }).inputValue()).toBe(SEEN);
  expect(await second.getByRole("textbox", { name: "What is known" }).inputValue()).toBe(TOLD);
  await first.getByText("07700 900461 seen at KT21 WXZ").first().waitFor();
  expect(await first.getByRole("radio", { name: /^1: / }).isChecked()).toBe(true);
  expect(await first.locator('[data-mention="confirmed"]').allInnerTexts()).toEqual(["KT21 WXZ"]);
  await second.getByRole("button", { name: "Undo 12/11/2026" }).waitFor();
  await second.getByText("Person, possible").waitFor();
  expect(await amina.getByRole("checkbox", { name: SUPPLIERS }).isChecked()).toBe(true);
});

test("submitting with something missing leads to the field, and then the report goes to her unit", async () => {
  await amina.getByRole("button", { name: "Submit for evaluation" }).click();
  const summary = amina.getByRole("alert", { name: "There is a problem" });
  await summary.getByRole("link", { name: /Say how this is known/ }).click();
  const known = amina.getByLabel("How it is known");
  expect(await known.evaluate((field) => field === document.activeElement)).toBe(true);
  await known.fill("Seen by the reporting officer on patrol");
  await amina.getByRole("button", { name: "Submit for evaluation" }).click();
  await said(amina, `${reference} is with your intelligence unit`);
  const mine = amina.locator("section", { hasText: "What became of mine" }).locator("li");
  await mine.filter({ hasText: TITLE }).getByText("Waiting for your intelligence unit").waitFor();
});

test("her unit finds it on its home page and grades it otherwise than proposed; conditions need words", async () => {
  await ruth.reload();
  await ruth.locator("section", { hasText: "To evaluate" }).getByRole("link", { name: TITLE }).click();
  await ruth.getByRole("link", { name: "Evaluate", exact: true }).click();
  const second = ruth.getByRole("group", { name: "Your grade for item 2" });
  await grade(ruth.getByRole("group", { name: "Your grade for item 1" }), "1A P");
  await grade(second, "2C C A2 S1");
  await ruth.getByRole("button", { name: "Record the evaluation" }).click();
  await ruth
    .getByRole("alert", { name: "There is a problem" })
    .getByText(/for item 2/)
    .waitFor();
  await second.getByLabel("Instructions of KENT").fill("Do not speak to the driver.");
  await ruth.getByRole("button", { name: "Record the evaluation" }).click();
  await said(ruth, `${reference} is evaluated`);
  await ruth.getByText("Do not speak to the driver.").first().waitFor();
});

test("before it is shared she sees how many people will be able to read it, and gives her password again", async () => {
  await ruth.getByRole("link", { name: "Share", exact: true }).click();
  await choose(ruth, "Agencies and teams", "NCA");
  const reach = ruth.getByRole("region", { name: "Who will be able to read it" });
  await reach.getByText(/everyone whose role reads intelligence/).waitFor();
  const readers = [...PEOPLE, ...returnsAccounts({ hashed: "" })].filter(
    ({ agency, roles }) =>
      agency === "NCA" && ROLES.some((role) => role.readsIntelligence && roles.includes(role.id)),
  );
  // And at Kent its own unit and its data protection officer, who could read it before.
  expect(await reach.locator(".reach-number").textContent()).toBe(`${readers.length + 2} people`);
  await ruth.getByLabel("Why they need it").fill("They work on the supply line");
  await ruth.getByRole("button", { name: "Share the report" }).click();
  await confirmItIsYou(ruth);
  await said(ruth, `${reference} is shared`);
  await ruth.locator("section", { hasText: "Who may read it" }).getByText("National Crime Agency").waitFor();
});

test("an analyst elsewhere finds it by the number written otherwise, and all that is said of the number", async () => {
  await searchFor(noor, "+44 7700 900 461");
  await noor.getByText(/Understood as .*phone/i).waitFor();
  await noor.getByRole("link", { name: TITLE }).click();
  await noor.getByRole("heading", { level: 1, name: TITLE }).waitFor();
  await noor.locator(".item-words").getByRole("link", { name: "07700 900461" }).click();
  await noor.getByRole("heading", { level: 1, name: /7700 ?900 ?461/ }).waitFor();
  await noor
    .getByRole("table", { name: /What is said/ })
    .getByText(reference)
    .waitFor();
});

test("whoever may not read it finds nothing, and its address says what an address of nothing says", async () => {
  for (const username of ["piers", "tomasz"]) {
    const page = await stage().as(username, `/reports/${reference}`);
    await page.getByRole("alert").waitFor();
    const refused = await words(page);
    expect(refused).not.toContain(TITLE);
    await page.goto(`/reports/${reference.replace(/.{4}$/, "ZZZZ")}`);
    await page.getByRole("alert").waitFor();
    expect(await words(page), username).toBe(refused);
    await page.goto("/search?q=07700900461");
    await page
      .getByText(/Nothing found for you|does not read/)
      .first()
      .waitFor();
    expect(await words(page)).not.toContain(TITLE);
  }
});

test("the officer hears what became of hers", async () => {
  await amina.reload();
  const mine = amina.locator("section", { hasText: "What became of mine" }).locator("li");
  await mine.filter({ hasText: TITLE }).getByText("Shared").waitFor();
});

test("the data protection officer sees who read it", async () => {
  const miriam = await stage().as("miriam");
  await miriam.getByRole("link", { name: "What is held" }).first().click();
  await miriam.getByLabel("Name, number or reference").fill(reference);
  await miriam.getByLabel("Name, number or reference").press("Enter");
  const read = miriam.getByRole("table", { name: "Who read it" });
  await read.getByText("Noor Siddiqui").first().waitFor();
  expect(await read.getByText("Tomasz").count()).toBe(0);
  await miriam.getByRole("table", { name: "Who received it" }).getByText("NCA").first().waitFor();
});

test("her unit withdraws it, and the analyst is told and can no longer open it", async () => {
  await ruth.getByRole("link", { name: "Withdraw", exact: true }).click();
  await ruth.getByLabel(/Why/).fill("The plate was misread.");
  await ruth.getByRole("button", { name: "Withdraw" }).click();
  if (await ruth.getByRole("dialog", { name: "Confirm that it is you" }).isVisible())
    await confirmItIsYou(ruth);
  await said(ruth, /^Withdrawn/);
  await noor.getByRole("link", { name: "Home", exact: true }).click();
  const back = noor.locator("section", { hasText: "Taken back" }).locator("li", { hasText: reference });
  await back.getByText("The plate was misread.").waitFor();
  await noor.goto(`/reports/${reference}`);
  await noor.getByRole("alert").waitFor();
  expect(await words(noor)).not.toContain(TITLE);
});
