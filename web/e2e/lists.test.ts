/** Lists taken away: exactly what is shown, as a file that is on record, and whole on paper with who printed it. */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { ReturnsWire } from "../../src/contract/counts.ts";
import { ask } from "./stage/ask.ts";
import { onStage } from "./stage/on-stage.ts";
import { expectSound, WIDE } from "./stage/sound.ts";

const stage = onStage();
const SEPTEMBER = "npcc-lockstream-september-2025";
const RETURNS = `/operations/npcc-lockstream/returns?scope=${SEPTEMBER}`;
let sadia: Page;

beforeAll(async () => {
  sadia = await stage().as("sadia");
});

const rows = (page: Page) => page.locator("#main table tbody tr");

async function opened(address: string): Promise<void> {
  await sadia.setViewportSize(WIDE);
  await sadia.emulateMedia({ media: "screen" });
  await sadia.goto(address);
  await rows(sadia).first().waitFor();
}

/** The lines of the file that the page hands over. */
async function exported(): Promise<{ readonly name: string; readonly lines: readonly string[] }> {
  const waiting = sadia.waitForEvent("download");
  await sadia.getByRole("button", { name: "Export these rows (CSV)" }).click();
  const file = await waiting;
  const text = await readFile(await file.path(), "utf8");
  expect(text.startsWith("\ufeff"), "a spreadsheet is told that it is UTF-8").toBe(true);
  return { name: file.suggestedFilename(), lines: text.slice(1).trimEnd().split("\r\n") };
}

describe.each([
  { list: "taskings", address: "/taskings?show=all", head: "Tasking,State,When,Where,Led by,Supported by" },
  { list: "activities", address: "/activities?state=all", head: "Activity,Day,State,Place,Led by,With" },
  {
    list: "cards",
    address: `${RETURNS}&show=cards`,
    head: "Measure,Day,Quantity,Led by,State,In this scope",
  },
  { list: "returns", address: RETURNS, head: "Agency,Missing,Returned" },
])("the list of $list", ({ list, address, head }) => {
  test("is taken away as a file of the rows that are shown", async () => {
    await opened(address);
    const { name, lines } = await exported();
    expect(name).toBe(`${list}.csv`);
    expect(lines[0]?.startsWith(head), lines[0]).toBe(true);
    expect(lines.length - 1).toBe(await rows(sadia).count());
    const first = await rows(sadia).first().locator("th").textContent();
    expect(lines[1]).toContain(first);
    await expectSound(sadia, `the list of ${list}`);
  });

  test("lies whole on the paper, with its marking and who printed it", async () => {
    await opened(address);
    await sadia.emulateMedia({ media: "print" });
    // What a sheet of A4 takes between its margins, upright and across, in CSS pixels.
    const across = (await sadia.locator("#main table thead th").count()) >= 7;
    await sadia.setViewportSize({ width: across ? 1032 : 672, height: 700 });
    const over = await sadia.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, "pixels beyond the edge of the paper").toBeLessThanOrEqual(0);
    await sadia.getByText(/^Printed by Sadia Mahmood/).waitFor();
    await sadia.getByText("OFFICIAL-SENSITIVE", { exact: true }).waitFor();
    for (const control of ["Export these rows (CSV)", "Show more", "Say nil"])
      expect(await sadia.getByRole("button", { name: control }).isVisible(), control).toBe(false);
    const sheet = (await sadia.pdf({ preferCSSPageSize: true })).toString("latin1");
    const [, wide, high] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(sheet) ?? [];
    expect(Number(wide) > Number(high), "across the paper").toBe(across);
    await sadia.emulateMedia({ media: "screen" });
  });
});

test("the file of returns says of each agency the days that the page shows", async () => {
  await opened(RETURNS);
  const { lines } = await exported();
  const { agencies } = await ask<ReturnsWire>(sadia, "GET", `/scopes/${SEPTEMBER}/returns`);
  const ours = agencies.find(({ mine }) => mine);
  const line = lines.find((each) => each.startsWith("Border Force,"));
  expect(line).toBe(
    ["Border Force", ours?.missing, ours?.returned, ours?.nil, ours?.contradicted]
      .map((each) => (Array.isArray(each) ? each.join(" ") : each))
      .join(","),
  );
});
