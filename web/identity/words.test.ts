import { expect, test } from "vitest";
import { bits, chances, inSentence, joinedWords, listed, oneIn, standing, startWords } from "./words.ts";

test.each([
  [0.731, "73 in 100"],
  [0.9999, "more than 99 in 100"],
  [0.0001, "fewer than 1 in 100"],
  [1, "more than 99 in 100"],
  [0, "fewer than 1 in 100"],
  [0.01, "1 in 100"],
  [0.99, "99 in 100"],
])("a probability of %s reads as %s", (probability, words) => {
  expect(chances(probability)).toBe(words);
});

test.each([
  [12_345, "one in 12,000"],
  [1, "one in 1"],
  [7.4, "one in 7"],
  [99.6, "one in 100"],
  [1_049_000, "one in 1,000,000"],
])("what %s have in common reads as %s", (count, words) => {
  expect(oneIn(count)).toBe(words);
});

test("a weight carries its sign, and what rounds to nothing carries none", () => {
  expect([6.24, -1.37, 0.04, -0.04].map(bits)).toEqual(["+6.2", "−1.4", "0.0", "0.0"]);
});

test("where a weight stands is told against the line, which belongs to neither side", () => {
  expect(standing(5.1, 6)).toBe("0.9 below the line");
  expect(standing(7.5, 6)).toBe("1.5 above the line");
  expect(standing(6.01, 6)).toBe("on the line");
});

test("the odds before anything is compared are those of the start's bits", () => {
  expect(startWords(-10)).toBe("one in 1,000");
  expect(startWords(2)).toBe("an even chance or better");
});

test("a mention says by whom it was joined, and the model says how sure it was", () => {
  const joined = { with: "7c9f0000-0000-4000-8000-000000000001", weight: 9, probability: 0.97 } as const;
  expect(joinedWords({ ...joined, by: "model" })).toBe("the model, 97 in 100");
  expect(joinedWords({ ...joined, by: "model", probability: null })).toBe("the model");
  expect(joinedWords({ ...joined, by: "identifier" })).toBe("the same identifier");
  expect(joinedWords({ ...joined, by: "person" })).toBe("a person");
});

test("a label inside a sentence is small, unless it is an abbreviation", () => {
  expect(["Date of birth", "IBAN", "IMO number", "Name"].map(inSentence)).toEqual([
    "date of birth",
    "IBAN",
    "IMO number",
    "name",
  ]);
  expect(listed(["name", "phone number", "address"])).toBe("name, phone number and address");
});
