import { beforeAll, describe, expect, test } from "vitest";
import { type BenchResult, printResult } from "../result.ts";
import { run } from "./index.ts";
import { LABELLED, LABELS, readMarkup } from "./labelled.ts";

describe("the labelled set", () => {
  test("has enough sentences, 120 of them written first and two in five of them look-alikes", () => {
    expect(LABELLED.length).toBeGreaterThanOrEqual(240);
    expect(LABELLED.filter(({ set }) => set === "before").length).toBeGreaterThanOrEqual(120);
    expect(LABELLED.filter(({ lookalike }) => lookalike).length / LABELLED.length).toBeGreaterThanOrEqual(
      0.4,
    );
  });

  test("has at least eight of every label, and no sentence twice", () => {
    for (const label of Object.keys(LABELS)) {
      const marks = LABELLED.flatMap((sentence) => sentence.marks).filter((mark) => mark.label === label);
      expect(marks.length, label).toBeGreaterThanOrEqual(8);
    }
    expect(new Set(LABELLED.map(({ text }) => text)).size).toBe(LABELLED.length);
  });

  test("mark-up gives the words and where they stand", () => {
    expect(readMarkup("Seen {phone|07700 900123}⏎twice")).toEqual({
      text: "Seen 07700 900123\ntwice",
      marks: [{ label: "phone", start: 5, end: 17 }],
    });
    expect(() => readMarkup("{nothing|x}")).toThrow("Unknown label");
  });
});

describe("the bench", () => {
  let result: BenchResult;
  beforeAll(async () => {
    result = await run();
  });

  test("every bar holds", () => {
    const missed = result.rows.filter((row) => row.holds === false);
    expect(missed.map(({ question, value, bar }) => `${question} ${value} < ${bar}`)).toEqual([]);
    expect(result.rows.filter((row) => row.holds).length).toBe(2 * Object.keys(LABELS).length);
  });

  test("prints one line a question and marks a missed bar", () => {
    const missed = { question: "q", value: 0.5, unit: "", bar: 0.9, holds: false };
    expect(printResult({ bench: "b", configuration: { node: "v" }, rows: [missed] })).toContain("MISSED");
    expect(printResult(result).split("\n").length).toBeGreaterThan(result.rows.length);
  });
});
