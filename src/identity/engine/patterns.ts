/** Pairs counted by how they agree: a few thousand patterns stand for millions of pairs. */

export interface Patterns {
  readonly add: (out: Int32Array) => void;
  readonly all: () => readonly Pattern[];
}

export interface Pattern {
  readonly outcomes: Uint8Array;
  readonly pairs: number;
}

/** A walk through a tree, one step a property, instead of a key to be hashed. */
export function patterns(properties: number): Patterns {
  let steps = new Int32Array(16 * 1024);
  let nodes = 1;
  const ends = new Map<number, { outcomes: Uint8Array; pairs: number }>();
  const counts: { outcomes: Uint8Array; pairs: number }[] = [];
  return {
    add(out) {
      let node = 0;
      for (let nth = 0; nth < properties; nth++) {
        const at = node * 16 + ((out[nth] as number) & 15);
        let next = steps[at] as number;
        if (next === 0) {
          if ((nodes + 1) * 16 > steps.length) {
            const wider = new Int32Array(steps.length * 2);
            wider.set(steps);
            steps = wider;
          }
          next = nodes++;
          steps[at] = next;
          if (nth === properties - 1) {
            const pattern = { outcomes: Uint8Array.from(out, (each) => each & 15), pairs: 0 };
            ends.set(next, pattern);
            counts[next] = pattern;
          }
        }
        node = next;
      }
      const pattern = counts[node];
      if (pattern) pattern.pairs++;
    },
    all: () => [...ends.values()],
  };
}
