/** Rubbish in: many thousand damaged files, read to their end or refused in words, quickly and in bounded memory. */
import { mutation, outcomeOf } from "../../src/intake/tables/testing/mutations.ts";
import { atMost, type BenchRow, informs } from "../result.ts";

const SECONDS_A_FILE = 5;
const MEMORY_BAR_MB = 1000;

export async function mutations(count: number, log: (line: string) => void): Promise<BenchRow[]> {
  let broken = 0;
  let refused = 0;
  let unreadable = 0;
  let slowest = 0;
  let peak = 0;
  const began = performance.now();
  for (let seed = 1; seed <= count; seed++) {
    const damaged = mutation(seed);
    const outcome = await outcomeOf(damaged);
    for (const what of outcome.broken) log(`mutations: ${damaged.name}, seed ${seed}: ${what}`);
    broken += outcome.broken.length;
    refused += outcome.refused;
    unreadable += outcome.unreadable === null ? 0 : 1;
    slowest = Math.max(slowest, outcome.milliseconds / 1000);
    if (seed % 500 === 0) peak = Math.max(peak, process.memoryUsage().rss / 1e6);
    if (seed % 20_000 === 0) log(`mutations: ${seed} of ${count}`);
  }
  const files = `${count.toLocaleString("en-GB")} damaged files`;
  return [
    atMost(`${files}: crashes, and refusals without a place or a reason`, broken, "", 0),
    atMost(`${files}: the slowest`, slowest, "s", SECONDS_A_FILE),
    atMost(`${files}: memory`, peak, "MB", MEMORY_BAR_MB),
    informs(`${files}: records refused`, refused, ""),
    informs(`${files}: not readable at all`, unreadable, ""),
    informs(`${files}: a second`, count / ((performance.now() - began) / 1000), "/s"),
  ];
}
