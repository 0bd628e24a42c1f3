/** What a benchmark answers, and how it is printed. */

/** One question with its measured answer; `holds` is null where no bar was set. */
export interface BenchRow {
  readonly question: string;
  readonly value: number;
  readonly unit: string;
  readonly bar: number | null;
  readonly holds: boolean | null;
}

/** A benchmark's answers beside the configuration in which they were measured. */
export interface BenchResult {
  bench: string;
  configuration: Record<string, unknown>;
  rows: BenchRow[];
}

/** A row with a lower bar: it holds when the value reaches the bar. */
export function atLeast(question: string, value: number, unit: string, bar: number): BenchRow {
  return { question, value, unit, bar, holds: value >= bar };
}

/** A row with an upper bar: it holds when the value does not exceed the bar. */
export function atMost(question: string, value: number, unit: string, bar: number): BenchRow {
  return { question, value, unit, bar, holds: value <= bar };
}

/** A row that informs and cannot fail. */
export function informs(question: string, value: number, unit: string): BenchRow {
  return { question, value, unit, bar: null, holds: null };
}

/** The result as lines of text: configuration first, then one line a question, missed bars marked. */
export function printResult(result: BenchResult): string {
  const width = Math.max(8, ...result.rows.map((row) => row.question.length));
  const settings = Object.entries(result.configuration).map(([name, value]) => `  ${name}: ${String(value)}`);
  const rows = result.rows.map((row) => {
    const value = `${printNumber(row.value)} ${row.unit}`.trim();
    const bar = row.bar === null ? "" : `bar ${printNumber(row.bar)}  ${row.holds ? "holds" : "MISSED"}`;
    return `${row.question.padEnd(width)}  ${value.padStart(16)}  ${bar}`.trimEnd();
  });
  return [`bench ${result.bench}`, ...settings, "", ...rows].join("\n");
}

function printNumber(value: number): string {
  if (!Number.isFinite(value)) return "none";
  return Number.isInteger(value) ? value.toLocaleString("en-GB") : value.toFixed(3);
}
