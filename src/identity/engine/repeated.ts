/**
 * Columns that repeat others. Where one column's words are all in another (a first name in a full name, a postcode in an
 * address), the other is compared only by what it says beyond, so that one agreement is not counted twice.
 */
import type { Encoded } from "./encode.ts";
import { wordsOf } from "./text.ts";

/** Rows that are looked at, and the share of them that has to agree. */
const LOOKED_AT = 2000;
const SHARE = 0.95;

/** For each column the columns whose words it repeats. */
export function repeats(columns: readonly Encoded[]): readonly (readonly number[])[] {
  const words = columns.map((column) => {
    const known = new Map<number, string[]>();
    return (row: number) => {
      const code = column.codes[row] as number;
      let found = known.get(code);
      if (!found) {
        found = wordsOf(column.values[code] ?? "");
        known.set(code, found);
      }
      return found;
    };
  });
  const rows = columns[0]?.codes.length ?? 0;
  const within = (part: number, whole: number): "within" | "same" | "not" => {
    let both = 0;
    let inside = 0;
    let equal = 0;
    for (let row = 0; row < rows && both < LOOKED_AT; row++) {
      const small = words[part]?.(row) ?? [];
      const large = words[whole]?.(row) ?? [];
      if (small.length === 0 || large.length === 0) continue;
      both++;
      if (small.every((word) => large.includes(word))) {
        inside++;
        if (small.length === large.length) equal++;
      }
    }
    if (both < 20 || inside < SHARE * both) return "not";
    return equal >= SHARE * both ? "same" : "within";
  };
  return columns.map((_, whole) =>
    columns.flatMap((_, part) => {
      if (part === whole) return [];
      const how = within(part, whole);
      // Of two that say the same, the first stays.
      return how === "within" || (how === "same" && (part < whole || within(whole, part) === "not"))
        ? [part]
        : [];
    }),
  );
}

/** What a column says beyond those that it repeats, row by row. */
export function beyond(whole: Encoded, parts: readonly Encoded[]): string[] {
  const rows: string[] = [];
  for (let row = 0; row < whole.codes.length; row++) {
    if (whole.codes[row] === 0) rows.push("");
    else
      rows.push(
        wordsBeyond(
          whole.values[whole.codes[row] as number] ?? "",
          parts.map((part) => part.values[part.codes[row] as number] ?? ""),
        ),
      );
  }
  return rows;
}

/** The words of a text that are not in others. */
export function wordsBeyond(whole: string, parts: readonly string[]): string {
  const said = parts.flatMap(wordsOf);
  return wordsOf(whole)
    .filter((word) => {
      const at = said.indexOf(word);
      if (at >= 0) said.splice(at, 1);
      return at < 0;
    })
    .join(" ");
}
