/** The outcome of `tributary link` as figures and as lines of text. */
import type { Accuracy, Linked } from "../../identity/index.ts";

export interface LinkSummary {
  readonly clusters: number;
  readonly largestCluster: number;
  readonly pairsCompared: number;
  readonly pairsPerSecond: number;
  readonly seconds: number;
  readonly peakMemoryMB: number;
}

export interface LinkResult extends LinkSummary {
  readonly pairwise?: Accuracy;
  readonly bcubed?: Accuracy;
}

export function summary({ clusters, pairsCompared, scoringSeconds }: Linked, seconds: number): LinkSummary {
  const sizes = new Map<number, number>();
  for (const cluster of clusters) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  let largest = 0;
  for (const size of sizes.values()) largest = Math.max(largest, size);
  return {
    clusters: sizes.size,
    largestCluster: largest,
    pairsCompared,
    pairsPerSecond: Math.round(pairsCompared / Math.max(scoringSeconds, 1e-6)),
    seconds: Number(seconds.toFixed(2)),
    peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

export function printLinked({ readings, model, kept, alarms, clusters }: Linked, result: LinkResult): string {
  const width = Math.max(...readings.map(({ column }) => column.length));
  const columns = readings.map(
    ({ column, guess }) => `  ${column.padEnd(width)}  ${guess.compared ?? "left out"}: ${guess.because}`,
  );
  return [
    "What each column was taken for:",
    ...columns,
    "",
    ...(model.learnedFrom.length > 0
      ? ["Learned from:", ...model.learnedFrom.map((line) => `  ${line}`), ""]
      : []),
    `${plain(clusters.length)} rows are of ${plain(result.clusters)} people; the largest cluster has ${plain(result.largestCluster)} rows.`,
    `${plain(result.pairsCompared)} pairs compared, ${plain(result.pairsPerSecond)} a second; ${result.seconds.toFixed(1)} s in all, ${plain(result.peakMemoryMB)} MB.`,
    kept === null
      ? "How many true pairs were compared cannot be estimated: too few rows share a number or a date."
      : `Of the pairs that surely are of one person, about ${(kept * 100).toFixed(1)} in 100 were compared (estimated without labels, on the high side).`,
    ...(result.pairwise && result.bcubed
      ? ["", `  by pairs   ${accuracy(result.pairwise)}`, `  B-cubed    ${accuracy(result.bcubed)}`]
      : []),
    ...(alarms.length > 0 ? ["", ...alarms.map(({ says }) => `Look at this: ${says}`)] : []),
  ].join("\n");
}

const accuracy = ({ precision, recall, f1 }: Accuracy): string =>
  `precision ${precision.toFixed(4)}   recall ${recall.toFixed(4)}   F1 ${f1.toFixed(4)}`;

const plain = (count: number): string => count.toLocaleString("en-GB");
