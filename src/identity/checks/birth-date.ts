/** A date of birth as people write it, day before month: to EDTF, and back into words. */
import { MONTH_NAMES } from "../../vocabulary/index.ts";

/** `1990-03-27`, `1990-03` or `1990`; null where the words are no date that somebody may be born on. */
export function writtenDate(text: string, now = new Date()): string | null {
  const plain = text.trim().toLowerCase().replaceAll(/\s+/g, " ");
  let match = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(plain);
  if (match) return checked(now, match[1], match[2], match[3]);
  match = /^(\d{4})(\d\d)(\d\d)$/.exec(plain);
  if (match) return checked(now, match[1], match[2], match[3]);
  match = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(plain);
  if (match) return checked(now, match[3], match[2], match[1]);
  match = /^(\d{1,2})[-/. ](\d{4})$/.exec(plain);
  if (match) return checked(now, match[2], match[1]);
  match = /^(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)?[-/. ])?([a-z]{3,9})\.?,?[-/. ](\d{4})$/.exec(plain);
  if (!match) return null;
  const month = monthOf(match[2] ?? "");
  return month === 0 ? null : checked(now, match[3], String(month), match[1]);
}

/** `27 March 1990`. */
export function spokenDate(edtf: string): string {
  const [year = "", month, day] = edtf.split("-");
  const words = [day ? String(Number(day)) : "", month ? (MONTH_NAMES[Number(month) - 1] ?? "") : "", year];
  return words.filter((word) => word !== "").join(" ");
}

function monthOf(word: string): number {
  return MONTH_NAMES.findIndex((month) => month.toLowerCase().startsWith(word)) + 1;
}

/** Nobody is born before 1880, after today, or on a day that the month does not have. */
function checked(now: Date, year = "", month?: string, day?: string): string | null {
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)];
  const date = new Date(Date.UTC(y, m - 1, d));
  if (y < 1880 || date > now || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return null;
  const parts = [
    year,
    ...(month ? [String(m).padStart(2, "0")] : []),
    ...(day ? [String(d).padStart(2, "0")] : []),
  ];
  return parts.join("-");
}
