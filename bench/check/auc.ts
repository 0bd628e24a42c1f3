/** How well two groups of numbers are told apart by their size: 0.5 not at all, 1 always. Whichever of the two is larger. */

/** The area under the curve by ranks, ties counted half (Mann and Whitney 1947). */
export function apart(one: readonly number[], other: readonly number[]): number {
  const all = [...one.map((value) => ({ value, of: 0 })), ...other.map((value) => ({ value, of: 1 }))].sort(
    (a, b) => a.value - b.value,
  );
  let ranks = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.value === all[from]?.value) to += 1;
    // Ties share the middle of their ranks.
    const rank = (from + to + 1) / 2;
    for (let at = from; at < to; at++) if (all[at]?.of === 0) ranks += rank;
    from = to;
  }
  const area = (ranks - (one.length * (one.length + 1)) / 2) / (one.length * other.length);
  return Math.max(area, 1 - area);
}
