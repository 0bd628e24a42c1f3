/** A real server with the demonstration, and a real browser in front of it, for one test file. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type Cookie, chromium, type Page } from "playwright-core";
import { inject } from "vitest";
import { DEMONSTRATION_PASSWORD } from "../../../src/demonstration/index.ts";
import { type RunningServer, startServer } from "../../../src/server/start.ts";
import { TEST_SETTINGS } from "./settings.ts";
import { type Watch, watch } from "./watch.ts";

export { DEMONSTRATION_PASSWORD } from "../../../src/demonstration/index.ts";
export { expectAccessible } from "./accessible.ts";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const PATIENCE_MS = 30_000;

export interface Stage {
  readonly url: string;
  /** Of its own database, for what only time would bring about. */
  readonly database: RunningServer["database"];
  /** A browser of its own with somebody signed in, at the given address. */
  as(username: string, at?: string): Promise<Page>;
  /** A browser of its own in which nobody is signed in. */
  visitor(): Promise<Page>;
  /** Another window of the same browser. */
  window(page: Page): Promise<Page>;
  /** Faults of the console that a test brings about on purpose. */
  forgive(page: Page, fault: RegExp): void;
  /** Every error of a console and every breach of the content security policy since the last call. */
  faults(): readonly string[];
  /** What every page showed when a test failed. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), "tributary-stage-"));
  // With owners and permissions, which PostgreSQL insists on.
  const copied = spawnSync("cp", ["-a", `${inject("story")}/.`, dataDir], { encoding: "utf8" });
  if (copied.status !== 0) throw new Error(`The story could not be copied: ${copied.stderr}`);
  const server = await startServer({
    dataDir,
    host: "127.0.0.1",
    port: 0,
    demonstration: true,
    settings: TEST_SETTINGS,
    log: () => undefined,
  });
  const browser = await chromium.launch({ executablePath: inject("chromium"), args: FLAGS });
  const watches = new Map<Page, Watch>();

  const watched = (page: Page): Page => {
    watches.set(page, watch(page));
    return page;
  };
  const visitor = async (cookies: readonly Cookie[] = []): Promise<Page> =>
    watched(await (await context(browser, server.url, cookies)).newPage());
  const sessions = new Map<string, readonly Cookie[]>();

  return {
    url: server.url,
    database: server.database,
    visitor: () => visitor(),
    as: async (username, at = "/") => {
      const session = sessions.get(username);
      const page = await visitor(session);
      if (session) {
        await page.addInitScript(stand, JSON.stringify(STANDING));
        await page.goto(at);
        await page.locator("#main h1").waitFor();
      } else {
        await page.goto(at === "/" ? "/sign-in" : at);
        await signIn(page, username);
        sessions.set(username, await page.context().cookies());
      }
      return page;
    },
    window: async (page) => watched(await page.context().newPage()),
    forgive: (page, fault) => watches.get(page)?.forgive(fault),
    faults: () => [...watches.values()].flatMap((each) => each.take()),
    picture: async (name) => {
      const into = mkdtempSync(join(tmpdir(), "tributary-failed-"));
      const pages = [...watches.keys()].filter((page) => !page.isClosed());
      for (const [index, page] of pages.entries())
        await page.screenshot({ path: join(into, `${index}.png`), fullPage: true }).catch(() => undefined);
      console.error(`Pages as they stood when “${name}” failed: ${into}`);
    },
    close: async () => {
      await browser.close();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** What the sign-in form keeps for one window; a second browser of the same person has passed it before. */
const STANDING = { purpose: "law_enforcement", reason: "Trying the system" };

function stand(standing: string): void {
  sessionStorage.setItem("tributary.standing", sessionStorage.getItem("tributary.standing") ?? standing);
}

async function context(browser: Browser, baseURL: string, cookies: readonly Cookie[]) {
  const made = await browser.newContext({
    baseURL,
    locale: "en-GB",
    timezoneId: "Europe/London",
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
    storageState: { cookies: [...cookies], origins: [] },
  });
  made.setDefaultTimeout(PATIENCE_MS);
  return made;
}

/** On the sign-in page, wherever one came from. */
export async function signIn(page: Page, username: string, reason = STANDING.reason): Promise<void> {
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password").fill(DEMONSTRATION_PASSWORD);
  await page.getByLabel("Your reason").fill(reason);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.locator("#main h1").waitFor();
}

/** The password again, where the server asks for it before what cannot be taken back. */
export async function confirmItIsYou(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Confirm that it is you" });
  await dialog.getByLabel("Password").fill(DEMONSTRATION_PASSWORD);
  await dialog.getByRole("button", { name: "Confirm and go on" }).click();
  await dialog.waitFor({ state: "detached" });
}
