/** Two values of one field: both stay until a person chooses. */
import { randomUUID } from "node:crypto";
import type { ActivityDocument, OpenConflict } from "./document.ts";
import type { Speaker } from "./speaker.ts";
import { type Clash, same } from "./spoken.ts";

/** One open conflict for a field and a device: what the device says later of it takes the place of what it said before. */
export function keepBoth(
  activity: ActivityDocument,
  part: string | null,
  clash: Clash,
  { device, sequence }: Speaker,
): void {
  if (device === null) return;
  const open = openOn(activity, part, clash.field).find((each) => each.device === device);
  if (open) {
    if (open.sequence > sequence) return;
    open.other = clash.other;
    open.sequence = sequence;
    activity.touched.conflicts.add(open);
    return;
  }
  const { field, kept, other } = clash;
  const added: OpenConflict = { id: randomUUID(), part, field, kept, other, device, sequence, chosen: null };
  activity.conflicts.push(added);
  activity.touched.newConflicts.add(added);
}

/** Where those who differed now say the same, there is nothing to choose. */
export function settle(activity: ActivityDocument, part: string | null, field: string): void {
  const spoken = part === null ? activity : activity.parts.get(part);
  for (const open of openOn(activity, part, field)) {
    if (!same(open.other.value, spoken?.fields[field])) continue;
    open.chosen = "other";
    activity.touched.conflicts.add(open);
  }
}

export function openOn(activity: ActivityDocument, part: string | null, field: string): OpenConflict[] {
  return activity.conflicts.filter(
    (each) => each.chosen === null && each.part === part && each.field === field,
  );
}
