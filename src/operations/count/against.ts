/** Figures against what was meant, and against what was before. Only the same measure in the same version compares. */
import type { Board } from "./board.ts";
import type { Shown } from "./shown.ts";

export interface Objective {
  readonly measure: string;
  readonly wanted: number;
}

export interface Against {
  readonly measure: string;
  readonly value: Shown;
  readonly wanted: number | null;
  /** What is still to come; below 0 where more came than was meant. */
  readonly remaining: number | null;
  readonly baseline: number | null;
  /** Against the baseline; null where that has no such measure and version, or is not shown. */
  readonly change: number | null;
}

export function against(
  board: Board,
  objectives: readonly Objective[],
  baseline: Board | null,
): readonly Against[] {
  const wantedOf = new Map(objectives.map(({ measure, wanted }) => [measure, wanted]));
  const before = new Map(baseline?.totals.map(({ measure, total }) => [measure, total]));
  return board.totals.map(({ measure, total }) => {
    const wanted = wantedOf.get(measure) ?? null;
    const was = before.get(measure) ?? null;
    return {
      measure,
      value: total,
      wanted,
      remaining: wanted === null || total === null ? null : wanted - total,
      baseline: was,
      change: was === null || total === null ? null : total - was,
    };
  });
}
