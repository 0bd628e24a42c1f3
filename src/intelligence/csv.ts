/** Rows as CSV (RFC 4180). */

/** A line a row. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), also in its full-width form. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** A signed whole number, or a phone number in its international form: nothing in it can be run. */
const NUMBER = /^[+-]\d[\d ]*$/;

/** An apostrophe makes text of what would be run. */
function cell(value: string): string {
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
