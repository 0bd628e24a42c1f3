import { expect, test } from "vitest";
import { readDate, spanText } from "./edtf.ts";

test.each([
  ["2025", "2025"],
  ["2025-09", "September 2025"],
  ["2025-09-21", "21 September 2025"],
  ["2025-09~", "about September 2025"],
  ["2025-09-21?", "21 September 2025, uncertain"],
  ["2025-22", "summer 2025"],
  ["202X", "the 2020s"],
  ["2025-09-XX", "some day in September 2025"],
  ["2025-XX", "some time in 2025"],
  ["2025-09-01/2025-09-14", "1 to 14 September 2025"],
  ["2025-08-30/2025-09-14", "30 August to 14 September 2025"],
  ["2025-09-01/..", "from 1 September 2025"],
  ["../2025-09", "up to September 2025"],
  ["", "not known"],
])("%s reads as %s", (edtf, words) => {
  expect(readDate(edtf)).toBe(words);
});

test.each(["2025-13", "2025-02-30", "yesterday", "21/09/2025", "2025-9", "../.."])(
  "%s is not read as a date",
  (text) => {
    expect(readDate(text)).toBeNull();
  },
);

test("two fields read as one phrase, and one field as one date", () => {
  expect(spanText("2025-09-01", "2025-09-14")).toBe("1 to 14 September 2025");
  expect(spanText("2025-09-01", "")).toBe("1 September 2025");
  expect(spanText("", "2025-09")).toBe("up to September 2025");
  expect(spanText("", "")).toBe("not known");
});
