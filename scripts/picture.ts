/** Shoots docs/picture.png: a search across agencies in the demonstration. `npm run build:web && node scripts/picture.ts`. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { findChromium } from "../bin/chromium.js";
import { DEMONSTRATION_PASSWORD } from "../src/demonstration/index.ts";
import { startServer } from "../src/server/start.ts";

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
  const page = await browser.newPage({ viewport: { width: 1280, height: 640 } });
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel("Username").fill("noor");
  await page.getByLabel("Password").fill(DEMONSTRATION_PASSWORD);
  await page.getByLabel("Your reason").fill("Who supplies the boats");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1, name: /Noor/ }).waitFor();
  await page.goto(`${server.url}/search?q=07700%20900118`);
  await page.locator("mark").first().waitFor();
  await page.screenshot({ path: join(import.meta.dirname, "../docs/picture.png") });
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
