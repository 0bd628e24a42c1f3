/** Times of two ways to do the same, taken in turns so that a busy machine is as hard on one as on the other. */

/** Does it and answers how many milliseconds of it count. */
export type Timed<Input> = (input: Input) => Promise<number>;

/** Milliseconds of each way for each input; every input is asked once beforehand, so that both find it warm. */
export async function inTurns<Input>(
  inputs: readonly Input[],
  ways: readonly Timed<Input>[],
): Promise<number[][]> {
  const times = ways.map((): number[] => []);
  for (const input of inputs) {
    for (const way of ways) await way(input);
    for (const [i, way] of ways.entries()) times[i]?.push(await way(input));
  }
  return times;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The smallest value that at least this share of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
