/**
 * Partial dates, as the field knows them: a year, a month, a day; approximate (~), uncertain (?) or both (%).
 * A subset of EDTF level 1 (ISO 8601-2:2019), kept as text so that nothing is made more exact than it was said.
 */
const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%])?$/;

/** What is wrong with it, in words; null when it is a partial date or empty (not known). */
export function partialDateProblem(text: string): string | null {
  if (text === "") return null;
  const match = SHAPE.exec(text);
  if (!match)
    return "Write a year (2025), a month (2025-09) or a day (2025-09-21); add ~ if it is approximate";
  const [, year, month, day] = match;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12))
    return "The month must be from 01 to 12";
  if (day !== undefined && Number(day) > daysIn(Number(year), Number(month))) return "There is no such day";
  if (day === "00") return "There is no such day";
  return null;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** In the words of the calendar; January first. */
export const MONTH_NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
