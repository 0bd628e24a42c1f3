/**
 * Numbers that carry check digits. The engine is told of them (`link`, `pin`): how a number is written, and when its check digit
 * is right, is known where selectors are read.
 */
export interface Checksum {
  /** What a model calls it. */
  readonly id: string;
  /** In words, such as "container numbers with check digits". */
  readonly says: string;
  /** The number alone, from any written form, and whether its check digit is right; null where the words hold none. */
  readonly read: (written: string) => { readonly number: string; readonly holds: boolean } | null;
}

/** One number in ten passes a check digit by chance: of so many values half never do. */
const FEWEST = 12;
const MOSTLY = 0.5;

/** The check digits that most of these different values carry; null where they carry none. */
export function checksumIn(values: readonly string[], checksums: readonly Checksum[]): Checksum | null {
  if (values.length < FEWEST) return null;
  return (
    checksums.find(
      ({ read }) => values.filter((value) => read(value)?.holds).length >= MOSTLY * values.length,
    ) ?? null
  );
}
