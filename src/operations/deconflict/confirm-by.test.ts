import { expect, test } from "vitest";
import { confirmBy } from "./confirm-by.ts";

const ASKED = new Date("2026-09-01T08:00:00Z");
const by = (starts: string): string => confirmBy(ASKED, new Date(starts)).toISOString();

test("the desk confirms in half of the time that is left, within a day at most and half an hour at least", () => {
  expect(by("2026-09-01T14:00:00Z")).toBe("2026-09-01T11:00:00.000Z");
  expect(by("2026-09-20T08:00:00Z")).toBe("2026-09-02T08:00:00.000Z");
  expect(by("2026-09-01T08:20:00Z")).toBe("2026-09-01T08:30:00.000Z");
  expect(by("2026-08-31T08:00:00Z")).toBe("2026-09-01T08:30:00.000Z");
});
