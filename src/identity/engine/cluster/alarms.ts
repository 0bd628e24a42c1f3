/** Clusters that a person should look at before anybody relies on them: very many records, or ends that lie far apart. */
import type { Edges } from "./index.ts";

export interface Alarm {
  readonly cluster: number;
  readonly records: number;
  readonly says: string;
}

/** More records than people of whom much is known usually have. */
const MANY = 60;
/** In steps from record to like record: further apart, the ends of a cluster hardly know each other. */
const FAR = 5;
/** Smaller clusters are looked at as a whole when they are merged. */
const FEW = 8;

/** `edges` from `line` bits up are steps; both are by the row numbers of `clusters`. */
export function alarmsOf(clusters: Int32Array, edges: Edges, line: number): readonly Alarm[] {
  const members = new Map<number, number[]>();
  clusters.forEach((cluster, row) => {
    const list = members.get(cluster);
    if (list) list.push(row);
    else members.set(cluster, [row]);
  });
  const large = new Map([...members].filter(([, rows]) => rows.length >= FEW));
  const steps = stepsWithin(large, clusters, edges, line);
  return [...large].flatMap(([cluster, rows]) => {
    const across = diameterOf(rows, steps);
    const says = [
      ...(rows.length > MANY
        ? [
            `${rows.length} records are taken to be of one person. More than ${MANY} is unusual: look at it before relying on it.`,
          ]
        : []),
      ...(across > FAR
        ? [
            `Of ${rows.length} records taken to be of one person, two are alike only through ${across - 1} others: look whether it is a chain.`,
          ]
        : []),
    ];
    return says.map((words) => ({ cluster, records: rows.length, says: words }));
  });
}

function stepsWithin(
  large: ReadonlyMap<number, readonly number[]>,
  clusters: Int32Array,
  { left, right, weight }: Edges,
  line: number,
): ReadonlyMap<number, number[]> {
  const steps = new Map<number, number[]>();
  const step = (from: number, to: number) => {
    const list = steps.get(from);
    if (list) list.push(to);
    else steps.set(from, [to]);
  };
  for (let edge = 0; edge < weight.length; edge++) {
    const [a, b] = [left[edge] as number, right[edge] as number];
    if ((weight[edge] as number) < line || clusters[a] !== clusters[b]) continue;
    if (!large.has(clusters[a] as number)) continue;
    step(a, b);
    step(b, a);
  }
  return steps;
}

/**
 * The longest of the shortest ways found from the record that lies furthest from the first: never more than the diameter, and
 * the diameter itself where the cluster is a chain. Records that no step reaches were brought together by others' evidence.
 */
function diameterOf(rows: readonly number[], steps: ReadonlyMap<number, readonly number[]>): number {
  const [first] = rows;
  if (first === undefined) return 0;
  return furthestFrom(furthestFrom(first, steps).row, steps).distance;
}

function furthestFrom(
  start: number,
  steps: ReadonlyMap<number, readonly number[]>,
): { row: number; distance: number } {
  const distance = new Map([[start, 0]]);
  let last = start;
  // A map is walked in the order in which it grows: breadth first.
  for (const [row, far] of distance) {
    last = row;
    for (const next of steps.get(row) ?? []) if (!distance.has(next)) distance.set(next, far + 1);
  }
  return { row: last, distance: distance.get(last) ?? 0 };
}
