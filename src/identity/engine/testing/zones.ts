/** A passport's machine-readable zone (ICAO 9303, part 3, 4.9: weights 7, 3 and 1) of nobody, for tests. */
export function zoneOf(number: string): string {
  const digit = (text: string) =>
    [...text].reduce(
      (sum, each, at) => sum + (each === "<" ? 0 : Number.parseInt(each, 36)) * Number("731"[at % 3]),
      0,
    ) % 10;
  const [birth, expiry, personal] = ["800101", "300101", "<".repeat(14)];
  const all = `${number}${digit(number)}${birth}${digit(birth)}${expiry}${digit(expiry)}${personal}0`;
  return `P<UTO${"POPA<<ANA".padEnd(39, "<")}\n${number}${digit(number)}UTO${birth}${digit(birth)}F${expiry}${digit(expiry)}${personal}0${digit(all)}`;
}
