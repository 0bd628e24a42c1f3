/** Two devices at one event that counted the same measure: only the people who stood there know whether it was the same. */
import type { ActivityWire } from "../../../src/contract/field.ts";

export interface SameThings {
  /** By which the answer is remembered. */
  readonly key: string;
  readonly measure: string;
  readonly by: string;
  readonly mine: number;
  readonly theirs: number;
}

export function sameThings(activity: ActivityWire, device: string, asked: readonly string[]): SameThings[] {
  return activity.tallies.flatMap(({ measure, devices }) => {
    const mine = devices.find((each) => each.device === device)?.quantity ?? 0;
    if (mine === 0) return [];
    return devices
      .filter((each) => each.device !== device && each.quantity > 0)
      .map((each) => ({
        key: `${activity.id} ${measure} ${each.device}`,
        measure,
        by: each.by,
        mine,
        theirs: each.quantity,
      }))
      .filter(({ key }) => !asked.includes(key));
  });
}
