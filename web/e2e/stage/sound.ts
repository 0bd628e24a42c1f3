/** Light and dark, wide and narrow, by machine: what axe finds, what does not fit, what the console says. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "./accessible.ts";
import type { Stage } from "./index.ts";
import { type Tour, visit } from "./places.ts";

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 320, height: 640 };

/** What differs between light and dark is colour only; everything else is tried once for each width. */
const COLOURS = ["color-contrast", "link-in-text-block"];

export async function expectSound(page: Page, where: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(WIDE);
  await expect
    .poll(() => page.locator("h1").count(), { message: `${where}: one heading of the first level` })
    .toBe(1);
  await expect
    .poll(() => page.title(), { message: `${where}: a title of its own` })
    .toMatch(/^\S.+ – Tributary$/);
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

export async function expectSoundTour(stage: Stage, tour: Tour): Promise<void> {
  const page = await stage.as(tour.username);
  for (const place of await tour.places(page)) {
    await page.setViewportSize(WIDE);
    await visit(page, place);
    await expectSound(page, place.name);
    expect(stage.faults(), place.name).toEqual([]);
  }
  await page.context().close();
}
