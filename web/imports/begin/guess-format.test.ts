import { expect, test } from "vitest";
import { guessFormat, pastedName } from "./guess-format.ts";

test.each([
  ["reports.ndjson", "reports"],
  ["A.JSONL", "reports"],
  ["people.csv", "tables"],
  ["extract.xlsx", "tables"],
  ["statement.pdf", "documents"],
  ["scan.tiff", "documents"],
])("%s is guessed to be %s", (name, format) => {
  expect(guessFormat([name]).format).toBe(format);
});

test("several files of one kind are one format, though their endings differ", () => {
  expect(guessFormat(["people.csv", "phones.xlsx"]).format).toBe("tables");
});

test("files of different kinds, and names that say nothing, are not guessed, and it is said why", () => {
  expect(guessFormat(["people.csv", "statement.pdf"])).toEqual({
    format: null,
    because: expect.stringContaining(".csv, .pdf"),
  });
  expect(guessFormat(["export"])).toEqual({ format: null, because: expect.stringContaining("no ending") });
});

test("pasted words are named by how they look", () => {
  expect(pastedName('{"reference":"A-1","agency":"KENT"}\n')).toBe("pasted.ndjson");
  expect(pastedName("name\tphone\tseen\nA\t1\t2\nB\t2\t3")).toBe("pasted.tsv");
  expect(pastedName("name,phone,seen\nA,1,2")).toBe("pasted.csv");
  expect(pastedName("On Monday, a van, white, stood here.\nNobody was in it.")).toBe("pasted.txt");
});
