/**
 * Dates as tables write them, to partial dates (EDTF). A format is stated by the mapping; without one only what has a
 * single meaning is read: 03/04/2025 may be April or March, and nobody here guesses.
 */
import { partialDateProblem } from "../../vocabulary/partial-date.ts";

export type DateRead =
  | { readonly ok: true; readonly edtf: string }
  | { readonly ok: false; readonly problem: string };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH_NAMES =
  "January February March April May June July August September October November December".split(" ");

/** The parts of a format, longest first, with what each matches. */
const PARTS: readonly (readonly [part: string, pattern: string])[] = [
  ["YYYY", "(?<year>\\d{4})"],
  ["MMMM", "(?<word>[A-Za-z]{3,9})\\.?"],
  ["MMM", "(?<word>[A-Za-z]{3,9})\\.?"],
  ["YY", "(?<short>\\d{2})"],
  ["MM", "(?<month>\\d{1,2})"],
  ["DD", "(?<day>\\d{1,2})(?:st|nd|rd|th)?"],
  ["HH", "\\d{1,2}"],
  ["mm", "\\d{2}"],
  ["ss", "\\d{2}(?:\\.\\d+)?"],
  ["M", "(?<month>\\d{1,2})"],
  ["D", "(?<day>\\d{1,2})(?:st|nd|rd|th)?"],
];

const ISO =
  /^(\d{4}(?:-\d{2}(?:-\d{2})?)?[~?%]?)(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** What the editor offers; a mapping may write others of the same parts. */
export const FORMATS = [
  "ISO", "DD/MM/YYYY", "MM/DD/YYYY", "DD/MM/YY", "MM/DD/YY", "D MMM YYYY", "D MMM YY", "MMM D, YYYY", "YYYYMMDD",
  "YYYY/MM/DD", "MM/YYYY",
] as const; // biome-ignore format: a list reads better in lines

const compiled = new Map<string, RegExp | null>();

/** What is wrong with a format, or null. */
export function formatProblem(format: string): string | null {
  return format === "ISO" || patternOf(format)
    ? null
    : `${JSON.stringify(format)} is no date format. Write it with YYYY or YY, MM or MMM, DD, HH, mm and ss, such as DD/MM/YYYY, or ISO.`;
}

/** Empty stays empty. */
export function readDate(text: string, format?: string): DateRead {
  const written = text.normalize("NFKC").replaceAll(/\s+/g, " ").trim();
  if (written === "") return { ok: true, edtf: "" };
  const iso = ISO.exec(written)?.[1];
  // A workbook's dates arrive as ISO whatever the column's texts look like.
  if (iso !== undefined) return checked(written, iso);
  if (format === undefined || format === "ISO") return readUnstated(written, format === "ISO");
  const groups = patternOf(format)?.exec(written)?.groups;
  if (!groups) return { ok: false, problem: `${JSON.stringify(cut(written))} is not written as ${format}` };
  return assembled(written, groups);
}

/** A partial date in words: `24 August 2017`, `August 2017`. */
export function dateInWords(edtf: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(edtf) ?? [];
  if (year === undefined) return edtf;
  const name = month === undefined ? "" : `${MONTH_NAMES[Number(month) - 1]} `;
  return `${day === undefined ? "" : `${Number(day)} `}${name}${year}`;
}

function patternOf(format: string): RegExp | null {
  const known = compiled.get(format);
  if (known !== undefined) return known;
  let pattern = "";
  for (let at = 0; at < format.length; ) {
    const part = PARTS.find(([each]) => format.startsWith(each, at));
    const sign = format[at] as string;
    pattern += part ? part[1] : sign === " " ? "\\s+" : sign.replace(/[\\^$.*+?()[\]{}|/-]/, "\\$&");
    at += part ? part[0].length : 1;
  }
  let made: RegExp | null = null;
  try {
    made = /<year>|<short>/.test(pattern) ? new RegExp(`^${pattern}$`, "i") : null;
  } catch {
    // A part given twice names two groups alike.
  }
  compiled.set(format, made);
  return made;
}

/** Only what has one meaning. */
function readUnstated(written: string, isoOnly: boolean): DateRead {
  if (!isoOnly) {
    for (const format of ["D MMM YYYY", "D-MMM-YYYY", "MMM D, YYYY", "MMM YYYY", "YYYY/MM/DD"]) {
      const groups = patternOf(format)?.exec(written)?.groups;
      if (groups) return assembled(written, groups);
    }
    if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(written))
      return {
        ok: false,
        problem: `${JSON.stringify(cut(written))} does not say which is the day and which the month: state the column's format in the mapping, such as DD/MM/YYYY`,
      };
  }
  return {
    ok: false,
    problem: `${JSON.stringify(cut(written))} is no date that can be read${isoOnly ? " as ISO (2025-09-21)" : ": state the column's format in the mapping"}`,
  };
}

function assembled(written: string, groups: Readonly<Record<string, string | undefined>>): DateRead {
  const { year, short, month, word, day } = groups;
  const full = year ?? fullYear(Number(short));
  let number = month;
  if (word !== undefined) {
    const at = MONTHS.indexOf(word.slice(0, 3).toLowerCase());
    const whole = MONTH_NAMES[at]?.toLowerCase();
    if (at < 0 || !(whole?.startsWith(word.toLowerCase()) || word.toLowerCase() === "sept"))
      return { ok: false, problem: `${JSON.stringify(word)} is no month` };
    number = String(at + 1);
  }
  const parts = [full, number?.padStart(2, "0"), number === undefined ? undefined : day?.padStart(2, "0")];
  return checked(written, parts.filter((part) => part !== undefined).join("-"));
}

/** Two figures are the year that lies in the past: nobody is born, and nothing was seen, in the time to come. */
function fullYear(short: number): string {
  const now = new Date().getUTCFullYear();
  const century = Math.floor(now / 100) * 100;
  return String(century + short > now ? century - 100 + short : century + short);
}

function checked(written: string, edtf: string): DateRead {
  return partialDateProblem(edtf) === null
    ? { ok: true, edtf }
    : { ok: false, problem: `${JSON.stringify(cut(written))} is not a day` };
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
