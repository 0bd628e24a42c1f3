/** The parts of the work that can be done side by side: each is a range, all it needs, and where to write. */
import type { Blocks } from "./block/blocks.ts";
import { rankCandidates, type Times } from "./block/candidates.ts";
import { comparePairs, type Property } from "./compare/index.ts";
import { scorePairs, type Weights } from "./score.ts";

export type Part =
  | {
      readonly is: "rank";
      readonly blocks: Blocks;
      readonly best: Int32Array;
      readonly first: number;
      readonly end: number;
      readonly side: Uint8Array | null;
      readonly times: Times | null;
    }
  | {
      readonly is: "score";
      readonly properties: readonly Property[];
      readonly weights: Weights;
      readonly left: Int32Array;
      readonly right: Int32Array;
      readonly into: Float32Array;
      readonly first: number;
      readonly end: number;
    };

/** Whoever carries parts out, one a thread. */
export interface Workers {
  readonly count: number;
  readonly run: (parts: readonly Part[]) => Promise<void>;
}

export const oneAfterAnother: Workers = {
  count: 1,
  run: async (parts) => {
    for (const part of parts) carryOut(part);
  },
};

export function carryOut(part: Part): void {
  if (part.is === "rank") {
    rankCandidates(part.blocks, part.best, part.first, part.end, part.side, part.times);
    return;
  }
  const { properties, weights, left, right, into, first, end } = part;
  const score = scorePairs(properties, comparePairs(properties), weights);
  for (let pair = first; pair < end; pair++) into[pair] = score(left[pair] as number, right[pair] as number);
}

/** A range cut into equal pieces. */
export function pieces(
  length: number,
  count: number,
): readonly { readonly first: number; readonly end: number }[] {
  return Array.from({ length: count }, (_, nth) => ({
    first: Math.floor((length * nth) / count),
    end: Math.floor((length * (nth + 1)) / count),
  }));
}
