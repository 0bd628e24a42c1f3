/** What a cell of a sheet says, as text. Numbers keep their digits; a number is a date where its format says so. */

/** Built-in number formats that show a day, a time or both (ECMA-376 part 1, 18.8.30). */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 30, 36, 45, 46, 47, 50, 57]);

const DAY_MS = 86_400_000;

/** Whether a number format shows dates or times: letters of days, months, years, hours outside quotes and brackets. */
export function showsDate(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES.has(id);
  const first = code.split(";", 1)[0] ?? "";
  const bare = first
    .replaceAll(/"[^"]*"/g, "")
    .replaceAll(/\\./g, "")
    .replaceAll(/_.|\*./g, "")
    .replaceAll(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, "");
  return /[dmyhs]/i.test(bare) && !/general/i.test(bare);
}

/**
 * The day of a serial number as `2025-09-21`, with its time where it has one, or the time alone below 1. Excel's first
 * system takes 1900 for a leap year: number 60 is a 29th of February that never was, and is shown as that.
 */
export function dateOfSerial(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return null;
  const seconds = Math.round((serial % 1) * 86_400);
  const days = Math.floor(serial) + (seconds === 86_400 ? 1 : 0);
  const time = seconds % 86_400;
  const clock = new Date(time * 1000).toISOString().slice(11, 19);
  if (days === 0 && !from1904) return time === 0 ? null : clock;
  if (!from1904 && days === 60) return "1900-02-29";
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : days < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  const day = new Date(epoch + days * DAY_MS).toISOString().slice(0, 10);
  return time === 0 ? day : `${day}T${clock}`;
}

/** A number as a person would write it: Excel stores 447700900123 as 4.47700900123E11. */
export function numberText(written: string): string {
  const text = written.trim();
  if (!/[eE]/.test(text))
    return /^-?\d+\.\d{12,}$/.test(text) ? String(Number(Number(text).toPrecision(15))) : text;
  const value = Number(text);
  if (Number.isNaN(value)) return text;
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
}

/** The column of a reference such as `BC12`, from 0; null where it is none. */
export function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
