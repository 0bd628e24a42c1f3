/** The date that a document gives itself: a line that is a date and nothing else, or a property in one of the usual forms. */

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const WEEKDAY = "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? +)?";
const BEFORE = "^(?:(?:published|posted|date|dated|released?|issued|updated)(?: on)?:? +)?";
const AFTER = "(?:,? +(?:at +)?\\d{1,2}[:.]\\d{2}(?: ?[ap]m)?)?\\.?$";

const DAY_FIRST = new RegExp(
  `${BEFORE}${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)? +(?:of +)?${MONTH},? +(\\d{4})${AFTER}`,
  "i",
);
const MONTH_FIRST = new RegExp(
  `${BEFORE}${WEEKDAY}${MONTH} +(\\d{1,2})(?:st|nd|rd|th)?,? +(\\d{4})${AFTER}`,
  "i",
);
const ISO = new RegExp(`${BEFORE}(\\d{4})-(\\d{2})-(\\d{2})(?:[T ].*)?$`, "i");

/** An EDTF day, or null when the line is not a date alone. Days written in digits alone (5/4/2025) are not guessed at. */
export function dateLine(line: string): string | null {
  const text = line.trim();
  if (text.length > 60) return null;
  const day = DAY_FIRST.exec(text);
  if (day) return edtf(day[3], monthOf(day[2]), Number(day[1]));
  const month = MONTH_FIRST.exec(text);
  if (month) return edtf(month[3], monthOf(month[1]), Number(month[2]));
  const iso = ISO.exec(text);
  return iso ? edtf(iso[1], Number(iso[2]), Number(iso[3])) : null;
}

/** The first line that is a date among a document's first blocks: a dateline stands near its top. */
export function datelineOf(texts: readonly string[]): string | null {
  for (const text of texts.slice(0, 12)) {
    for (const line of text.split("\n")) {
      const date = dateLine(line);
      if (date !== null) return date;
    }
  }
  return null;
}

/** `2025-10-21T09:00:00Z`, or PDF's `D:20251021090000`. */
export function propertyDate(value: string): string | null {
  const pdf = /^D:(\d{4})(\d{2})(\d{2})/.exec(value);
  return pdf ? edtf(pdf[1], Number(pdf[2]), Number(pdf[3])) : dateLine(value);
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
}

function edtf(year: string | undefined, month: number, day: number): string | null {
  const number = Number(year);
  const real = new Date(Date.UTC(number, month - 1, day));
  if (number < 1900 || real.getUTCMonth() !== month - 1 || real.getUTCDate() !== day) return null;
  return real.toISOString().slice(0, 10);
}
