/** For tests of deconfliction: a tasking that asks, the job that looks, and time that passes. */
import type {
  DeconflictionAnswerWire,
  DeconflictionWire,
  SubjectWire,
} from "../../../contract/deconflict.ts";
import { resolveSome } from "../../../identity/index.ts";
import type { Who } from "../../../intelligence/testing/cast.ts";
import type { Scene } from "../../../intelligence/testing/scene.ts";
import { deconflict } from "../ask.ts";
import { heldMatches } from "../desk.ts";
import { listDeconflictions } from "../list.ts";
import { lookForHidden } from "../look.ts";

export const NO_LIMIT = { alarmAt: 10_000, refuseAt: 10_000, withinSeconds: 60 };

export async function asks(
  scene: Scene,
  who: Who,
  tasking: string,
  ...subjects: SubjectWire[]
): Promise<DeconflictionAnswerWire> {
  return await scene.as(who, (viewer) => deconflict(viewer, tasking, { subjects }, NO_LIMIT));
}

export async function resolved(scene: Scene): Promise<void> {
  while ((await resolveSome(scene.access, 500)).reports > 0);
}

export async function looked(scene: Scene): Promise<number> {
  await resolved(scene);
  return await lookForHidden(scene.access);
}

/** The newest of a tasking, as this person sees it. */
export async function newest(scene: Scene, who: Who, tasking: string): Promise<DeconflictionWire> {
  const { items } = await scene.as(who, (viewer) => listDeconflictions(viewer, tasking));
  const [first] = items;
  if (!first) throw new Error("nothing was asked");
  return first;
}

export async function heldBy(scene: Scene, who: Who, deconfliction: string) {
  const { rows } = await scene.database.admin.query<{ id: string }>(
    "select id from deconfliction_match where deconfliction_id = $1",
    [deconfliction],
  );
  const { items } = await scene.as(who, heldMatches);
  return items.filter((item) => rows.some(({ id }) => id === item.id));
}

/** As if it had been asked so much earlier. */
export async function passes(scene: Scene, deconfliction: string, minutes: number): Promise<void> {
  const earlier = "make_interval(mins => $2)";
  await scene.database.admin.query(
    `update deconfliction set asked_at = asked_at - ${earlier}, confirm_by = confirm_by - ${earlier} where id = $1`,
    [deconfliction, minutes],
  );
  await scene.database.admin.query(
    `update deconfliction_match set asked_at = asked_at - ${earlier}, due_at = due_at - ${earlier} where deconfliction_id = $1`,
    [deconfliction, minutes],
  );
}

/** More than a day: whatever the start, the time of the desks is over. */
export const OVER = 25 * 60;
