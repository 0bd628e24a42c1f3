/**
 * How alike two words are, over code units in a typed array: no string is made, nothing is allocated a call. The buffers
 * are shared by all calls of a thread, which never nest. Tested against published values.
 */

const LONGEST = 256;
const taken = new Uint8Array(LONGEST);
const matched = new Uint16Array(LONGEST);
const rows = new Uint16Array((LONGEST + 2) * (LONGEST + 2));
const lastRow = new Uint16Array(65_536);

/** Jaro–Winkler, 0 to 1: prefix of up to four, weight 0.1, given only above 0.7. */
export function jaroWinkler(
  chars: Uint16Array,
  a: number,
  lengthA: number,
  b: number,
  lengthB: number,
): number {
  const la = Math.min(lengthA, LONGEST);
  const lb = Math.min(lengthB, LONGEST);
  if (la === 0 || lb === 0) return la === lb ? 1 : 0;
  const reach = Math.max(0, (Math.max(la, lb) >> 1) - 1);
  taken.fill(0, 0, lb);
  let common = 0;
  for (let i = 0; i < la; i++) {
    const unit = chars[a + i] as number;
    const end = Math.min(lb, i + reach + 1);
    for (let j = i > reach ? i - reach : 0; j < end; j++) {
      if (taken[j] === 0 && chars[b + j] === unit) {
        taken[j] = 1;
        matched[common++] = unit;
        break;
      }
    }
  }
  if (common === 0) return 0;
  let swapped = 0;
  for (let j = 0, at = 0; j < lb; j++) {
    if (taken[j] === 1 && chars[b + j] !== matched[at++]) swapped++;
  }
  const jaro = (common / la + common / lb + (common - (swapped >> 1)) / common) / 3;
  if (jaro <= 0.7) return jaro;
  let prefix = 0;
  const most = Math.min(4, la, lb);
  while (prefix < most && chars[a + prefix] === chars[b + prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** Whether two words are at most one letter apart: one changed, one more, or two neighbours swapped. */
export function withinOneEdit(
  chars: Uint16Array,
  a: number,
  lengthA: number,
  b: number,
  lengthB: number,
): boolean {
  if (lengthA > lengthB) return withinOneEdit(chars, b, lengthB, a, lengthA);
  if (lengthB - lengthA > 1) return false;
  let same = 0;
  while (same < lengthA && chars[a + same] === chars[b + same]) same++;
  if (same === lengthA) return true;
  const rest = (i: number, j: number): boolean => {
    while (i < lengthA && chars[a + i] === chars[b + j]) {
      i++;
      j++;
    }
    return i === lengthA;
  };
  if (lengthA < lengthB) return rest(same, same + 1);
  if (rest(same + 1, same + 1)) return true;
  return (
    chars[a + same] === chars[b + same + 1] &&
    chars[a + same + 1] === chars[b + same] &&
    rest(same + 2, same + 2)
  );
}

/** Damerau–Levenshtein, unrestricted: insert, delete, change, swap neighbours; letters may be edited again after a swap. */
export function damerau(chars: Uint16Array, a: number, lengthA: number, b: number, lengthB: number): number {
  const la = Math.min(lengthA, LONGEST);
  const lb = Math.min(lengthB, LONGEST);
  if (la === 0 || lb === 0) return Math.max(la, lb);
  const width = lb + 2;
  const far = la + lb;
  rows[0] = far;
  for (let i = 0; i <= la; i++) {
    rows[(i + 1) * width] = far;
    rows[(i + 1) * width + 1] = i;
  }
  for (let j = 0; j <= lb; j++) {
    rows[j + 1] = far;
    rows[width + j + 1] = j;
    if (j < lb) lastRow[chars[b + j] as number] = 0;
  }
  for (let i = 0; i < la; i++) lastRow[chars[a + i] as number] = 0;
  for (let i = 1; i <= la; i++) {
    const unit = chars[a + i - 1] as number;
    let lastColumn = 0;
    for (let j = 1; j <= lb; j++) {
      const other = chars[b + j - 1] as number;
      const row = lastRow[other] as number;
      const column = lastColumn;
      const same = unit === other;
      if (same) lastColumn = j;
      const at = (i + 1) * width + j + 1;
      let best = (rows[at - width - 1] as number) + (same ? 0 : 1);
      const inserted = (rows[at - 1] as number) + 1;
      if (inserted < best) best = inserted;
      const deleted = (rows[at - width] as number) + 1;
      if (deleted < best) best = deleted;
      const swap = (rows[row * width + column] as number) + (i - row - 1) + 1 + (j - column - 1);
      if (swap < best) best = swap;
      rows[at] = best;
    }
    lastRow[unit] = i;
  }
  return rows[(la + 1) * width + lb + 1] as number;
}
