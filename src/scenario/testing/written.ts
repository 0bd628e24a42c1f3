/** A scenario written for a test file, and its files as values. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { ReportLineWire } from "../../contract/report-format.ts";
import { makeScenario, type Totals } from "../index.ts";

export interface Naming {
  readonly agency: string;
  readonly reference: string;
  readonly item: number;
  readonly ref?: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly entity: string;
  readonly form?: string;
  readonly kind?: string;
  readonly value?: string;
}

export interface Scenario {
  readonly folder: string;
  readonly totals: Totals;
  readonly reports: readonly ReportLineWire[];
}

/** Written once for the file that asks, and removed after it. */
export function writtenScenario(reports: number, seed = 11): Scenario {
  const folder = join(newFolder(), "scenario");
  const totals = makeScenario({ seed, reports, folder });
  return { folder, totals, reports: lines<ReportLineWire>(join(folder, "reports.ndjson")) };
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "tributary-scenario-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function lines<Line>(path: string): Line[] {
  return readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}

/** One report among all: a reference is unique within its agency. */
export const keyOf = ({ agency, reference }: { agency: string; reference: string }): string =>
  `${agency} ${reference}`;
