/** Whatever fails, the words that somebody wrote stay, and the page says how they stand. */
import type { Page, Route } from "playwright-core";
import { expect, test } from "vitest";
import { ask, draft, reportTitled } from "./stage/ask.ts";
import { choose } from "./stage/hands.ts";
import { signIn } from "./stage/index.ts";
import { onStage } from "./stage/on-stage.ts";

const stage = onStage();
const SAVES = "**/api/v1/reports{,/*}";
const WORDS = "Two men loaded a dinghy on a trailer at the slip.";

const item = (page: Page) => page.getByRole("textbox", { name: "What is known" }).first();

/** A draft that the server has, open before its author. */
async function writing(title: string): Promise<{ page: Page; id: string }> {
  const page = await stage().as("amina");
  const { id } = await draft(page, { title, texts: ["First words."] });
  await page.goto(`/reports/${id}/edit`);
  await item(page).waitFor();
  return { page, id };
}

async function saves(page: Page, answer: (route: Route) => Promise<void>): Promise<void> {
  await page.route(SAVES, (route) => (route.request().method() === "GET" ? route.fallback() : answer(route)));
}

test("without a connection the words stay, the page says so, and they are saved when it is back", async () => {
  const { page, id } = await writing("Dinghy at the slip");
  stage().forgive(page, /ERR_FAILED/);
  await saves(page, (route) => route.abort());
  await item(page).fill(WORDS);
  await page.getByText(/Not saved, kept on this device\. Check your connection/).waitFor();
  expect(await item(page).inputValue()).toBe(WORDS);
  await page.unroute(SAVES);
  await page.getByRole("button", { name: "Save now" }).click();
  await page.getByText(/^Saved \d\d:\d\d/).waitFor();
  const kept = await ask<{ items: { text: string }[] }>(page, "GET", `/reports/${id}`);
  expect(kept.items[0]?.text).toBe(WORDS);
});

test("a new report that never reached the server is there again after a reload", async () => {
  const page = await stage().as("amina", "/reports/new");
  stage().forgive(page, /ERR_FAILED/);
  await saves(page, (route) => route.abort());
  await page.getByLabel("Title").fill("Dinghy on a trailer");
  await item(page).fill(WORDS);
  await page.getByText(/Not saved, kept on this device/).waitFor();
  await page.reload();
  await page.getByText(/words you wrote here at .* that had not reached the server/).waitFor();
  expect(await item(page).inputValue()).toBe(WORDS);
  await page.unroute(SAVES);
  await page.reload();
  await page.getByText(/^Saved \d\d:\d\d/).waitFor();
});

test("when the server fails the words stay, and Submit does not pretend", async () => {
  const { page } = await writing("Server fails");
  stage().forgive(page, /status of 500/);
  await saves(page, (route) => route.fulfill({ status: 500, body: "" }));
  await item(page).fill(WORDS);
  await page.getByText(/Not saved, kept on this device/).waitFor();
  await page.getByRole("button", { name: "Submit for evaluation" }).click();
  await page.getByText(/Not saved, kept on this device/).waitFor();
  expect(await item(page).inputValue()).toBe(WORDS);
  expect(new URL(page.url()).pathname).toMatch(/\/edit$/);
});

test("opening a draft does not save it, so that a second window does not get in the way of the first", async () => {
  const { page, id } = await writing("Only looked at");
  let saves = 0;
  page.on("request", (request) => {
    if (request.method() === "PUT") saves += 1;
  });
  await page.reload();
  await page.waitForResponse("**/api/v1/text/recognise");
  await page.waitForTimeout(2_000);
  expect(saves).toBe(0);
  const kept = await ask<{ revision: number }>(page, "GET", `/reports/${id}`);
  expect(kept.revision).toBe(1);
});

test("when another window changed the report both texts are shown, and the author chooses", async () => {
  const { page, id } = await writing("Two windows");
  const other = await stage().as("amina", `/reports/${id}/edit`);
  // Not by what the page says: it may say of the draft as it was opened that it is saved.
  const saved = other.waitForResponse((answer) => answer.request().method() === "PUT" && answer.ok());
  await item(other).fill("Words from the other window.");
  await saved;

  await item(page).fill(WORDS);
  const conflict = page.getByRole("alert").filter({ hasText: "changed elsewhere while you wrote" });
  await conflict.getByText("Words from the other window.").waitFor();
  await conflict.getByText(WORDS).waitFor();
  await page.getByText("Not saved: somebody else changed this report").waitFor();
  expect(await item(page).inputValue()).toBe(WORDS);
  await conflict.getByRole("button", { name: "Go on with mine" }).click();
  await page.getByText(/^Saved \d\d:\d\d/).waitFor();
  expect(await item(page).inputValue()).toBe(WORDS);

  await item(other).fill("Words after that.");
  const theirs = other.getByRole("alert").filter({ hasText: "changed elsewhere while you wrote" });
  await theirs.getByRole("button", { name: "Go on with the server’s" }).click();
  await expect.poll(() => item(other).inputValue()).toBe(WORDS);
});

test("a session that was ended elsewhere asks to sign in again and keeps the draft", async () => {
  const page = await stage().visitor();
  await page.goto("/sign-in");
  await signIn(page, "amina");
  const { id } = await draft(page, { title: "Signed out elsewhere", texts: ["First words."] });
  await page.goto(`/reports/${id}/edit`);
  await item(page).waitFor();
  await ask(page, "POST", "/sign-out");
  await item(page).fill(WORDS);
  await page.getByText("What you wrote there is kept on this device").waitFor();
  await signIn(page, "amina");
  await page.getByText(/words you wrote on this device at .* that had not reached the server/).waitFor();
  expect(await item(page).inputValue()).toBe(WORDS);
  await item(page).press("End");
  await item(page).pressSequentially(" Then they left.");
  await page.getByText(/^Saved \d\d:\d\d/).waitFor();
  const kept = await ask<{ items: { text: string }[] }>(page, "GET", `/reports/${id}`);
  expect(kept.items[0]?.text).toBe(`${WORDS} Then they left.`);
});

test("what may be undone is: an item removed, a draft discarded", async () => {
  const { page } = await writing("Undone");
  await page.getByRole("button", { name: "Add an item" }).click();
  const second = page.getByRole("region", { name: "Item 2" });
  await second.getByRole("textbox", { name: "What is known" }).fill(WORDS);
  await second.getByRole("button", { name: "Remove item 2" }).click();
  await second.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).click();
  expect(await second.getByRole("textbox", { name: "What is known" }).inputValue()).toBe(WORDS);
  await page.getByText(/^Saved \d\d:\d\d/).waitFor();

  await page.getByRole("button", { name: "Discard draft" }).click();
  await page.locator(".toast", { hasText: "Draft discarded" }).getByRole("button", { name: "Undo" }).click();
  await page.getByRole("heading", { level: 1, name: "Undone" }).waitFor();
  expect(await second.getByRole("textbox", { name: "What is known" }).inputValue()).toBe(WORDS);
});

test("a refused act keeps what was filled in and says why", async () => {
  const page = await stage().as("helen");
  const trailer = await reportTitled(page, "Inflatable seized");
  await page.goto(`/reports/${trailer.reference}?do=disseminate`);
  await choose(page, "Agencies and teams", "HMRC");
  await page.getByLabel("Why they need it").fill("It bears on cash");
  await page.getByRole("button", { name: "Share the report" }).click();
  const dialog = page.getByRole("dialog", { name: "Confirm that it is you" });
  await dialog.getByLabel("Password").fill("not the password");
  await dialog.getByRole("button", { name: "Confirm and go on" }).click();
  await dialog.locator(".field-error").waitFor();
  await dialog.getByRole("button", { name: "Not now" }).click();
  await page.getByRole("alert").first().waitFor();
  expect(await page.getByLabel("Why they need it").inputValue()).toBe("It bears on cash");
  await page.getByRole("list", { name: "Chosen" }).getByText("HM Revenue and Customs").first().waitFor();
});
