/** What `tributary link --out` writes: a cluster for each row, and the pairs that speak for one person, with reasons. */
import { comparePairs, explain, type Linked, probability, weightsOf } from "../../identity/index.ts";

const cell = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The cluster goes by the id of its first row. */
export function clusterRows({ clusters }: Linked, ids: readonly string[]): string {
  const first = new Map<number, string>();
  const lines = ["id,cluster"];
  clusters.forEach((cluster, row) => {
    const id = ids[row] ?? "";
    if (!first.has(cluster)) first.set(cluster, id);
    lines.push(`${cell(id)},${cell(first.get(cluster) ?? "")}`);
  });
  return `${lines.join("\n")}\n`;
}

export function pairRows({ edges, prepared, model, clusters }: Linked, ids: readonly string[]): string {
  const { properties, order } = prepared;
  const compare = comparePairs(properties);
  const weights = weightsOf(model);
  const lines = ["left,right,weight,probability,one_cluster,speaks_for,speaks_against"];
  edges.weight.forEach((weight, pair) => {
    if (weight < 0) return;
    const a = edges.left[pair] as number;
    const b = edges.right[pair] as number;
    const { speaksFor, speaksAgainst } = explain(properties, compare, weights, a, b);
    const words = (steps: typeof speaksFor) =>
      steps.map((step) => `${step.property}: ${step.says} ${step.weight.toFixed(1)}`).join("; ");
    const rowA = order[a] as number;
    const rowB = order[b] as number;
    const one = clusters[rowA] === clusters[rowB];
    lines.push(
      [
        cell(ids[rowA] ?? ""),
        cell(ids[rowB] ?? ""),
        weight.toFixed(2),
        probability(weight).toFixed(4),
        one ? "yes" : "no",
        cell(words(speaksFor)),
        cell(words(speaksAgainst)),
      ].join(","),
    );
  });
  return `${lines.join("\n")}\n`;
}
