export interface Option {
  readonly key: string;
  readonly label: string;
  readonly note?: string;
}

/** Every word typed must begin a word of the option; those whose label begins so come first. */
export function matching<Chosen extends Option>(
  options: readonly Chosen[],
  words: string,
): readonly Chosen[] {
  const typed = words
    .toLowerCase()
    .split(/[\s,/]+/)
    .filter(Boolean);
  const fits = options.filter((option) => {
    const own = `${option.label} ${option.note ?? ""} ${option.key}`.toLowerCase().split(/[\s,/]+/);
    return typed.every((word) => own.some((each) => each.startsWith(word)));
  });
  const first = (option: Chosen) => (option.key.toLowerCase() === words.trim().toLowerCase() ? 0 : 1);
  return fits.toSorted((a, b) => first(a) - first(b));
}
