import { expect, test } from "vitest";
import { keepReason, keptWords } from "./kept-reasons.ts";
import { bareGrounds, reasonChoices } from "./reason-choices.ts";

const grounds = { kind: "person", agree: ["phone number", "name"], differ: ["date of birth"] };

test("the first phrase is made of what this pair agrees or differs in", () => {
  expect(reasonChoices("same", grounds)[0]?.words).toBe("Phone number and name agree");
  expect(reasonChoices("different", grounds)[0]?.words).toBe("Date of birth differs");
});

test("nothing is said to agree where nothing is known to", () => {
  const choices = reasonChoices("same", bareGrounds("company"));
  expect(choices.map(({ id }) => id)).not.toContain("agree");
  expect(choices[0]?.words).toBe("The reports describe the same company");
});

test("a phrase that is kept is said anew of each pair, and words of one's own as they are", () => {
  const kept = new Map<string, string>();
  keepReason("same", { choice: "agree" }, kept);
  expect(keptWords("same", grounds, kept)).toBe("Phone number and name agree");
  expect(keptWords("same", { ...grounds, agree: ["address"] }, kept)).toBe("Address agrees");
  expect(keptWords("same", bareGrounds("person"), kept), "it cannot be said of this pair").toBeNull();
  expect(keptWords("different", grounds, kept), "it was kept for another judgement").toBeNull();
  keepReason("different", { words: "Brothers" }, kept);
  expect(keptWords("different", grounds, kept)).toBe("Brothers");
  keepReason("different", null, kept);
  expect(keptWords("different", grounds, kept)).toBeNull();
});
