/** What an officer does with the field app, by tapping and typing, and what lies on the device meanwhile. */
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "./accessible.ts";
import { DEMONSTRATION_PASSWORD, type Stage } from "./index.ts";

export const PIN = "604183";
const PHONE = { width: 320, height: 640 };

/** A telephone in somebody's hand: signed in, locked with a PIN and opened. */
export async function phoneOf(stage: Stage, username: string, at = "/field"): Promise<Page> {
  const page = await stage.visitor();
  // Chromium notes each request that found no signal.
  stage.forgive(page, /ERR_INTERNET_DISCONNECTED/);
  await page.setViewportSize(PHONE);
  await page.goto(at);
  await signIn(page, username);
  await choosePin(page);
  await page.getByRole("heading", { level: 1, name: "Ready" }).waitFor();
  await page.getByText("opens without a signal from now on").waitFor();
  await tap(page, "Start");
  await page.getByRole("heading", { level: 1, name: "Today" }).waitFor();
  return page;
}

export async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password").fill(DEMONSTRATION_PASSWORD);
  await page.getByLabel("Your reason").fill("Checks at the port");
  await tap(page, "Sign in");
}

export async function choosePin(page: Page, pin = PIN): Promise<void> {
  await page.getByLabel("PIN", { exact: true }).fill(pin);
  await page.getByLabel("The same PIN again").fill(pin);
  await tap(page, "Set the PIN");
}

export async function unlock(page: Page, pin = PIN): Promise<void> {
  await page.getByRole("heading", { level: 1, name: "Unlock" }).waitFor();
  await page.getByLabel("PIN", { exact: true }).fill(pin);
  await tap(page, "Unlock");
}

export const tap = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole("button", { name, exact: typeof name === "string" }).click();

export const follow = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole("link", { name, exact: typeof name === "string" }).click();

export async function heading(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

/** Begins an activity from nothing and answers its id. */
export async function begin(page: Page): Promise<string> {
  await tap(page, "Start without a tasking");
  await heading(page, "Patrol");
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

export const counter = (page: Page, name: string): Locator =>
  page.locator(".counter").filter({ hasText: name });

/** Taps, until they are shown as counted: then they are on the device, and not before. */
export async function count(page: Page, name: string, times: number): Promise<void> {
  const shown = async () => Number(await counter(page, name).locator(".counter-number").textContent());
  const before = await shown();
  for (let nth = 0; nth < times; nth++) await counter(page, name).locator(".counter-tile").click();
  await expect.poll(shown).toBe(before + times);
}

export async function expectCount(page: Page, name: string, total: number): Promise<void> {
  await expect.poll(() => counter(page, name).locator(".counter-number").textContent()).toBe(String(total));
}

export const outbox = (page: Page): Locator => page.locator(".outbox-line");

export async function allSent(page: Page): Promise<void> {
  await outbox(page)
    .filter({ hasText: /All sent/ })
    .waitFor();
}

/** Everything on the device's shelves, bytes included, as one text. */
export async function lyingOn(page: Page): Promise<{ readonly text: string; readonly records: number }> {
  return await page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open("tributary-field");
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    let records = 0;
    const words = (value: unknown): string => {
      if (value instanceof CryptoKey) return `a key, extractable: ${value.extractable}`;
      if (value instanceof ArrayBuffer) return new TextDecoder("latin1").decode(value);
      if (ArrayBuffer.isView(value)) return new TextDecoder("latin1").decode(value);
      if (typeof value === "object" && value !== null) {
        return Object.entries(value)
          .map(([name, each]) => `${name}=${words(each)}`)
          .join(" ");
      }
      return String(value);
    };
    const texts: string[] = [];
    for (const name of opened.objectStoreNames) {
      const store = opened.transaction(name).objectStore(name);
      const all = <Value>(request: IDBRequest<Value[]>) =>
        new Promise<Value[]>((resolve) => {
          request.onsuccess = () => resolve(request.result);
        });
      const keys = await all(store.getAllKeys());
      const values = await all(opened.transaction(name).objectStore(name).getAll());
      records += values.length;
      texts.push(keys.map(String).join(" "), values.map(words).join("\n"));
    }
    opened.close();
    const stored = Object.entries(localStorage).concat(Object.entries(sessionStorage)).flat().join(" ");
    return { text: `${texts.join("\n")}\n${stored}`, records };
  });
}

/** At 320 px, light and dark: nothing serious for axe, nothing beyond the edge, everything large enough for a thumb. */
export async function expectFieldSound(page: Page, where: string): Promise<void> {
  await expect
    .poll(() => page.locator("h1").count(), { message: `${where}: one heading of the first level` })
    .toBe(1);
  await expect
    .poll(() => page.title(), { message: `${where}: a title of its own` })
    .toMatch(/^\S.+ – Tributary$/);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over, `${where}: pixels beyond the edge at 320 px`).toBeLessThanOrEqual(0);
  expect(await tooSmall(page), `${where}: too small to press`).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  await expectAccessible(page, `${where}, light`);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, `${where}, dark`, ["color-contrast", "link-in-text-block"]);
  await page.emulateMedia({ colorScheme: "light" });
}

const SMALLEST = 44;

/** What can be pressed and is lower than a thumb needs; links within a sentence are as high as its line (WCAG 2.5.8). */
async function tooSmall(page: Page): Promise<string[]> {
  return await page.evaluate((smallest) => {
    const pressable = "button, summary, select, input:not([type=checkbox], [type=radio]), textarea, a[href]";
    return [...document.querySelectorAll<HTMLElement>(pressable)]
      .filter(
        (each) => each.offsetParent !== null && !(each.matches("a") && each.closest("p, dd, .error-summary")),
      )
      .map((each) => ({ each, height: Math.round(each.getBoundingClientRect().height) }))
      .filter(({ height }) => height < smallest)
      .map(({ each, height }) => `${height} px: ${each.outerHTML.slice(0, 120)}`);
  }, SMALLEST);
}
