/** One of those boards in a real browser: when each figure was painted. */
import { existsSync } from "node:fs";

export interface Painted {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly total: number;
}

export interface WatchedPage {
  painted(): Promise<readonly Painted[]>;
  close(): Promise<void>;
}

export interface Visitor {
  readonly username: string;
  readonly password: string;
}

/** Whenever a measure's total is painted anew on the board of a scope; null where there is no browser. */
export async function watchPage(
  url: string,
  { username, password }: Visitor,
  scope: string,
  measure: string,
): Promise<WatchedPage | null> {
  const playwright = await import("playwright-core").catch(() => null);
  const executablePath = process.env.TRIBUTARY_CHROMIUM ?? "/usr/bin/chromium";
  if (!playwright || !existsSync(executablePath)) return null;
  const browser = await playwright.chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const page = await browser.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password").fill(password);
  await page.getByLabel("Your reason").fill("Benchmark");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1 }).filter({ hasNotText: "Sign in" }).waitFor();
  await page.goto(`${url}/board?scope=${scope}`);
  await page.getByRole("heading", { level: 1, name: /board/i }).waitFor();
  await page.evaluate(`(${NOTE_TOTALS})(${JSON.stringify(measure)})`);
  return {
    painted: () => page.evaluate<Painted[]>("window.painted"),
    close: () => browser.close(),
  };
}

/**
 * In the page: a figure that changed is painted in the next frame, and was painted when the frame after it begins. As text, because
 * nothing else of the server's house knows of documents and windows.
 */
const NOTE_TOTALS = `measure => {
  const painted = (window.painted = []);
  const look = () => {
    const rows = [...document.querySelectorAll(".board-totals tbody tr")];
    const row = rows.find((each) => each.querySelector("th")?.textContent.startsWith(measure));
    const total = Number(row?.querySelector("td.number")?.textContent.replaceAll(/\\D/g, "") ?? 0);
    if (total === window.seen) return;
    window.seen = total;
    requestAnimationFrame(() => requestAnimationFrame(() => painted.push({ at: Date.now(), total })));
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  look();
}`;
