import { expect, test } from "vitest";
import { dueText, instantText, today } from "./instants.ts";

test("an instant is read by the clock of London, in summer and in winter", () => {
  expect(instantText("2025-09-21T14:02:11.000Z")).toBe("21 September 2025, 15:02");
  expect(instantText("2025-12-21T14:02:11.000Z")).toBe("21 December 2025, 14:02");
});

test("today is London's day, also just after midnight in summer", () => {
  expect(today(new Date("2025-06-30T23:30:00Z"))).toBe("2025-07-01");
});

test("a clock says how long is left and how late it is", () => {
  const now = Date.parse("2025-09-21T14:00:00Z");
  expect(dueText("2025-09-21T14:12:00Z", now)).toEqual({ text: "in 12 minutes", late: false });
  expect(dueText("2025-09-21T13:59:00Z", now)).toEqual({ text: "1 minute late", late: true });
  expect(dueText("2025-09-21T10:00:00Z", now)).toEqual({ text: "4 hours late", late: true });
  expect(dueText("2025-09-24T14:00:00Z", now)).toEqual({ text: "in 3 days", late: false });
});
