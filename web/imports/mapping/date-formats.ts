/** Which format the dates of a column are written in, as far as its values tell. */
import { FORMATS, readDate } from "./reading.ts";

export interface DateReading {
  /** Every format under which all values are dates, the likeliest for this country first. */
  readonly fits: readonly string[];
  /** Whether day and month could be meant either way: a person has to say. */
  readonly ambiguous: boolean;
}

export function dateFormatsOf(values: readonly string[]): DateReading {
  const written = values.map((value) => value.trim()).filter(Boolean);
  if (written.length === 0) return { fits: [], ambiguous: false };
  const fits = FORMATS.filter((format) => written.every((value) => readDate(value, format).ok));
  const both = (a: string, b: string) => fits.includes(a as never) && fits.includes(b as never);
  const differ = written.some((value) => {
    const [day, month] = value.split(/[./-]/);
    return day !== month;
  });
  return {
    // ISO reads under every format: then it is the format.
    fits: fits.includes("ISO") ? ["ISO"] : fits,
    ambiguous:
      !fits.includes("ISO") && differ && (both("DD/MM/YYYY", "MM/DD/YYYY") || both("DD/MM/YY", "MM/DD/YY")),
  };
}

/** A value as it would be understood, or null. */
export function understoodAs(value: string, format: string): string | null {
  const read = readDate(value, format);
  return read.ok ? read.edtf : null;
}
