/**
 * Shoots the pictures of the documents in the demonstration: a search across agencies, the live board, how a figure was reached, a
 * tasking, the field app. `npm run build:web && node scripts/picture.ts`.
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
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  const noor = await signedIn(browser, "noor", /Noor/, { width: 1280, height: 640 });
  await noor.goto(`${server.url}/search?q=07700%20900118`);
  await noor.locator("mark").first().waitFor();
  await shoot(noor, "picture");

  const stephen = await signedIn(browser, "stephen", /Stephen/, { width: 1280, height: 900 });
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

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(import.meta.dirname, `../docs/${name}.png`) });
}
