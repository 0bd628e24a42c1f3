/** What people do with the pages of reports, by clicking and typing. */
import type { Locator, Page } from "playwright-core";

/** `1B P`, `2C C A2 S2`: each key of a grade is taken in its group. */
export async function grade(within: Locator, text: string): Promise<void> {
  const [said = "", handling = "", ...codes] = text.split(" ");
  const take = (group: string, code: string) =>
    within
      .getByRole("group", { name: group })
      .getByRole("radio", { name: new RegExp(`^${code}: `) })
      .check();
  await take("Source", said.charAt(0));
  await take("Information", said.charAt(1));
  await take("Handling", handling);
  for (const code of codes) {
    await take(code.startsWith("A") ? "What may be done with it" : "May it be sanitised", code);
  }
}

/** Chooses from a list by typing the beginning of a name. */
export async function choose(within: Page | Locator, label: string, words: string): Promise<void> {
  const box = within.getByRole("combobox", { name: label });
  await box.fill(words);
  // As a person would: the list may still be on its way.
  await within.getByRole("listbox", { name: label }).getByRole("option").first().waitFor();
  await box.press("Enter");
}

export async function searchFor(page: Page, words: string): Promise<void> {
  const box = page.getByRole("combobox", { name: "Search reports, names, numbers and plates" });
  await box.fill(words);
  await box.press("Enter");
  await page.getByRole("heading", { level: 1, name: `Search: ${words}` }).waitFor();
}

export const said = (page: Page, words: string | RegExp): Promise<void> =>
  page.locator(".toast").filter({ hasText: words }).first().waitFor();

/** What a page says, without the number of the request, which differs each time. */
export async function words(page: Page): Promise<string> {
  return ((await page.locator("#main").textContent()) ?? "").replace(/quote [0-9a-f-]+/, "quote");
}
