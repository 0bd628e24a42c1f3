/** A million people of a scenario, rows to clusters, in a process of its own so that its memory is its own. */
import { CHECKSUMS, link, measure, threads } from "../../src/identity/index.ts";
import { peopleOf } from "./tables.ts";

export interface Large {
  readonly rows: number;
  readonly seconds: number;
  readonly peakMemoryMB: number;
  readonly precision: number;
  readonly f1: number;
}

const folder = process.argv[2];
if (folder === undefined) throw new Error("Name the folder of a scenario.");
const { records, truth } = peopleOf(folder);
const hands = threads(2);
const started = performance.now();
const { clusters } = await link(records, { checksums: CHECKSUMS, workers: hands });
const seconds = (performance.now() - started) / 1000;
const peakMemoryMB = Math.round(process.resourceUsage().maxRSS / 1024);
await hands.close();
const { pairwise } = measure(clusters, truth);
const large: Large = {
  rows: truth.length,
  seconds,
  peakMemoryMB,
  precision: pairwise.precision,
  f1: pairwise.f1,
};
console.log(JSON.stringify(large));
