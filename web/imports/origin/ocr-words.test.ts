import { expect, test } from "vitest";
import { ocrWords } from "./ocr-words.ts";

test("text that was text needs no word; what was read from a picture says how doubtful it is", () => {
  expect(ocrWords(null)).toBeNull();
  expect(ocrWords(0.97)).toContain("certainty (97%)");
  expect(ocrWords(0.85)).toContain("some doubtful words (85%)");
  expect(ocrWords(0.6)).toContain("hold it against the picture");
});
