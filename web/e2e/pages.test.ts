/** Every page, light and dark, wide and narrow, by machine: what axe finds, what does not fit, what the console says. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectAccessible } from "./stage/accessible.ts";
import { onStage } from "./stage/on-stage.ts";
import { TOURS, thresholds, visit } from "./stage/places.ts";

const stage = onStage();

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };

/** What differs between light and dark is colour only; everything else is tried once for each width. */
const COLOURS = ["color-contrast", "link-in-text-block"];

async function expectSound(page: Page, where: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(WIDE);
  expect(await page.locator("h1").count(), `${where}: one heading of the first level`).toBe(1);
  expect(await page.title(), `${where}: a title of its own`).toMatch(/^\S.+ – Tributary$/);
  await expectAccessible(page, `${where}, light, 1280 px`);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, `${where}, dark, 1280 px`, COLOURS);
  await page.setViewportSize(NARROW);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over, `${where}: pixels beyond the edge at 320 px`).toBeLessThanOrEqual(0);
  await expectAccessible(page, `${where}, dark, 320 px`, COLOURS);
  await page.emulateMedia({ colorScheme: "light" });
  await expectAccessible(page, `${where}, light, 320 px`);
}

test.each(TOURS)(
  "the pages of $username are sound in light and dark, at 1280 and at 320 px",
  async (tour) => {
    const page = await stage().as(tour.username);
    for (const place of await tour.places(page)) {
      await page.setViewportSize(WIDE);
      await visit(page, place);
      await expectSound(page, place.name);
      expect(stage().faults(), place.name).toEqual([]);
    }
  },
);

test("the pages before one is inside are sound as well", async () => {
  const [signIn, gate] = await thresholds(stage(), await stage().as("piers"));
  if (signIn) await expectSound(signIn, "sign-in");
  if (gate) await expectSound(gate, "purpose and reason");
});

test("what opens over a page is sound: the keys, the account's menu, the purpose, the password", async () => {
  const page = await stage().as("ruth");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
  await expectAccessible(page, "keys");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Change purpose or reason" }).click();
  await page.getByRole("dialog").waitFor();
  await expectAccessible(page, "purpose");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /Ruth Okafor/ }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
  await expectAccessible(page, "menu");
  await page.keyboard.press("Escape");
  await page.setViewportSize(NARROW);
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Reports" }).waitFor();
  await expectAccessible(page, "places at 320 px");
});

test("on paper a report has no navigation and no controls, and carries its marking", async () => {
  const page = await stage().as("noor", "/search?q=kestrel");
  await page.locator(".hit-title a").first().click();
  await page.locator(".item-words").first().waitFor();
  await page.emulateMedia({ media: "print" });
  for (const gone of [".shell-head", ".shell-rail", ".shell-purpose", ".action-bar"]) {
    expect(await page.locator(gone).isVisible(), gone).toBe(false);
  }
  expect(await page.getByRole("button").count()).toBe(0);
  const markings = page.locator(".marking");
  expect(await markings.count()).toBe(2);
  for (const marking of await markings.all()) {
    expect(await marking.isVisible()).toBe(true);
    expect(await marking.textContent()).toMatch(/^OFFICIAL/);
  }
  expect(await page.locator(".item-words").first().isVisible()).toBe(true);
  const paper = await page.pdf({ format: "A4" });
  expect(paper.subarray(0, 5).toString()).toBe("%PDF-");
});
