/**
 * Shoots the pictures of the documents in the demonstration: a search across agencies, the live board, how a figure was reached, a
 * plan, the field app. `npm run build:web && node scripts/picture.ts`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { findChromium } from "../bin/chromium.js";
import { DEMONSTRATION_PASSWORD } from "../src/demonstration/index.ts";
import { startServer } from "../src/server/start.ts";

const SCOPE = "npcc-lockstream-september-2025";
const folder = mkdtempSync(join(tmpdir(), "tributary-picture-"));
const server = await startServer({
  dataDir: join(folder, "data"),
  host: "127.0.0.1",
  port: 0,
  demonstration: true,
  log: () => {},
  settings: { fsync: "off" },
});
const browser = await chromium.launch({
  executablePath: findChromium() ?? "",
  args: ["--no-sandbox", "--disable-gpu", "--lang=en-GB"],
});
try {
  const noor = await signedIn(browser, "noor", /Noor/, { width: 1280, height: 640 });
  await noor.goto(`${server.url}/search?q=07700%20900118`);
  await noor.locator("mark").first().waitFor();
  await shoot(noor, "picture");

  const stephen = await signedIn(browser, "stephen", /Stephen/, { width: 1280, height: 760 });
  await stephen.goto(`${server.url}/operations/npcc-lockstream/board?scope=${SCOPE}`);
  await stephen.getByRole("heading", { name: "Police areas" }).waitFor();
  await stephen.getByText("days missing").first().waitFor();
  await shoot(stephen, "board");
  await stephen.goto(`${server.url}/operations/scopes/${SCOPE}/explained?measure=refused_entry@1`);
  await stephen.getByRole("heading", { name: "Contributions added up" }).waitFor();
  await shoot(stephen, "explained");
  await stephen.goto(`${server.url}/operations/npcc-lockstream/plan`);
  await stephen.getByRole("heading", { name: /Pillars/ }).waitFor();
  await shoot(stephen, "plan");
  await shootField(browser);
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function signedIn(
  within: Browser,
  username: string,
  greeted: RegExp,
  viewport: { readonly width: number; readonly height: number },
): Promise<Page> {
  const page = await (await within.newContext({ viewport, locale: "en-GB" })).newPage();
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password").fill(DEMONSTRATION_PASSWORD);
  await page.getByLabel("Your reason").fill("Who supplies the boats");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1, name: greeted }).waitFor();
  return page;
}

/** Today, an activity with its counters, and the duties that a child brings up: three screens of one telephone, side by side. */
async function shootField(within: Browser): Promise<void> {
  const screen = { width: 390, height: 844 };
  const amina = await (await within.newContext({ viewport: screen, locale: "en-GB" })).newPage();
  const tap = (name: string) => amina.getByRole("button", { name, exact: true }).click();
  const follow = (name: string | RegExp) => amina.getByRole("link", { name, exact: true }).click();
  const heading = (name: string) => amina.getByRole("heading", { level: 1, name }).waitFor();
  await amina.goto(`${server.url}/field`);
  await amina.getByLabel("Username").fill("amina");
  await amina.getByLabel("Password").fill(DEMONSTRATION_PASSWORD);
  await amina.getByLabel("Your reason").fill("Checks at the port");
  await tap("Sign in");
  await amina.getByLabel("PIN", { exact: true }).fill("604183");
  await amina.getByLabel("The same PIN again").fill("604183");
  await tap("Set the PIN");
  await heading("Ready");
  await tap("Start");
  await heading("Today");
  await follow(/Freight out of Dover/);
  await tap("Start");
  await amina.waitForURL(/\/field\/activities\//);
  for (const [name, times] of [
    ["Vehicles stopped", 14],
    ["People stopped", 23],
    ["People spoken to", 9],
  ] as const) {
    const counter = amina.locator(".counter").filter({ hasText: name });
    for (let nth = 0; nth < times; nth++) await counter.locator(".counter-tile").click();
    await counter.locator(".counter-number", { hasText: String(times) }).waitFor();
  }
  await amina.locator(".outbox-line", { hasText: "All sent" }).waitFor();
  const counts = await amina.screenshot();
  await follow("Back");
  await heading("Today");
  const today = await amina.screenshot();
  await amina.goBack();
  await follow("Encounter");
  await amina.getByLabel("A child, or age in doubt").check();
  await amina.getByRole("heading", { name: "What you do now" }).waitFor();
  const encounter = await amina.screenshot();

  const sheet = await (
    await within.newContext({ viewport: { width: 3 * 390 + 4 * 16, height: 844 + 2 * 16 } })
  ).newPage();
  const images = [today, counts, encounter].map(
    (png) => `<img src="data:image/png;base64,${png.toString("base64")}">`,
  );
  await sheet.setContent(
    `<body style="margin:0;padding:16px;display:flex;gap:16px;background:#6b6b6b">${images.join("")}</body>`,
  );
  await shoot(sheet, "field-app");
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(import.meta.dirname, `../docs/${name}.png`) });
}
