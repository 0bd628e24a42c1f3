/** How right a clustering is beside the truth: by pairs, and by what each record finds in its cluster (B-cubed). */

export interface Accuracy {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const accuracy = (precision: number, recall: number): Accuracy => ({
  precision,
  recall,
  f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
});

const pairsOf = (count: number): number => (count * (count - 1)) / 2;

/** `side` says which table each row is of; then only pairs across the two are counted. */
export function measure(
  clusters: ArrayLike<number>,
  truth: readonly string[],
  side: Uint8Array | null = null,
): { readonly pairwise: Accuracy; readonly bcubed: Accuracy } {
  const rows = clusters.length;
  const found = tally(rows, side, (row) => String(clusters[row]));
  const real = tally(rows, side, (row) => truth[row] ?? "");
  const both = tally(rows, side, (row) => `${clusters[row]} ${truth[row]}`);
  const sum = (tallies: ReadonlyMap<string, readonly number[]>) =>
    [...tallies.values()].reduce(
      (total, [left = 0, right = 0]) => total + (side === null ? pairsOf(left) : left * right),
      0,
    );
  const right = sum(both);
  const claimed = sum(found);
  const true_ = sum(real);
  const of = (tallies: ReadonlyMap<string, readonly number[]>, key: string) =>
    (tallies.get(key) ?? []).reduce((total, each) => total + each, 0);
  let precision = 0;
  let recall = 0;
  for (let row = 0; row < rows; row++) {
    const shared = of(both, `${clusters[row]} ${truth[row]}`);
    precision += shared / of(found, String(clusters[row]));
    recall += shared / of(real, truth[row] ?? "");
  }
  return {
    pairwise: accuracy(claimed === 0 ? 1 : right / claimed, true_ === 0 ? 1 : right / true_),
    bcubed: accuracy(precision / Math.max(1, rows), recall / Math.max(1, rows)),
  };
}

function tally(rows: number, side: Uint8Array | null, key: (row: number) => string): Map<string, number[]> {
  const counts = new Map<string, number[]>();
  for (let row = 0; row < rows; row++) {
    const at = side?.[row] ?? 0;
    const count = counts.get(key(row));
    if (count) count[at] = (count[at] ?? 0) + 1;
    else counts.set(key(row), at === 0 ? [1, 0] : [0, 1]);
  }
  return counts;
}
