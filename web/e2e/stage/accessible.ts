/** What axe finds wrong with a page for people who do not see it, or see it otherwise. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const GRAVE = new Set(["serious", "critical"]);

/** Fails on whatever is serious or critical; with `rules`, only those rules are tried. */
export async function expectAccessible(page: Page, where: string, rules?: readonly string[]): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (rules) axe.withRules([...rules]);
  const { violations } = await axe.analyze();
  const grave = violations
    .filter(({ impact }) => GRAVE.has(impact ?? ""))
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} (${node.failureSummary})`));
  expect(grave, where).toEqual([]);
}
