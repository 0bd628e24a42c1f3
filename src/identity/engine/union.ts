/** Rows that belong together, joined pair by pair; each goes by the lowest of those it is joined with. */
export interface Union {
  find(row: number): number;
  /** Whether they were apart. */
  join(a: number, b: number): boolean;
  /** By row, the lowest row that it is joined with. */
  roots(): Int32Array;
}

export function unionOf(rows: number): Union {
  const root = Int32Array.from({ length: rows }, (_, row) => row);
  const find = (row: number): number => {
    let at = row;
    while (root[at] !== at) {
      root[at] = root[root[at] as number] as number;
      at = root[at] as number;
    }
    return at;
  };
  return {
    find,
    join(a, b) {
      const [one, other] = [find(a), find(b)];
      if (one === other) return false;
      root[Math.max(one, other)] = Math.min(one, other);
      return true;
    },
    roots: () => root.map((_, row) => find(row)),
  };
}
