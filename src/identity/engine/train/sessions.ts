/** Blocks to learn from: pairs that have the same value of one property, which is then left out of what is learned. */
import type { ComparePair, Property } from "../compare/index.ts";
import { mix } from "../encode.ts";
import { type Pattern, patterns } from "../patterns.ts";

const MOST_PAIRS = 120_000;
const MOST_ROWS = 250_000;
/** Values that more rows hold tell more about chance than about people. */
const LARGEST = 100;
export const FEWEST_PAIRS = 100;

export interface TrainingBlock {
  readonly property: number;
  readonly pairs: number;
  /** How many pairs have the same value in all, of which `pairs` were taken. */
  readonly of: number;
  readonly patterns: readonly Pattern[];
}

export function trainingBlocks(
  properties: readonly Property[],
  compare: ComparePair,
  side: Uint8Array | null,
): readonly TrainingBlock[] {
  // What is told of a report and not of a person: its place, its day. Pairs that share one teach what a report is.
  const told = new Set(properties.flatMap(({ implies }) => implies));
  return properties.flatMap(({ kind, prepared, context, alsoIn }, property) => {
    // A nickname is many people's: those who share one are mostly known by nothing else.
    if (alsoIn || told.has(property) || kind === "time" || (kind === "category" && !context)) return [];
    const yearOnly = (code: number) => prepared.form === "dates" && prepared.parts[code * 3 + 2] === 0;
    const byValue = new Map<number, number[]>();
    // Of a large table one value in a few: enough to learn from.
    const filled = prepared.codes.reduce((sum, code) => sum + (code === 0 ? 0 : 1), 0);
    const one = Math.max(1, Math.ceil(filled / MOST_ROWS));
    prepared.codes.forEach((code, row) => {
      if (code === 0 || mix(code) % one !== 0 || yearOnly(code)) return;
      const rows = byValue.get(code);
      if (rows) rows.push(row);
      else byValue.set(code, [row]);
    });
    const values = [...byValue].filter(([, rows]) => rows.length > 1 && rows.length <= LARGEST);
    // In an order that is nobody's: a sample that does not depend on where rows stand.
    values.sort(([a], [b]) => mix(a) - mix(b) || a - b);
    const counted = patterns(properties.length);
    const out = new Int32Array(properties.length);
    let pairs = 0;
    for (const [, rows] of values) {
      for (let i = 0; i < rows.length && pairs < MOST_PAIRS; i++) {
        for (let j = i + 1; j < rows.length; j++) {
          const a = rows[i] as number;
          const b = rows[j] as number;
          if (side !== null && side[a] === side[b]) continue;
          compare(a, b, out);
          counted.add(out);
          pairs++;
        }
      }
      if (pairs >= MOST_PAIRS) break;
    }
    const of = one * values.reduce((sum, [, rows]) => sum + (rows.length * (rows.length - 1)) / 2, 0);
    return pairs < FEWEST_PAIRS
      ? []
      : [{ property, pairs, of: Math.max(of, pairs), patterns: counted.all() }];
  });
}
