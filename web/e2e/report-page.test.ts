/** The page of a report with everything that can be done to it, what opens over a page, and a report on paper. */
import { expect, test } from "vitest";
import { expectAccessible } from "./stage/accessible.ts";
import { onStage } from "./stage/on-stage.ts";
import { REPORT_TOUR } from "./stage/places.ts";
import { expectSoundTour, NARROW } from "./stage/sound.ts";

const stage = onStage();

test("a report and every act on it are sound in light and dark, at 1280 and at 320 px", async () =>
  expectSoundTour(stage(), REPORT_TOUR));

test("what opens over a page is sound: the keys, the account's menu, the purpose, the places", async () => {
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

test("on paper a report has no navigation and no controls, and carries its marking above and below", async () => {
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
  // Paper is laid out as wide as it is, not in a column that was the navigation's.
  const words = await page.locator(".item-words").first().boundingBox();
  expect(words?.width).toBeGreaterThan(600);
  expect((await page.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-");
});
