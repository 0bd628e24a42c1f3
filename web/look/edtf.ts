/**
 * Partial dates in plain words. Reports carry EDTF (ISO 8601-2): 2025, 2025-09, 2025-09-21, 2025-09~, ../2025-09.
 * `readDate` says how a date will be understood, so that whoever writes it sees at once whether that is what they mean.
 */
import { MONTH_NAMES } from "../../src/vocabulary/partial-date.ts";

const SEASONS: Readonly<Record<string, string>> = {
  "21": "spring",
  "22": "summer",
  "23": "autumn",
  "24": "winter",
};

/** A date in words, or null when it is not EDTF. An empty text is a date that is not known. */
export function readDate(edtf: string): string | null {
  const text = edtf.trim();
  if (text === "") return "not known";
  const [from, to, ...rest] = text.split("/");
  if (rest.length > 0 || from === undefined) return null;
  if (to === undefined) return readOne(from);
  return readSpan(from, to);
}

/** A date as shown to a reader: in words, or exactly as it was written when it cannot be read. */
export function dateText(edtf: string): string {
  return readDate(edtf) ?? edtf;
}

/** Two fields, from and to, as one phrase. */
export function spanText(from: string, to: string): string {
  if (from === "" && to === "") return "not known";
  if (to === "" || from === to) return dateText(from);
  if (from === "") return `up to ${dateText(to)}`;
  return readSpan(from, to) ?? `${from} to ${to}`;
}

function readSpan(from: string, to: string): string | null {
  const start = open(from) ? null : readOne(from);
  const end = open(to) ? null : readOne(to);
  if ((!open(from) && start === null) || (!open(to) && end === null)) return null;
  if (start === null && end === null) return null;
  if (start === null) return `up to ${end}`;
  if (end === null) return `from ${start}`;
  return `${shorten(start, end)} to ${end}`;
}

const open = (part: string) => part === ".." || part === "";

/** "1 September 2025 to 14 September 2025" repeats itself; "1 to 14 September 2025" does not. */
function shorten(start: string, end: string): string {
  const a = start.split(" ");
  const b = end.split(" ");
  if (a.length !== 3 || b.length !== 3 || a[2] !== b[2]) return start;
  return a[1] === b[1] ? (a[0] ?? start) : `${a[0]} ${a[1]}`;
}

function readOne(text: string): string | null {
  const parts = /^(\d{3}[\dX]|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([?~%])?$/.exec(text);
  if (!parts) return null;
  const [, year = "", month, day, doubt] = parts;
  const words = readParts(year, month, day);
  if (words === null) return null;
  if (doubt === "~") return `about ${words}`;
  if (doubt === "?") return `${words}, uncertain`;
  if (doubt === "%") return `about ${words}, uncertain`;
  return words;
}

function readParts(year: string, month: string | undefined, day: string | undefined): string | null {
  const when = year.endsWith("XX")
    ? `the ${year.slice(0, 2)}00s`
    : year.endsWith("X")
      ? `the ${year.slice(0, 3)}0s`
      : year;
  if (month === undefined) return when;
  if (year.includes("X")) return null;
  if (month === "XX") return day === undefined || day === "XX" ? `some time in ${year}` : null;
  const season = SEASONS[month];
  if (season) return day === undefined ? `${season} ${year}` : null;
  const name = MONTH_NAMES[Number(month) - 1];
  if (!name) return null;
  if (day === undefined) return `${name} ${year}`;
  if (day === "XX") return `some day in ${name} ${year}`;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(day) < 1 || Number(day) > last) return null;
  return `${Number(day)} ${name} ${year}`;
}
