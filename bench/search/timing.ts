/** Times of two ways to do the same, taken in turns so that a busy machine is as hard on one as on the other. */

/** Milliseconds of each way for each input; every input is asked once beforehand, so that both find it warm. */
export async function inTurns<Input>(
  inputs: readonly Input[],
  ways: readonly ((input: Input) => Promise<void>)[],
): Promise<number[][]> {
  const times = ways.map((): number[] => []);
  for (const input of inputs) {
    for (const way of ways) await way(input);
    for (const [i, way] of ways.entries()) {
      const began = performance.now();
      await way(input);
      times[i]?.push(performance.now() - began);
    }
  }
  return times;
}

/** The smallest value that at least this share of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
