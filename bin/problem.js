/** A reason to stop that is told as a sentence, and the one place that tells it. */

export class Problem extends Error {}

/**
 * Runs a script's work; its number is the exit code.
 * @param {() => Promise<number>} work
 */
export async function main(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
