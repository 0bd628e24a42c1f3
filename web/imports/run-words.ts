/** A run in words: its state, how large, how fast, how long still. */
import type { ImportRunWire } from "../../src/contract/imports.ts";
import { plural } from "../look/instants.ts";

export type ImportFormat = ImportRunWire["format"];
export type RunState = ImportRunWire["state"];

export const FORMAT_NAME: Readonly<Record<ImportFormat, string>> = {
  reports: "Reports",
  tables: "Tables",
  documents: "Documents",
};

export const FORMAT_MEANING: Readonly<Record<ImportFormat, string>> = {
  reports: "Graded reports of another system in the report format: NDJSON, one report a line",
  tables: "Spreadsheets and exports: CSV, TSV, Excel, JSON. A mapping says what each column becomes",
  documents: "Open sources: PDF, Word, web pages, text, pictures of pages. Each becomes one report",
};

export const STATE_WORDS: Readonly<Record<RunState, string>> = {
  gathering: "Not started",
  waiting: "Waiting for its turn",
  running: "Under way",
  paused: "Paused",
  cancelled: "Cancelled",
  done: "Done",
  failed: "Stopped by an error",
};

/** Colour by meaning: red for what failed, green for what is done, a dashed frame for what nobody started. */
export const STATE_TONE: Readonly<Partial<Record<RunState, string>>> = {
  gathering: "draft",
  paused: "late",
  failed: "harm",
  done: "done",
};

export function stateWords({ state, asked }: Pick<ImportRunWire, "state" | "asked">): string {
  if (asked === "pause") return "Pausing after the batch at hand";
  if (asked === "cancel") return "Cancelling after the batch at hand";
  return STATE_WORDS[state];
}

const UNITS = ["bytes", "KB", "MB", "GB"] as const;

/** `4.1 MB`: steps of 1,024, one decimal below ten. */
export function sizeText(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  if (unit === 0) return plural(size, "byte");
  const shown = size < 10 ? size.toFixed(1) : Math.round(size).toLocaleString("en-GB");
  return `${shown} ${UNITS[unit]}`;
}

export function rateText(rate: number | null): string {
  if (rate === null) return "";
  const shown = rate < 10 ? rate.toFixed(1) : Math.round(rate).toLocaleString("en-GB");
  return `${shown} records a second`;
}

export function leftText(seconds: number | null): string {
  if (seconds === null) return "";
  if (seconds < 5) return "a few seconds left";
  if (seconds < 90) return `about ${Math.ceil(seconds / 5) * 5} seconds left`;
  if (seconds < 90 * 60) return `about ${plural(Math.round(seconds / 60), "minute")} left`;
  return `about ${plural(Math.round(seconds / 3600), "hour")} left`;
}

/** `people.csv and 2 more`. */
export function filesText(files: ImportRunWire["files"]): string {
  const [first, ...others] = files;
  if (!first) return "No file yet";
  return others.length === 0 ? first.name : `${first.name} and ${others.length} more`;
}

export const COUNT_WORDS = [
  { id: "new", name: "New", means: "not here before" },
  { id: "changed", name: "Changed", means: "here before, and different now: each becomes a new version" },
  { id: "same", name: "The same", means: "here already, word for word: nothing happens" },
  { id: "withdrawn", name: "Withdrawn", means: "withdrawn here before, and left so" },
  { id: "refused", name: "Refused", means: "something is wrong with them: not taken in" },
] as const;
