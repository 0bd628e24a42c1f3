/** Clusters that a person should look at before anybody relies on them. */

export interface Alarm {
  readonly cluster: number;
  readonly records: number;
  readonly says: string;
}

/** More records than people of whom much is known usually have. */
const MANY = 60;

export function alarmsOf(clusters: Int32Array): readonly Alarm[] {
  const sizes = new Map<number, number>();
  for (const cluster of clusters) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  return [...sizes]
    .filter(([, records]) => records > MANY)
    .map(([cluster, records]) => ({
      cluster,
      records,
      says: `${records} records are taken to be of one person. More than ${MANY} is unusual: look at it before relying on it.`,
    }));
}
