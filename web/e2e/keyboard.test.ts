/** Everything by keyboard alone: no test of this file touches the mouse. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DEMONSTRATION_PASSWORD } from "./stage/index.ts";
import { onStage } from "./stage/on-stage.ts";

const stage = onStage();

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    if (element === document.body) return "body";
    return `${element?.tagName.toLowerCase()} ${element?.id || element?.textContent?.trim() || ""}`.trim();
  });

/** Presses Tab until the focus is on what is named so. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 60; step++) {
    if ((await focused(page)).includes(name)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${name}; it stands on ${await focused(page)}`);
}

test("signing in needs no mouse", async () => {
  const page = await stage().visitor();
  await page.goto("/sign-in");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await tabTo(page, "input username");
  await page.keyboard.type("noor");
  await page.keyboard.press("Tab");
  await page.keyboard.type(DEMONSTRATION_PASSWORD);
  await tabTo(page, "input reason");
  await page.keyboard.type("Trying the keys");
  await page.keyboard.press("Enter");
  await page.locator("#main h1").waitFor();
});

test("a sign-in that lacks something puts the focus on what is wrong, and Enter on it leads to the field", async () => {
  const page = await stage().visitor();
  await page.goto("/sign-in");
  await tabTo(page, "input username");
  await page.keyboard.press("Enter");
  await page.getByRole("alert", { name: "There is a problem" }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await focused(page)).toBe("input username");
});

test("the first key skips to the page, and where the focus stands is seen", async () => {
  const page = await stage().as("noor", "/reports");
  await page.reload();
  await page.getByRole("table").waitFor();
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("a Skip to the page");
  const skip = page.getByRole("link", { name: "Skip to the page" });
  const box = await skip.boundingBox();
  expect(box && box.x >= 0 && box.y >= 0, "the link is in sight").toBe(true);
  await page.keyboard.press("Enter");
  expect(await focused(page)).toContain("main");
  await page.keyboard.press("Tab");
  const outline = await page.evaluate(() => {
    const style = document.activeElement && getComputedStyle(document.activeElement);
    return style ? `${style.outlineStyle} ${style.outlineWidth}` : "";
  });
  expect(outline).toMatch(/^solid [2-9]px/);
});

test("/ searches, ? shows the keys, g and a letter goes, and Escape comes back", async () => {
  const page = await stage().as("noor", "/reports");
  await page.getByRole("table").waitFor();
  await page.keyboard.press("/");
  expect(await focused(page)).toBe("input search-box");
  await page.keyboard.press("Escape");
  expect(await focused(page)).not.toBe("input search-box");

  await page.keyboard.press("g");
  await page.keyboard.press("q");
  await page.getByRole("heading", { level: 1, name: "Requirements" }).waitFor();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await keys.getByText("Next row (Enter opens it)").waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  expect(new URL(page.url()).pathname, "keys are silent under a dialog").toBe("/requirements");
  await page.keyboard.press("Escape");
  await keys.waitFor({ state: "detached" });
});

test("a dialog gives the focus back to what opened it", async () => {
  const page = await stage().as("noor");
  await tabTo(page, "button Change purpose or reason");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Change your purpose or reason" });
  await dialog.waitFor();
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press("Tab");
    const inside = await dialog.evaluate((box) => box.contains(document.activeElement));
    const outside = await page.evaluate(() => document.activeElement === document.body);
    expect(inside || outside, "the focus stays in the dialog").toBe(true);
  }
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(await focused(page)).toBe("button Change purpose or reason");
});

test("j and k move among rows and Enter opens one; the new page's heading has the focus", async () => {
  const page = await stage().as("noor", "/reports");
  await page.getByRole("table").waitFor();
  const rows = page.locator("tbody th a");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  expect(await focused(page)).toBe(`a ${await rows.nth(1).textContent()}`);
  await page.keyboard.press("k");
  const title = await rows.nth(0).textContent();
  expect(await focused(page)).toBe(`a ${title}`);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: title ?? "" }).waitFor();
  await expect.poll(() => focused(page)).toBe(`h1 ${title}`);
});

test("a search is typed, completed, walked through and opened by keys", async () => {
  const page = await stage().as("noor");
  await page.keyboard.press("/");
  await page.keyboard.type("kest");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /^Search: / }).waitFor();
  await page.locator(".hit").first().waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/reports\//);
});

test("an account's menu opens, closes with Escape and gives the focus back", async () => {
  const page = await stage().as("noor");
  await tabTo(page, "button Noor Siddiqui");
  await page.keyboard.press("Enter");
  const menu = page.locator("#account-menu");
  await menu.getByRole("button", { name: "Sign out" }).waitFor();
  await page.keyboard.press("Escape");
  await menu.getByRole("button", { name: "Sign out" }).waitFor({ state: "hidden" });
  expect(await focused(page)).toContain("Noor Siddiqui");
});

test("a mention is confirmed, dropped and taken back with arrows and single letters", async () => {
  const page = await stage().as("amina", "/reports/new");
  await tabTo(page, "items-0-text");
  await page.keyboard.type("VRM KT21 WXZ and 07700 900461.");
  const mentions = page.getByRole("region", { name: "Mentions" });
  await mentions.locator(".mention-row").nth(1).waitFor();
  await tabTo(page, "Confirm KT21 WXZ");
  await page.keyboard.press("c");
  await mentions.locator('[data-status="confirmed"]', { hasText: "KT21 WXZ" }).waitFor();
  await tabTo(page, "Correct 07700 900461");
  await page.keyboard.press("x");
  await mentions.locator('[data-status="dropped"]', { hasText: "07700 900461" }).waitFor();
});
