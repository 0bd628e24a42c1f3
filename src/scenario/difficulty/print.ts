/** The difficulty as lines of text. */
import type { Difficulty } from "./measure.ts";

export function printDifficulty({ rows, people, truePairs, keys }: Difficulty): string {
  const width = Math.max(...keys.map(({ key }) => key.length));
  const lines = keys.map(
    ({ key, recall, precision, filled }) =>
      `  ${key.padEnd(width)}  ${share(recall)}   ${precision === null ? "   –" : share(precision)}      ${share(filled)}`,
  );
  return [
    `How hard it is: ${plain(rows)} mentions of ${plain(people)} people, ${plain(truePairs)} true pairs, all of them counted.`,
    `  ${"the same …".padEnd(width)}  finds  is right  known of`,
    ...lines,
  ].join("\n");
}

const share = (part: number): string => `${(part * 100).toFixed(1).padStart(5)}%`;
const plain = (count: number): string => count.toLocaleString("en-GB");
