/** Two published press articles, where they are at hand: beside the checkout, never in it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { recognise } from "../selectors/index.ts";
import { documentReport, documentText, openDocumentReader } from "./index.ts";

const FOLDER = join(import.meta.dirname, "../../../../shared/data/documents");
const here = existsSync(FOLDER);
if (!here) console.info("skipped: ../shared/data/documents is not there, so the press articles are not read");

const reader = openDocumentReader();
afterAll(() => reader.close());

const OPTIONS = { agency: "NPCC", purpose: "law_enforcement", authored: "2025-10-22" } as const;

describe.skipIf(!here)("a press article", () => {
  const file = (name: string) => ({ name, path: join(FOLDER, name) });

  test("on the launch of the taskforce yields its title, date, people, bodies and quotations", async () => {
    const document = await reader.read(file("taskforce-launch-2025-05-19.txt"));
    const report = documentReport(document, { ...OPTIONS, reference: "OS-1" });
    expect(report.title).toBe("New taskforce launched to strengthen police response to people smuggling");
    expect(report.information).toEqual({ from: "2025-05-19" });
    expect(report.provenance).toMatch(/^Open source: taskforce-launch-2025-05-19\.txt, published 2025-05-19/);
    expect(report.items).toHaveLength(1);
    const text = report.items[0]?.text ?? "";
    for (const words of [
      "Deputy Chief Constable Wendy Gunney",
      "Organised Immigration Crime Domestic Taskforce",
      "National Police Chiefs’ Council (NPCC)",
      "National Crime Agency (NCA), Immigration Enforcement and Border Force",
      "ten key recommendations",
      "between January and July 2024",
    ]) {
      expect(text).toContain(words);
    }
    const found = recognise(text);
    expect(found.filter((each) => each.kind === "person").map((each) => each.text)).toEqual(
      expect.arrayContaining(["Lee Freeman", "John Lucey"]),
    );
    expect(found.filter((each) => each.kind === "date").map((each) => each.text)).toEqual(
      expect.arrayContaining(["May 19, 2025", "January 2024", "July 2024"]),
    );
  });

  test("on Operation Lockstream yields its date, figures, people and contacts, a paragraph to a line of the page", async () => {
    const document = await reader.read(file("operation-lockstream-2025-10-21.txt"));
    const filled = readFileSync(file("operation-lockstream-2025-10-21.txt").path, "utf8")
      .split("\n")
      .filter((line) => line.trim());
    expect(document.pages[0]?.blocks).toHaveLength(filled.length);
    expect(document.date).toEqual({ value: "2025-10-21", by: "page" });
    const report = documentReport(document, { ...OPTIONS, reference: "OS-2" });
    expect(report.title).toMatch(/^Organised gangs behind immigration crime have been targeted/);
    const text = documentText(document.pages);
    for (const words of [
      "over a five thousand individuals questioned",
      "thirty four people refused entry into the UK and fifty one people arrested",
      "returned 35,000 people",
      "Border Force, National Crime Agency, HMRC, Immigration Enforcement and Joint Maritime Security Centre",
    ]) {
      expect(text).toContain(words);
    }
    const found = recognise(report.items.map((item) => item.text).join("\n"));
    expect(found.map((each) => each.text)).toEqual(
      expect.arrayContaining([
        "DCC Wendy Gunney",
        "Alex Murray",
        "0800 538 5058",
        "press.office@npcc.police.uk",
        "21 Oct 2025",
      ]),
    );
  });
});
