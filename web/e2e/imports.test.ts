/** Bringing files in, by clicking: looked through before it is written, mended where it was refused, seen by colleagues. */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { ask, reportTitled } from "./stage/ask.ts";
import { said } from "./stage/hands.ts";
import { confirmItIsYou, expectAccessible } from "./stage/index.ts";
import { onStage } from "./stage/on-stage.ts";
import { expectSound } from "./stage/sound.ts";

const stage = onStage();

const TEXT = "A white van, AB12 CDE, met a man with 07700 900123 at Deal.";

function line(reference: string, part: object = {}): string {
  return JSON.stringify({
    reference,
    agency: "KENT",
    authored: "2026-11-02",
    information: { from: "2026-11-01" },
    title: `Van at Deal, ${reference}`,
    purpose: "law_enforcement",
    classification: "OFFICIAL-SENSITIVE",
    items: [{ text: TEXT, source: "1", information: "B", handling: "P" }],
    ...part,
  });
}

const ndjson = (lines: readonly string[]) => Buffer.from(lines.map((each) => `${each}\n`).join(""));

async function choose(page: Page, name: string, content: Buffer): Promise<void> {
  await page
    .locator("#import-files")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: content });
}

/** From the list of imports to a run whose files have arrived. */
async function bring(page: Page, name: string, content: Buffer): Promise<void> {
  await page.goto("/imports/new");
  await choose(page, name, content);
  await page.getByRole("button", { name: "Upload 1 file" }).click();
  await page.getByRole("table", { name: "Files of this import" }).getByText(name).waitFor();
}

const count = (page: Page, name: string) =>
  page.locator(".count-strip > div").filter({ hasText: name }).locator("dd").first().textContent();

async function start(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.locator(".page-above").getByText("Done", { exact: true }).waitFor();
}

test("an empty list says what can be brought in, and reports are looked through, brought in and opened", async () => {
  const ruth = await stage().as("ruth", "/imports");
  await ruth.getByRole("heading", { name: "Nothing was brought in yet" }).waitFor();
  await expectSound(ruth, "imports, none");
  await ruth.getByRole("link", { name: "New import" }).first().click();
  await ruth.getByText("What can be brought in").waitFor();
  await expectSound(ruth, "new import");
  await choose(ruth, "reports.ndjson", ndjson([line("E-1"), line("E-2")]));
  await ruth.getByText("Guessed from .ndjson").waitFor();
  expect(await ruth.getByRole("radio", { name: "Reports" }).isChecked()).toBe(true);
  await expectSound(ruth, "new import with a file");
  await ruth.getByRole("button", { name: "Upload 1 file" }).click();
  await ruth.getByRole("table", { name: "Files of this import" }).getByText("reports.ndjson").waitFor();

  await ruth.getByRole("button", { name: "Look through it first" }).click();
  await ruth.getByText("All of it was read and counted: 2 records").waitFor();
  expect(await count(ruth, "New")).toBe("2");
  expect(await count(ruth, "Refused")).toBe("0");
  const first = ruth.getByRole("article", { name: /line 1/ });
  expect(await first.locator(".said .mention").allInnerTexts()).toEqual(
    expect.arrayContaining(["AB12 CDE", "07700 900123"]),
  );
  await first.getByText("1 B · P").waitFor();
  await ruth
    .getByRole("region", { name: "Who will be able to read them" })
    .getByText(/\d+ (person|people)/)
    .waitFor();
  await expectSound(ruth, "a preview");
  expect((await ask<{ items: unknown[] }>(ruth, "GET", "/reports")).items).not.toContainEqual(
    expect.objectContaining({ reference: "E-1" }),
  );

  await start(ruth);
  expect(await count(ruth, "New")).toBe("2");
  await expectSound(ruth, "an import that is done");
  await ruth.getByRole("link", { name: "Van at Deal, E-1" }).click();
  await ruth.getByRole("heading", { level: 1, name: "Van at Deal, E-1" }).waitFor();
  const origin = ruth.getByRole("region", { name: "Where this came from" });
  await origin.getByText(/from reports\.ndjson line 1|from line 1/).waitFor();
  await ruth.getByText("Imported", { exact: true }).first().waitFor();
  await expectSound(ruth, "a report that was imported");
});

test("a line that is refused says where and why; mended, it comes in alone, and the two imports know of each other", async () => {
  const ruth = await stage().as("ruth");
  await bring(
    ruth,
    "mixed.ndjson",
    ndjson([line("M-1"), line("M-2", { authored: "yesterday" }), line("M-3")]),
  );
  await ruth.getByRole("button", { name: "Look through it first" }).click();
  await ruth.getByRole("heading", { name: "1 record would be refused" }).waitFor();
  await start(ruth);
  expect([await count(ruth, "New"), await count(ruth, "Refused")]).toEqual(["2", "1"]);
  const refused = ruth.locator(".refusal");
  await refused
    .getByText(/line 2/)
    .first()
    .waitFor();
  await refused
    .getByText(/authored/)
    .first()
    .waitFor();
  await ruth.getByText("The record as it was").click();
  await refused.locator("pre").getByText("yesterday").waitFor();
  await expectSound(ruth, "an import with a refusal");

  const download = ruth.waitForEvent("download");
  await ruth.getByRole("button", { name: "Download the rejects file" }).click();
  const rejects = await readFile((await (await download).path()) ?? "", "utf8");
  expect(rejects.trim().split("\n")).toHaveLength(1);
  const mended = rejects.replace("yesterday", "2026-11-03");

  await ruth.getByRole("link", { name: "Bring in what was mended" }).click();
  await ruth.getByText("which refused 1 record").waitFor();
  await choose(ruth, "mended.ndjson", Buffer.from(mended));
  await ruth.getByRole("button", { name: "Upload 1 file" }).click();
  await ruth.getByRole("table", { name: "Files of this import" }).getByText("mended.ndjson").waitFor();
  await start(ruth);
  expect([await count(ruth, "New"), await count(ruth, "Refused")]).toEqual(["1", "0"]);
  await ruth.getByRole("link", { name: "Van at Deal, M-2" }).waitFor();
  await ruth.getByRole("link", { name: "an earlier import" }).click();
  await ruth.getByRole("link", { name: "a later import" }).waitFor();
});

test("the same file again is the same; a report that reads otherwise becomes a version, and says what changed", async () => {
  const ruth = await stage().as("ruth");
  await bring(ruth, "again.ndjson", ndjson([line("E-1"), line("E-2", { title: "Van at Dover, E-2" })]));
  await start(ruth);
  expect([await count(ruth, "The same"), await count(ruth, "Changed")]).toEqual(["1", "1"]);
  const { reference } = await reportTitled(ruth, "Van at Dover, E-2");
  await ruth.goto(`/reports/${reference}`);
  const origin = ruth.getByRole("region", { name: "Where this came from" });
  await origin.getByText(/Version 1, replaced/).click();
  expect(await origin.locator("del").textContent()).toBe("Van at Deal, E-2");
  expect(await origin.locator("ins").textContent()).toBe("Van at Dover, E-2");
  await ruth.getByText("Imported anew, changed").waitFor();
});

test("an import is cancelled before it is started, by keyboard, and an address opened anew by a colleague shows the same", async () => {
  const ruth = await stage().as("ruth");
  await bring(ruth, "left.ndjson", ndjson([line("C-1")]));
  const cancel = ruth.getByRole("button", { name: "Cancel the import" });
  await cancel.focus();
  await ruth.keyboard.press("Enter");
  const owen = await stage().as("admin.kent", new URL(ruth.url()).pathname);
  await owen.getByRole("heading", { level: 1, name: "left.ndjson" }).waitFor();
  await owen.locator(".page-above").getByText("Not started").waitFor();
  await expectAccessible(owen, "an import in the hands of an administrator");
  const sure = ruth.getByRole("button", { name: "Cancel it", exact: true });
  await sure.focus();
  await ruth.keyboard.press("Enter");
  await ruth.locator(".page-above").getByText("Cancelled").waitFor();
  await owen.reload();
  await owen.locator(".page-above").getByText("Cancelled").waitFor();
});

test("a file that arrives while the page still waits for its first answer is on the page", async () => {
  const ruth = await stage().as("ruth");
  const asked = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  let late = true;
  // Answered from before the file was here, and handed over after it is.
  await ruth.route(/\/api\/v1\/imports\/[0-9a-f-]{36}$/, async (route) => {
    const response = await route.fetch();
    asked.resolve();
    await arrived.promise;
    if (late) await new Promise((resolve) => setTimeout(resolve, 500));
    late = false;
    // Whoever asked may have asked anew meanwhile.
    await route.fulfill({ response }).catch(() => undefined);
  });
  await ruth.route(/\/files\?name=/, async (route) => {
    await asked.promise;
    await new Promise((resolve) => setTimeout(resolve, 300));
    const response = await route.fetch();
    await route.fulfill({ response });
    arrived.resolve();
  });
  await bring(ruth, "early.ndjson", ndjson([line("W-1")]));
});

test("a run under way is paused, goes on, and its records are there once", async () => {
  const ruth = await stage().as("ruth");
  const lines = Array.from({ length: 12_000 }, (_, index) => line(`P-${index}`));
  await bring(ruth, "long.ndjson", ndjson(lines));
  await ruth.getByRole("button", { name: "Start", exact: true }).click();
  await ruth.getByRole("button", { name: "Pause" }).click();
  await ruth.locator(".page-above").getByText("Paused").waitFor();
  await expectSound(ruth, "an import that is paused");
  await ruth.getByRole("button", { name: "Go on" }).click();
  await said(ruth, "It goes on where it stopped");
  await ruth.goto("/imports");
  const row = ruth.getByRole("row").filter({ hasText: "long.ndjson" });
  await row.getByText("Done", { exact: true }).waitFor({ timeout: 120_000 });
  await row.getByText("12,000").waitFor();
  await expectSound(ruth, "imports");
});

test("sharing with whom the reports name asks for the password again, and then they can read it", async () => {
  const ruth = await stage().as("ruth");
  await bring(ruth, "shared.ndjson", ndjson([line("S-1", { audience: [{ agency: "NCA" }] })]));
  await ruth.getByRole("checkbox", { name: "Share with the audiences that the reports name" }).check();
  await ruth.getByRole("button", { name: "Look through it first" }).click();
  await ruth.getByText(/with NCA/).waitFor();
  await ruth.getByRole("button", { name: "Start and share" }).click();
  await confirmItIsYou(ruth);
  await ruth.locator(".page-above").getByText("Done", { exact: true }).waitFor();
  const noor = await stage().as("noor");
  expect((await reportTitled(noor, "Van at Deal, S-1")).agency).toBe("KENT");
});

const PEOPLE = [
  "Person ID,Full name,DOB,Phone,Vehicle reg,Seen on,Notes",
  "P1,Arben HOXHA,14/04/1987,07700 900223,AB12 CDE,21/10/2026,Met at Deal",
  "P2,Marco DELVAUX,02/05/1990,07700 900224,KT21 WXZ,22/10/2026,",
  "P3,Dora Lenz,30/11/1979,07700 900225,,23/10/2026,Seen alone",
  "",
].join("\n");

test("a table is guessed, its mapping corrected, saved, looked through and brought in, each report with its row", async () => {
  const ruth = await stage().as("ruth");
  await bring(ruth, "people.csv", Buffer.from(PEOPLE));
  await ruth.getByRole("button", { name: "Start", exact: true }).click();
  await ruth.getByText("Choose a mapping, or make one").waitFor();
  await ruth.getByRole("link", { name: "Make one from these tables" }).click();
  await ruth.getByRole("heading", { level: 1, name: "New mapping" }).waitFor();
  const table = ruth.getByRole("region", { name: /^Table / });
  await table.getByText("7 columns").waitFor();
  const becomes = (column: string) => table.getByLabel(`Becomes: ${column}`);
  expect(await becomes("Phone").inputValue()).toBe("phone.number");
  expect(await becomes("Vehicle reg").inputValue()).toBe("vehicle.registration");
  const live = ruth.getByRole("region", { name: "As it would read" });
  await live.getByText("07700 900223").first().waitFor();
  await expectSound(ruth, "the mapping editor");

  // One key keeps the next guess; a column made something else is redrawn at once, and undone.
  const open = table.locator("[data-guess]");
  const before = await open.count();
  await ruth.locator("h1").focus();
  await ruth.keyboard.press("a");
  await expect.poll(() => open.count()).toBe(before - 1);
  await becomes("Vehicle reg").selectOption("trailer.number");
  await live.getByText("Trailer", { exact: true }).waitFor();
  await ruth.getByRole("button", { name: "Undo" }).click();
  await live.getByText("Trailer", { exact: true }).waitFor({ state: "detached" });
  expect(await becomes("Vehicle reg").inputValue()).toBe("vehicle.registration");
  await becomes("Person ID").selectOption("key");
  await becomes("Seen on").selectOption("information");

  await ruth.getByLabel("Name", { exact: true }).fill("People seen at Deal");
  const text = ruth.getByLabel("Words", { exact: true });
  await text.fill("{Full name} was seen on {Seen on|words}[ with {Vehicle reg}]. {Phone}.");
  await live.getByText("Arben HOXHA was seen on 21 October 2026 with AB12 CDE").waitFor();
  await ruth.reload();
  await ruth.getByText("You changed this before and did not save it").waitFor();
  expect(await text.inputValue()).toContain("was seen on {Seen on|words}");
  await live.getByRole("button", { name: "Next row" }).click();
  await live.getByText("Marco DELVAUX was seen on 22 October 2026").waitFor();

  await ruth.getByRole("button", { name: "Save as version 1 and look through it" }).click();
  await ruth.getByText("All of it was read and counted: 3 records").waitFor();
  expect(await count(ruth, "New")).toBe("3");
  const first = ruth.getByRole("article", { name: /people\.csv row 2/ });
  await first.locator(".source-row").getByText("Met at Deal").waitFor();
  await expectSound(ruth, "a saved mapping with what it makes of the rows");

  await ruth.getByRole("link", { name: "Use it for the import" }).click();
  expect(await ruth.getByLabel("Mapping").locator("option:checked").textContent()).toContain(
    "People seen at Deal",
  );
  await start(ruth);
  expect([await count(ruth, "New"), await count(ruth, "Refused")]).toEqual(["3", "0"]);
  await ruth.getByRole("table", { name: "Reports that this import wrote" }).getByRole("link").first().click();
  const origin = ruth.getByRole("region", { name: "Where this came from" });
  await origin.locator(".source-row").getByText("Met at Deal").waitFor();

  await ruth.locator(".item-words").getByRole("link", { name: "07700 900223" }).click();
  const said = ruth.getByRole("table", { name: /What is said/ });
  const row = said.getByRole("row").filter({ hasText: "was seen on 21 October" });
  await row.getByText("Source rows").click();
  await row.locator(".source-row").getByText("Met at Deal").waitFor();
});

test("rows of a related table belong to a row: joined by their columns, each becomes a mention of its own", async () => {
  const ruth = await stage().as("ruth");
  await ruth.goto("/imports/new");
  const file = (name: string, text: string) => ({
    name,
    mimeType: "text/csv",
    buffer: Buffer.from(text),
  });
  await ruth
    .locator("#import-files")
    .setInputFiles([
      file("suspects.csv", "Ref,Full name,Seen on\nS1,Arben HOXHA,21/10/2026\nS2,Dora LENZ,22/10/2026\n"),
      file("numbers.csv", "Person,Mobile\nS1,07700 900301\nS1,07700 900302\nS2,07700 900303\n"),
    ]);
  await ruth.getByRole("button", { name: "Upload 2 files" }).click();
  await ruth.getByRole("table", { name: "Files of this import" }).getByText("numbers.csv").waitFor();
  await ruth.getByRole("link", { name: "Make one from these tables" }).click();

  await ruth.getByLabel("2 kinds of report are made").selectOption({ index: 1 });
  await ruth.getByRole("button", { name: /^Make no reports of numbers/ }).click();
  await ruth.getByLabel("Add rows of another table").selectOption({ index: 1 });
  const related = ruth.getByRole("group", { name: /rows of numbers/ });
  await related.getByLabel("Their column").selectOption("Person");
  await related.getByLabel("is the same as").selectOption("Ref");
  await ruth.getByLabel("Becomes: Mobile").selectOption("phone.number");
  await ruth.getByLabel("Becomes: Seen on").selectOption("information");
  const live = ruth.getByRole("region", { name: "As it would read" });
  for (const number of ["07700 900301", "07700 900302"]) await live.getByText(number).waitFor();
  expect(await live.getByText("07700 900303").count()).toBe(0);

  await ruth.getByLabel("Name", { exact: true }).fill("Suspects and numbers");
  await ruth.getByRole("button", { name: "Save as version 1 and look through it" }).click();
  await ruth.getByText("All of it was read and counted: 2 records").waitFor();
  await ruth.getByText("3 phone numbers").waitFor();
  await expectAccessible(ruth, "the mapping editor with a related table");
});

test("a mapping is changed as JSON with errors by their path, becomes a new version, and the earlier one stays", async () => {
  const ruth = await stage().as("ruth", "/imports/mappings");
  await expectSound(ruth, "mappings");
  await ruth.getByRole("link", { name: "People seen at Deal" }).click();
  await ruth.getByRole("link", { name: "As JSON" }).click();
  const json = ruth.getByLabel("Mapping as JSON");
  const written = await json.inputValue();
  await json.fill(written.replace('"title": "', '"titel": "'));
  await ruth.getByText("At /reports/0/title").waitFor();
  await json.fill(written.replace('"title": "', '"title": "Seen: '));
  await ruth.getByRole("button", { name: "Save as version 2" }).click();
  await said(ruth, "Saved as version 2");
  await ruth.locator(".page-above").getByText("Version 2").waitFor();
  await ruth.goto("/imports/mappings");
  const row = ruth.getByRole("row").filter({ hasText: "People seen at Deal" });
  await row.getByRole("link", { name: "1", exact: true }).click();
  await ruth.getByText("This is an earlier version.").waitFor();
  await expectSound(ruth, "an earlier version of a mapping");
});

test("a document is brought in as an open source with its grade, and can be taken from its report again", async () => {
  const ruth = await stage().as("ruth");
  const content =
    "Police say that two vans were seen at the harbour.\n\nA man with 07700 900126 was spoken to.\n";
  await bring(ruth, "statement.txt", Buffer.from(content));
  await ruth.getByLabel("Title", { exact: true }).fill("Vans at the harbour");
  await ruth.getByLabel("Who published it").fill("The Deal Courier");
  await ruth.getByLabel("Date published").fill("2026-10");
  await ruth.getByText("Reads as: October 2026").waitFor();
  await ruth.getByLabel("Why these are kept").fill("Names a number that is asked about");
  await expectSound(ruth, "a document before it is brought in");
  await ruth.reload();
  expect(await ruth.getByLabel("Who published it").inputValue()).toBe("The Deal Courier");
  await ruth.getByRole("button", { name: "Look through it first" }).click();
  await ruth.getByRole("article").getByText("2 C · P").first().waitFor();
  await start(ruth);
  await ruth.getByText("Names a number that is asked about").waitFor();
  await ruth.getByRole("link", { name: "Vans at the harbour" }).click();
  const origin = ruth.getByRole("region", { name: "Where this came from" });
  await origin.getByText("statement.txt").first().waitFor();
  const download = ruth.waitForEvent("download");
  await origin.getByRole("button", { name: "Download statement.txt" }).click();
  expect(await readFile((await (await download).path()) ?? "", "utf8")).toBe(content);
});
