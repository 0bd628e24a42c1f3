/** Dates, made ready: year, month and day as numbers, 0 where not known. 1 January says a year and no more. */
import { type Encoded, sharedInts } from "../encode.ts";

export interface PreparedDates {
  readonly form: "dates";
  readonly codes: Int32Array;
  /** Three a value: year, month, day. */
  readonly parts: Int32Array;
  /** Days since 1970, by value; of a year or month, its middle. */
  readonly days: Int32Array;
}

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A date as people write them, day before month; null where the text is none. */
export function dateOf(text: string): DateParts | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[~?%]$/, "")
    .replace(/t\d\d:\d\d.*$|\s\d\d:\d\d.*$/, "");
  let match = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(plain) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(plain);
  if (match) return checked(match[1], match[2], match[3]);
  match = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(plain);
  if (match) return checked(match[3], match[2], match[1]) ?? checked(match[3], match[1], match[2]);
  match = /^(?:(\d{1,2})(?:st|nd|rd|th)?[- ])?([a-z]{3})[a-z]*\.?[- ,]+(\d{4})$/.exec(plain);
  if (match) return checked(match[3], String(MONTHS.indexOf(match[2] ?? "") + 1), match[1]);
  match = /^(\d{4})$/.exec(plain);
  return match ? checked(match[1], "0", "0") : null;
}

function checked(year = "0", month = "0", day = "0"): DateParts | null {
  const parts = { year: Number(year), month: Number(month), day: Number(day) };
  const sound = parts.year >= 1000 && parts.year <= 2100 && parts.month <= 12 && parts.day <= 31;
  return sound && (parts.month > 0 || parts.day === 0) ? parts : null;
}

/** A date with a slip in it (the 81st of January) is still a slip away from what was meant. */
function miswritten(text: string): DateParts | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text.trim()) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text.trim());
  return match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) } : null;
}

/** A date as it is compared: 1 January says a year and no more; null where there is none. */
export function readDate(text: string): DateParts | null {
  const date = dateOf(text) ?? miswritten(text);
  return date?.month === 1 && date.day === 1 ? { year: date.year, month: 0, day: 0 } : date;
}

/** Days since 1970; of a year or month, its middle. */
export const dayOf = ({ year, month, day }: DateParts): number =>
  Date.UTC(year, (month || 7) - 1, day || 15) / 86_400_000;

export function prepareDates({ codes, values }: Encoded): PreparedDates {
  const parts = sharedInts(values.length * 3);
  const days = sharedInts(values.length);
  const none = new Uint8Array(values.length);
  values.forEach((value, code) => {
    const date = code === 0 ? null : readDate(value);
    if (date === null) {
      none[code] = 1;
      return;
    }
    parts.set([date.year, date.month, date.day], code * 3);
    days[code] = dayOf(date);
  });
  const known = sharedInts(codes.length);
  for (let row = 0; row < codes.length; row++)
    known[row] = none[codes[row] as number] ? 0 : (codes[row] as number);
  return { form: "dates", codes: known, parts, days };
}
