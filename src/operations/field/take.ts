/**
 * Takes operations in: each is applied or refused by itself, and what they changed is written together. Where the database will
 * not keep something that nobody foresaw, they are tried one by one, so that one that cannot be kept holds up no other.
 */
import { sql } from "kysely";
import { DatabaseError } from "pg";
import { audienceOf, Refusal, type Viewer } from "../../access/index.ts";
import type { ActRecord } from "../../audit/index.ts";
import type { FieldBodyWire, FieldOutcomeWire } from "../../contract/field.ts";
import type { Keys } from "../../database/index.ts";
import { apply } from "./apply.ts";
import { countActivities, numberPeople } from "./cards.ts";
import { type ActivityDocument, untouched } from "./document.ts";
import { keepActivities } from "./keep.ts";
import { type Known, readKnown } from "./known.ts";
import { loadActivities } from "./load.ts";
import { makeReport } from "./report-draft.ts";
import type { Speaker } from "./speaker.ts";

/** What taking in needs besides the viewer. */
export interface FieldHouse {
  readonly keys: Keys;
  readonly keptDays: number;
}

/** An operation and who sent it. */
export interface Sent {
  readonly sequence: number;
  /** As the device says it; `speaker.at` is the same by the server's clock. */
  readonly deviceAt: string;
  readonly body: FieldBodyWire;
  readonly speaker: Speaker;
  /** Name and agency, as they then were. */
  readonly signed: string;
}

export interface Taken extends FieldOutcomeWire {
  /** The activity with which it is kept, and its readers. */
  readonly activity: string | null;
  readonly audience: number;
}

export async function takeIn(viewer: Viewer, house: FieldHouse, sent: readonly Sent[]): Promise<Taken[]> {
  if (sent.length === 0) return [];
  const acts: ActRecord[] = [];
  const trial: Viewer = { ...viewer, record: (act) => void acts.push(act) };
  await sql`savepoint taking`.execute(viewer.db);
  try {
    const taken = await takeTogether(trial, house, sent);
    await sql`release savepoint taking`.execute(viewer.db);
    for (const act of acts) viewer.record(act);
    return taken;
  } catch (error) {
    if (!cannotBeKept(error)) throw error;
    await sql`rollback to savepoint taking`.execute(viewer.db);
    const [only] = sent;
    if (sent.length === 1 && only) return [await notKept(viewer, only.sequence, error)];
  }
  const taken: Taken[] = [];
  for (const one of sent) taken.push(...(await takeIn(viewer, house, [one])));
  return taken;
}

/** A value that breaks a rule of the tables. What else breaks is a fault of ours: the device keeps it and tries again. */
function cannotBeKept(error: unknown): boolean {
  if (error instanceof Refusal) return true;
  return error instanceof DatabaseError && /^(22...|2350[35]|23514)$/.test(error.code ?? "");
}

const NOT_KEPT =
  "This could not be kept as it was sent. Record it again and, if that is refused too, tell your supervisor.";

async function notKept(viewer: Viewer, sequence: number, error: unknown): Promise<Taken> {
  const says = error instanceof Refusal ? error.message : NOT_KEPT;
  return { sequence, outcome: "refused", says, activity: null, audience: await audienceOf(viewer, []) };
}

async function takeTogether(viewer: Viewer, house: FieldHouse, sent: readonly Sent[]): Promise<Taken[]> {
  const bodies = sent.map((each) => each.body);
  const known = await readKnown(viewer, bodies, { now: new Date(), keptDays: house.keptDays });
  const activities = await loadActivities(viewer, [...new Set(bodies.map((body) => body.activity))]);
  const outcomes: FieldOutcomeWire[] = [];
  for (const each of sent) outcomes.push(await takeOne(viewer, activities, each, known));

  const changed = [...activities.values()].filter((each) => each.touched.row || each.touched.parts.size > 0);
  for (const activity of changed) numberPeople(activity, house.keys);
  const strange = await keepActivities(viewer, changed, known);
  const kept = changed.filter((each) => !strange.has(each.id));
  await countActivities(
    viewer,
    kept,
    known,
    (each) => each.touched.steps.at(-1)?.reason || "Recorded in the field",
  );
  recordChanges(viewer, kept);
  const nobody =
    outcomes.some((each) => each.outcome === "refused") || strange.size > 0
      ? await audienceOf(viewer, [])
      : 0;
  return outcomes.map((outcome, at) => {
    const id = bodies[at]?.activity ?? "";
    const activity = activities.get(id);
    if (strange.has(id)) {
      return { ...outcome, outcome: "refused", says: NOT_YOURS, activity: null, audience: nobody };
    }
    const own = activity && activity.agencyId === viewer.agency.id && activity.purpose === viewer.purpose;
    return own
      ? { ...outcome, activity: id, audience: activity.audience }
      : { ...outcome, activity: null, audience: nobody };
  });
}

const NOT_YOURS =
  "This activity is not shared with you for this purpose. Record what you did as an activity of your own.";

async function takeOne(
  viewer: Viewer,
  activities: Map<string, ActivityDocument>,
  { sequence, body, speaker, signed, deviceAt }: Sent,
  known: Known,
): Promise<FieldOutcomeWire> {
  try {
    const there = activities.get(body.activity);
    if (there && (there.agencyId !== viewer.agency.id || there.purpose !== viewer.purpose)) {
      throw new Refusal(
        "forbidden",
        `${there.agency} recorded this activity. Record your own; the two are joined at a desk.`,
      );
    }
    const activity = there ?? begin(viewer, body, { speaker, signed });
    const base = Math.min(speaker.base, activity.version);
    if (body.do === "report") {
      await makeReport(viewer, activity, speaker);
      return { sequence, outcome: "applied", says: "" };
    }
    const outcome = apply(activity, there ? body : dated(body, deviceAt), { ...speaker, base }, known);
    activities.set(activity.id, activity);
    return { sequence, outcome, says: outcome === "conflict" ? BOTH_STAY : "" };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { sequence, outcome: "refused", says: error.message };
  }
}

const BOTH_STAY = "Somebody else said otherwise meanwhile. Both stay until one is chosen.";

/** Whatever is recorded first begins the activity, so that nothing waits for a word that was refused. */
function begin(
  viewer: Viewer,
  body: FieldBodyWire,
  { speaker, signed }: Pick<Sent, "speaker" | "signed">,
): ActivityDocument {
  if (!["set", "set_part", "tally"].includes(body.do)) {
    throw new Refusal("not_found", "There is no such activity. Record what happened first.");
  }
  return {
    id: body.activity,
    agencyId: viewer.agency.id,
    agency: viewer.agency.code,
    purpose: viewer.purpose,
    audience: 0,
    state: "draft",
    version: 0,
    createdBy: speaker.account,
    createdAs: signed,
    beganAt: speaker.at,
    submittedAt: null,
    returnedReason: null,
    report: null,
    fields: {},
    versions: {},
    parts: new Map(),
    tallies: new Map(),
    conflicts: [],
    steps: [],
    touched: untouched(true),
  };
}

/** It began when it was begun, unless somebody says otherwise. */
function dated<Body extends Exclude<FieldBodyWire, { do: "report" }>>(body: Body, deviceAt: string): Body {
  if (body.do !== "set") return body;
  return { ...body, fields: { beganAt: deviceAt, ...body.fields } };
}

function recordChanges(viewer: Viewer, changed: readonly ActivityDocument[]): void {
  const begun = changed.filter((each) => each.touched.isNew).map((each) => each.id);
  const altered = changed.filter((each) => !each.touched.isNew).map((each) => each.id);
  const detail = { what: "recorded in the field" };
  if (begun.length > 0) viewer.record({ act: "collection", subjects: begun, detail });
  if (altered.length > 0) viewer.record({ act: "alteration", subjects: altered, detail });
}
