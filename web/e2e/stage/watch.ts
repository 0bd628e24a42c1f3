/** What a page complains of where nobody looks: errors of its console and of its scripts, breaches of its policy. */
import type { Page } from "playwright-core";

export interface Watch {
  forgive(fault: RegExp): void;
  take(): string[];
}

/** A refusal is an answer, which the page shows in words; Chromium notes it in the console besides. */
const REFUSAL = /^Failed to load resource: the server responded with a status of 4\d\d/;

export function watch(page: Page): Watch {
  const faults: string[] = [];
  const forgiven: RegExp[] = [REFUSAL];
  const note = (text: string) => {
    if (!forgiven.some((each) => each.test(text))) faults.push(`${new URL(page.url()).pathname}: ${text}`);
  };
  page.on("console", (message) => {
    if (message.type() === "error") note(message.text());
  });
  page.on("pageerror", (error) => note(error.message));
  return {
    forgive: (fault) => void forgiven.push(fault),
    take: () => faults.splice(0),
  };
}
