/** Dates of birth, by how exactly they are known and by how they are miswritten; and times, by how near they lie. */
import type { PreparedDates } from "../prepare/dates.ts";

const [SAME, MONTH, SWAPPED, DIGIT, YEAR, NEAR, WITHIN_YEAR, AGE, DIFFERENT] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9,
] as const;

export function compareBirths(dates: PreparedDates): (a: number, b: number) => number {
  return (a, b) => {
    const { parts, days } = dates;
    const yearA = parts[a * 3] as number;
    const yearB = parts[b * 3] as number;
    const monthA = parts[a * 3 + 1] as number;
    const monthB = parts[b * 3 + 1] as number;
    const dayA = parts[a * 3 + 2] as number;
    const dayB = parts[b * 3 + 2] as number;
    if (monthA === 0 || monthB === 0) return yearA === yearB ? YEAR : apart(Math.abs(yearA - yearB) * 366);
    if (dayA === 0 || dayB === 0) {
      if (yearA === yearB && monthA === monthB) return MONTH;
      return apart(Math.abs((days[a] as number) - (days[b] as number)));
    }
    if (yearA === yearB && monthA === monthB && dayA === dayB) return SAME;
    if (yearA === yearB && monthA === dayB && dayA === monthB) return SWAPPED;
    if (oneFigure(yearA * 10_000 + monthA * 100 + dayA, yearB * 10_000 + monthB * 100 + dayB)) return DIGIT;
    const gap = Math.abs((days[a] as number) - (days[b] as number));
    return gap <= 31 ? NEAR : apart(gap);
  };
}

const apart = (gap: number): number => (gap <= 366 ? WITHIN_YEAR : gap <= 3653 ? AGE : DIFFERENT);

/** One figure changed, or two neighbours swapped, in eight. */
function oneFigure(a: number, b: number): boolean {
  let differing = 0;
  let first = -1;
  let second = -1;
  for (let at = 0, x = a, y = b; at < 8; at++) {
    if (x % 10 !== y % 10) {
      differing++;
      if (differing > 2) return false;
      if (first < 0) first = at;
      else second = at;
    }
    x = Math.trunc(x / 10);
    y = Math.trunc(y / 10);
  }
  if (differing === 1) return true;
  if (second !== first + 1) return false;
  const figure = (n: number, at: number) => Math.trunc(n / 10 ** at) % 10;
  return figure(a, first) === figure(b, second) && figure(a, second) === figure(b, first);
}

export function compareTimes(dates: PreparedDates): (a: number, b: number) => number {
  return (a, b) => {
    const { days } = dates;
    const gap = Math.abs((days[a] as number) - (days[b] as number));
    return gap === 0 ? 1 : gap <= 3 ? 2 : gap <= 14 ? 3 : gap <= 61 ? 4 : gap <= 183 ? 5 : 6;
  };
}
