import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDate } from "./date.ts";
import { textsOf } from "./testing.ts";

describe("dates", () => {
  test.each([
    ["21/09/2025", "2025-09-21"],
    ["21.9.25", "2025-09-21"],
    ["2025-09-21", "2025-09-21"],
    ["21 Sept 2025", "2025-09-21"],
    ["Sunday 21st of September 2025", "2025-09-21"],
    ["September 21, 2025", "2025-09-21"],
    ["09/21/2025", "2025-09-21"],
    ["12 May", "XXXX-05-12"],
    ["29 February", "XXXX-02-29"],
    ["September 2025", "2025-09"],
    ["early March 2023", "2023-03~"],
    ["summer 2024", "2024-22"],
    ["2019", "2019"],
    ["3-5 June 2025", "2025-06-03/2025-06-05"],
    ["211430ZSEP25", "2025-09-21"],
  ])("%s is read as %s", (written, edtf) => {
    expect(readDate(written)).toBe(edtf);
  });

  test("a year of birth in two figures never lies ahead", () => {
    expect(readDate("04/07/91", true)).toBe("1991-07-04");
    expect(readDate("04/07/30", true)).toBe("1930-07-04");
    expect(readDate("04/07/30")).toBe("2030-07-04");
  });

  test("a day that no calendar has is no date", () => {
    expect(readDate("31/02/2025")).toBeNull();
    expect(readDate("30/30/2025")).toBeNull();
    expect(textsOf("date", "on 31/02/2025")).toEqual([]);
  });

  test("any day of the calendar written three ways is the same day", () => {
    const months =
      "January February March April May June July August September October November December".split(" ");
    const days = fc.date({ min: new Date("1950-01-01"), max: new Date("2090-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        const [year = "", month = "", date = ""] = iso.split("-");
        const named = `${Number(date)} ${months[Number(month) - 1]} ${year}`;
        return [iso, `${date}/${month}/${year}`, named].every((written) => readDate(written) === iso);
      }),
      { numRuns: 200 },
    );
  });

  test("logs, custody and crime numbers, times, versions, sums and fractions are no dates", () => {
    for (const text of [
      "Custody number 46XX/00447/25 and crime 46/104471/25",
      "Team 12 covers 24/7 from 0600-1800 or 10.15 to 11.45",
      "Version 10.2.14, paragraph 4.2.1, ratio 10-20-30",
      "about 2000 people and £2024 on page 2019",
      "In April and May; Will may go on Monday; June was quiet",
      "sort code 20-10-12",
    ]) {
      expect(textsOf("date", text), text).toEqual([]);
    }
  });
});
