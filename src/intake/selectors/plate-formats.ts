/**
 * Registration marks by country, as printed on the plate. `sure` forms need no other sign that a vehicle is
 * meant; `shaped` ones need a word for a vehicle nearby; the rest are loose, and need "plate", "index" or the
 * like right before them. Plates of several countries share a form: the country is a suggestion.
 */

/** One form of plate. Blanks and dashes in the patterns are written with `_`. */
export interface PlateFormat {
  readonly country: string;
  readonly pattern: string;
  readonly sure?: true;
}

/** In the order in which they are tried: the particular before the general. */
export const PLATE_FORMATS: readonly PlateFormat[] = [
  // Since 2001: area, age (02–29 or 51–79 until 2030), three letters; never I or Q in front, nor I behind.
  {
    country: "GB",
    pattern: "[A-HJ-PR-Y][A-HJ-PR-Y](?:0[2-9]|[12]\\d|5[1-9]|[67]\\d) ?[A-HJ-PR-Z]{3}",
    sure: true,
  },
  { country: "IE", pattern: "(?:\\d{2}|1[3-9][12]|2\\d[12])-[A-Z]{1,2}-\\d{1,6}", sure: true },
  {
    country: "IE",
    pattern:
      "(?:0\\d|1[0-2]|1[3-9][12]|2\\d[12])_(?:D|C|G|L|LK|T|W|WX|WW|MH|KE|KY|LH|CN|DL|MO|MN|RN|SO|OY|LS|LM|LD|CE|CW|KK|TS|WH|WD)_\\d{1,6}",
  },
  { country: "GB", pattern: "[A-HJ-NPR-TV-Y]\\d{1,3} ?[A-HJ-PR-Z]{3}" },
  { country: "GB", pattern: "Q\\d{1,3} ?[A-HJ-PR-Z]{3}" },
  { country: "GB", pattern: "[A-HJ-PR-Z]{3} ?\\d{1,3}[A-HJ-NPR-TV-Y]" },
  { country: "RO", pattern: "B_\\d{2,3}_[A-Z]{3}" },
  {
    country: "RO",
    pattern:
      "(?:AB|AR|AG|BC|BH|BN|BT|BV|BR|BZ|CS|CL|CJ|CT|CV|DB|DJ|GL|GR|GJ|HR|HD|IL|IS|IF|MM|MH|MS|NT|OT|PH|SM|SJ|SB|SV|TR|TM|TL|VS|VL|VN)_\\d{2}_[A-Z]{3}",
  },
  { country: "AL", pattern: "[A-Z]{2}[ -]\\d{3}[ -][A-Z]{2}" },
  { country: "FR", pattern: "[A-Z]{2}_\\d{3}_[A-Z]{2}" },
  {
    country: "NL",
    pattern:
      "[A-Z]{1,2}-\\d{3}-[A-Z]{1,2}|\\d{2}-[A-Z]{2,3}-\\d{1,2}|[A-Z]{2}-\\d{2}-[A-Z]{2}|\\d-[A-Z]{3}-\\d{2}|[A-Z]{2}-[A-Z]{2}-\\d{2}|\\d{2}-[A-Z]{2}-[A-Z]{2}",
  },
  { country: "BE", pattern: "[1-9]_[A-Z]{3}_\\d{3}" },
  { country: "BG", pattern: "[ABEKMHOPCTYX]{1,2}_\\d{4}_[ABEKMHOPCTYX]{2}" },
  { country: "ES", pattern: "\\d{4}_[BCDFGHJ-NPR-TV-Z]{3}" },
  { country: "UA", pattern: "[ABCEHIKMOPTX]{2}_\\d{4}_[ABCEHIKMOPTX]{2}" },
  { country: "TR", pattern: "(?:0[1-9]|[1-7]\\d|8[01]) [A-Z]{1,3} \\d{2,5}" },
  { country: "DE", pattern: "[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}[ -]?\\d{1,4}[EH]?" },
  { country: "SK", pattern: "[A-Z]{2}_\\d{3}[A-Z]{2}" },
  { country: "CZ", pattern: "\\d[A-Z]\\d_\\d{4}" },
  { country: "RS", pattern: "[A-ZČŠŽ]{2}[ -]\\d{3,4}-[A-Z]{2}" },
  // Northern Ireland's, after the longer forms that begin like it.
  { country: "GB", pattern: "(?:[A-Z]I[A-Z]|[A-Z]{2}Z|[A-Z]I|I[A-Z]|[A-Z]Z) ?\\d{2,4}" },
  { country: "HU", pattern: "[A-Z]{3}-\\d{3}|[A-Z]{2}[ -][A-Z]{2}[ -]\\d{3}" },
  { country: "LT", pattern: "[A-Z]{3}_\\d{3}" },
  { country: "LV", pattern: "[A-Z]{2}-\\d{2,4}" },
  { country: "GR", pattern: "[A-Z]{3}[ -]\\d{4}" },
  { country: "DK", pattern: "[A-Z]{2} \\d{2} \\d{3}" },
  { country: "PT", pattern: "\\d{2}-\\d{2}-[A-Z]{2}|[A-Z]{2}-\\d{2}-\\d{2}" },
  { country: "AT", pattern: "[A-Z]{1,2}-\\d{1,5}_[A-Z]{1,3}" },
  { country: "IT", pattern: "[A-Z]{2}\\d{3}[A-Z]{2}" },
  { country: "MD", pattern: "[A-Z]{3} \\d{2,3}" },
  { country: "PL", pattern: "[A-Z]{2,3}[ -](?=[A-Z]{0,2}\\d)[A-Z0-9]{4,5}" },
];

/** A pattern with its gaps filled in. */
export function platePattern(format: PlateFormat): string {
  return format.pattern.replaceAll("_", "[ -]?");
}

/** The loosest plate there is: two or three groups of letters and digits, tested further by the caller. */
export const LOOSE_PLATE = "[A-Z0-9]{1,8}(?:[ -][A-Z0-9]{1,5}){0,2}";
