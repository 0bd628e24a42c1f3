import { expect, test } from "vitest";
import { changesBetween, sayingOfBody } from "./version-changes.ts";

const GRADE = { source: "1", information: "B", handling: "P" };
const BODY = {
  title: "A van at Deal",
  classification: "OFFICIAL",
  items: [
    { ...GRADE, text: "A van stood there." },
    { ...GRADE, text: "It was white." },
  ],
};
const BEFORE = sayingOfBody(BODY);

test("nothing has changed where everything is said alike", () => {
  expect(changesBetween(BEFORE, BEFORE)).toEqual([]);
});

test("a field that reads otherwise is told with what it was", () => {
  const after = sayingOfBody({ ...BODY, title: "A van at Dover" });
  expect(changesBetween(BEFORE, after)).toEqual([
    { what: "Title", before: "A van at Deal", after: "A van at Dover" },
  ]);
});

test("an item that moved has not changed; one graded otherwise has", () => {
  expect(changesBetween(BEFORE, { ...BEFORE, items: BEFORE.items.toReversed() })).toEqual([]);
  const after = sayingOfBody({
    ...BODY,
    items: [BODY.items[0], { ...GRADE, information: "C", text: "It was white." }],
  });
  expect(changesBetween(BEFORE, after)).toEqual([
    { what: "An item", before: "1 B · P It was white.", after: "1 C · P It was white." },
  ]);
});

test("items that came and went are told as such", () => {
  const shorter = sayingOfBody({ ...BODY, items: BODY.items.slice(0, 1) });
  expect(changesBetween(BEFORE, shorter)[0]?.what).toBe("An item was left out");
  expect(changesBetween(shorter, BEFORE)[0]).toMatchObject({ what: "An item was added", before: "" });
});
