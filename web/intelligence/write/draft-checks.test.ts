import { expect, test } from "vitest";
import { draftOf } from "../grades/grade-draft.ts";
import { type Draft, emptyDraft, emptyItem } from "./draft.ts";
import { draftErrors } from "./draft-checks.ts";

const graded = draftOf({ source: "1", information: "B", handling: { code: "P" } });
const sound: Draft = {
  ...emptyDraft("law_enforcement"),
  title: "Boat engines stored at a yard",
  provenance: "Seen by an officer",
  items: [{ ...emptyItem(), text: "Four engines were seen in the yard.", grade: graded }],
};

test("a whole report has nothing wrong with it", () => {
  expect([...draftErrors(sound)]).toEqual([]);
});

test("an empty draft is told where to begin, once", () => {
  const errors = draftErrors(emptyDraft("law_enforcement"));
  expect(errors.get("/items/0/text")).toBe("Write at least one item");
  expect(errors.has("/items/0/grade")).toBe(false);
});

test("each item without a whole grade is named by its number", () => {
  const errors = draftErrors({
    ...sound,
    items: [...sound.items, { ...emptyItem(), text: "A van was seen." }],
  });
  expect(errors.get("/items/1/grade")).toBe("Choose the source, the information and the handling for item 2");
});

test("a marking above OFFICIAL-SENSITIVE is stopped before it is sent", () => {
  const errors = draftErrors({ ...sound, title: "SECRET: engines" });
  expect(errors.get("/title")).toContain("may not hold");
});

test("a date that cannot be read says how to write one", () => {
  expect(draftErrors({ ...sound, informationFrom: "last week" }).get("/informationFrom")).toContain(
    "2025-09-21",
  );
});
