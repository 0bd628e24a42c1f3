import { expect, test } from "vitest";
import { filesText, leftText, rateText, sizeText, stateWords } from "./run-words.ts";

test("sizes are read at a glance", () => {
  expect([1, 900, 2048, 12 * 1024, 4.14 * 1024 ** 2, 3 * 1024 ** 3].map(sizeText)).toEqual([
    "1 byte",
    "900 bytes",
    "2.0 KB",
    "12 KB",
    "4.1 MB",
    "3.0 GB",
  ]);
});

test("time left is as rough as it is known", () => {
  expect([2, 11, 80, 200, 3 * 3600].map(leftText)).toEqual([
    "a few seconds left",
    "about 15 seconds left",
    "about 80 seconds left",
    "about 3 minutes left",
    "about 3 hours left",
  ]);
  expect(leftText(null)).toBe("");
});

test("a rate keeps a decimal only where it matters", () => {
  expect([rateText(3.25), rateText(2412.6), rateText(null)]).toEqual([
    "3.3 records a second",
    "2,413 records a second",
    "",
  ]);
});

test("what was asked of a run at work is said before what it still is", () => {
  expect(stateWords({ state: "running", asked: "pause" })).toBe("Pausing after the batch at hand");
  expect(stateWords({ state: "running", asked: null })).toBe("Under way");
});

test("several files are named by the first", () => {
  const file = (name: string) => ({ name, bytes: 1, sha256: "" });
  expect(filesText([])).toBe("No file yet");
  expect(filesText([file("people.csv")])).toBe("people.csv");
  expect(filesText([file("people.csv"), file("phones.csv"), file("calls.csv")])).toBe(
    "people.csv and 2 more",
  );
});
