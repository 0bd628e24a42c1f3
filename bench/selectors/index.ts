/**
 * How well selectors are found in the words of reports: precision and recall on the labelled sentences, by
 * kind, and how many items a second one thread reads.
 *
 * A finding is right when label and span agree exactly, blanks at the edges aside. Kinds with a checksum have
 * the higher bars, since there the form itself says whether it was read rightly. "Relaxed" rows count an
 * overlap of the same label as right, and inform only.
 */

import { cpus } from "node:os";
import { type FoundSelector, recognise } from "../../src/intake/selectors/index.ts";
import { atLeast, type BenchResult, type BenchRow, informs } from "../result.ts";
import { LABELLED, LABELS, type Label, type Labelled, type Mark } from "./labelled.ts";

export type { BenchResult, BenchRow } from "../result.ts";

/** Labels whose scheme carries a checksum. */
const CHECKED: ReadonlySet<Label> = new Set(["container", "imo", "iban", "mrz", "imei", "wallet"]);

/** The bars. */
const BARS = {
  checked: { precision: 0.97, recall: 0.9 },
  other: { precision: 0.9, recall: 0.8 },
} as const;

/** The length of an item in the throughput run: a typical paragraph of a report, in characters. */
const ITEM_LENGTH = 300;

interface Tally {
  right: number;
  found: number;
  expected: number;
}

/** One disagreement between the labels and the recogniser, for whoever mends either. */
export interface Disagreement {
  readonly set: Labelled["set"];
  readonly text: string;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** Runs the benchmark; takes a few seconds. */
export async function run(): Promise<BenchResult> {
  const outcomes = LABELLED.map((sentence) => ({ sentence, found: recognise(sentence.text) }));
  const labels = Object.keys(LABELS) as Label[];
  const rows: BenchRow[] = [];
  for (const label of labels) {
    const tally = count(outcomes, label, sameSpan);
    const bar = CHECKED.has(label) ? BARS.checked : BARS.other;
    rows.push(atLeast(`${label}: precision`, precision(tally), `of ${tally.found}`, bar.precision));
    rows.push(atLeast(`${label}: recall`, recall(tally), `of ${tally.expected}`, bar.recall));
  }
  rows.push(...overall("all", outcomes));
  for (const set of ["before", "after"] as const) {
    rows.push(
      ...overall(
        set,
        outcomes.filter(({ sentence }) => sentence.set === set),
      ),
    );
  }
  for (const label of labels) {
    const tally = count(outcomes, label, overlap);
    rows.push(informs(`${label}: relaxed precision`, precision(tally), ""));
    rows.push(informs(`${label}: relaxed recall`, recall(tally), ""));
  }
  rows.push(...throughput());
  return {
    bench: "selectors",
    configuration: {
      node: process.version,
      processor: cpus()[0]?.model ?? "unknown",
      threads: 1,
      sentences: LABELLED.length,
      "written before the recogniser": LABELLED.filter(({ set }) => set === "before").length,
      "negatives and look-alikes": LABELLED.filter(({ lookalike }) => lookalike).length,
      marks: LABELLED.reduce((sum, { marks }) => sum + marks.length, 0),
      "item length": `${ITEM_LENGTH} characters`,
    },
    rows,
  };
}

/** Where the recogniser and the labels differ. */
export function disagreements(): readonly Disagreement[] {
  return LABELLED.flatMap((sentence) => {
    const found = recognise(sentence.text);
    const missed = sentence.marks.filter((mark) => !found.some((one) => sameSpan(mark, one, sentence.text)));
    const wrong = found.filter((one) => !sentence.marks.some((mark) => sameSpan(mark, one, sentence.text)));
    if (missed.length === 0 && wrong.length === 0) return [];
    return [
      {
        set: sentence.set,
        text: sentence.text,
        missed: missed.map((mark) => `${mark.label}: ${sentence.text.slice(mark.start, mark.end)}`),
        wrong: wrong.map((one) => `${labelOf(one)}: ${one.text}`),
      },
    ];
  });
}

interface Outcome {
  readonly sentence: Labelled;
  readonly found: readonly FoundSelector[];
}

type Agreement = (mark: Mark, found: FoundSelector, text: string) => boolean;

/** The label of a finding: the kind, made finer by the scheme that its properties tell. */
function labelOf({ kind, properties }: FoundSelector): Label {
  if (kind === "vessel") return properties.imo ? "imo" : properties.mmsi ? "mmsi" : "vesselname";
  if (kind === "account") return properties.iban ? "iban" : "account";
  if (kind === "document") return properties.format ? "mrz" : "document";
  if (kind === "device") return "imei";
  return kind as Label;
}

function sameSpan(mark: Mark, found: FoundSelector, text: string): boolean {
  return (
    mark.label === labelOf(found) &&
    text.slice(mark.start, mark.end).trim() === found.text.trim() &&
    Math.abs(mark.start - found.start) <= 1
  );
}

function overlap(mark: Mark, found: FoundSelector): boolean {
  return mark.label === labelOf(found) && mark.start < found.end && found.start < mark.end;
}

function count(outcomes: readonly Outcome[], label: Label | null, agrees: Agreement): Tally {
  const tally: Tally = { right: 0, found: 0, expected: 0 };
  for (const { sentence, found } of outcomes) {
    const marks = sentence.marks.filter((mark) => label === null || mark.label === label);
    const ours = found.filter((one) => label === null || labelOf(one) === label);
    tally.expected += marks.length;
    tally.found += ours.length;
    tally.right += marks.filter((mark) => ours.some((one) => agrees(mark, one, sentence.text))).length;
  }
  return tally;
}

function precision({ right, found }: Tally): number {
  return found === 0 ? 1 : Math.min(1, right / found);
}

function recall({ right, expected }: Tally): number {
  return expected === 0 ? 1 : right / expected;
}

function overall(name: string, outcomes: readonly Outcome[]): BenchRow[] {
  const tally = count(outcomes, null, sameSpan);
  return [
    informs(`${name}: precision`, precision(tally), `of ${tally.found}`),
    informs(`${name}: recall`, recall(tally), `of ${tally.expected}`),
  ];
}

/** Items a second, over the labelled sentences joined into items of a typical length. */
function throughput(): BenchRow[] {
  const items: string[] = [];
  let item = "";
  for (const { text } of LABELLED) {
    item = item === "" ? text : `${item} ${text}`;
    if (item.length >= ITEM_LENGTH) {
      items.push(item);
      item = "";
    }
  }
  for (let warm = 0; warm < 20; warm++) for (const text of items) recognise(text);
  let read = 0;
  let characters = 0;
  const processor = process.cpuUsage();
  const start = performance.now();
  while (performance.now() - start < 1500) {
    for (const text of items) {
      recognise(text);
      read++;
      characters += text.length;
    }
  }
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(processor);
  return [
    informs("throughput", read / seconds, "items/s"),
    informs("throughput by processor time", (read * 1e6) / (user + system), "items/s"),
    informs("mean length of those items", characters / read, "characters"),
  ];
}
