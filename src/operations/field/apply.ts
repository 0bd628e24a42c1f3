/**
 * One operation on one activity. Pure: it changes the document in memory or refuses, and a refusal leaves the document as it was.
 * `report` is not here: it makes something else.
 */
import { conflict, forbidden, invalid } from "../../access/index.ts";
import type { FieldBodyWire, PartKind } from "../../contract/field.ts";
import { missingIn } from "./complete.ts";
import { keepBoth, settle } from "./conflicts.ts";
import { type ActivityDocument, addStep, nextVersion, type Part, tallyKey } from "./document.ts";
import type { Known } from "./known.ts";
import { forgetAt } from "./retained.ts";
import { agenciesIn, checkActivity, checkPart, checkTally, refuseMarked, tagsIn } from "./rules.ts";
import { requireAuthor, requireOpen, type Speaker, sayingOf } from "./speaker.ts";
import { type Clash, type Fields, isOwn, merge, type Saying, saidSince } from "./spoken.ts";
import { inServerTime } from "./times.ts";

export type Applied = "applied" | "conflict";
type Doing = Exclude<FieldBodyWire, { do: "report" }>;

export function apply(activity: ActivityDocument, body: Doing, speaker: Speaker, known: Known): Applied {
  refuseMarked(body);
  switch (body.do) {
    case "set":
      return set(activity, inServerTime(body.fields, speaker.offsetMs, known.now), speaker, known);
    case "set_part": {
      const said = inServerTime(body.fields, speaker.offsetMs, known.now);
      return setPart(activity, { id: body.part, kind: body.kind, said }, speaker, known);
    }
    case "remove_part":
      return removePart(activity, body.part, speaker);
    case "tally":
      return tally(activity, body.measure, body.quantity, speaker, known);
    case "submit":
      return submit(activity, speaker);
    case "withdraw":
      return withdraw(activity, body.reason, speaker);
  }
}

function set(activity: ActivityDocument, said: Fields, speaker: Speaker, known: Known): Applied {
  requireOpen(activity, speaker);
  checkActivity(said, known);
  const saying = sayingOf(activity, speaker);
  const merged = merge(activity, withTagsOfTasking(activity, said, known), saying, speaker.base);
  const { beganAt, endedAt } = merged.fields;
  if (typeof beganAt === "string" && typeof endedAt === "string" && endedAt < beganAt) {
    throw invalid("/fields/endedAt", "It cannot have ended before it began. Check both times.");
  }
  activity.fields = merged.fields;
  activity.versions = merged.versions;
  if (typeof beganAt === "string") activity.beganAt = new Date(beganAt);
  if (agenciesIn(said).length > 0 || "agencies" in said) activity.touched.agencies = true;
  if (tagsIn(merged.fields).length > 0 || "tags" in said) activity.touched.tags = true;
  return finish(activity, null, merged, speaker);
}

/** What is begun from a tasking belongs to its phase and pillar, unless somebody says otherwise. */
function withTagsOfTasking(activity: ActivityDocument, said: Fields, known: Known): Fields {
  const tasking = typeof said.tasking === "string" ? known.taskings.get(said.tasking) : undefined;
  if (!tasking || "tags" in said || "tags" in activity.fields) return said;
  return { ...said, tags: [{ phase: tasking.phase, pillar: tasking.pillar }] };
}

interface PartSaid {
  readonly id: string;
  readonly kind: PartKind;
  readonly said: Fields;
}

function setPart(
  activity: ActivityDocument,
  { id, kind, said }: PartSaid,
  speaker: Speaker,
  known: Known,
): Applied {
  requireOpen(activity, speaker);
  const part = activity.parts.get(id) ?? begun(id, kind, known.now);
  if (part.kind !== kind) throw invalid("/kind", "This entry is of another kind. Record it as a new one.");
  const saying = sayingOf(activity, speaker);
  const merged = merge(part, said, saying, speaker.base);
  checkPart(kind, said, merged.fields, known);
  if (kind === "encounter") noteDuty(activity, part, said);
  part.fields = merged.fields;
  part.versions = merged.versions;
  const clashes = [...merged.clashes, ...broughtBack(part, saying, speaker)];
  part.forgetAt = kind === "encounter" ? forgetAt(part, known.keptDays) : null;
  activity.parts.set(id, part);
  activity.touched.parts.add(id);
  return finish(activity, id, { ...merged, clashes }, speaker);
}

function begun(id: string, kind: PartKind, now: Date): Part {
  return {
    id,
    kind,
    fields: {},
    versions: {},
    removedAt: null,
    forgetAt: null,
    keptBecause: null,
    keptAs: null,
    createdAt: now,
    forgottenAt: null,
    person: null,
  };
}

/** Words about a part that was taken off bring it back, unless their speaker could not know that somebody took it off. */
function broughtBack(part: Part, saying: Saying, speaker: Speaker): Clash[] {
  const removed = part.versions[REMOVED];
  if (part.removedAt === null || !removed) return [];
  if (isOwn(removed, saying) && removed.sequence > saying.sequence) return [];
  if (!isOwn(removed, saying) && removed.version > speaker.base) {
    const kept = { value: true, by: removed.by, at: removed.at };
    return [{ field: REMOVED, kept, other: { value: false, by: saying.by, at: saying.at } }];
  }
  setRemoved(part, false, saying);
  return [];
}

/** Whether a part was taken off, as a field of it. */
export const REMOVED = "removed";

export function setRemoved(part: Part, removed: boolean, saying: Saying): void {
  part.removedAt = removed ? new Date(saying.at) : null;
  part.versions = { ...part.versions, [REMOVED]: saying };
}

function removePart(activity: ActivityDocument, id: string, speaker: Speaker): Applied {
  requireOpen(activity, speaker);
  const part = activity.parts.get(id);
  if (!part) throw invalid("/part", "There is no such entry any more.");
  const saying = sayingOf(activity, speaker);
  const since = saidSince(part, saying, speaker.base);
  const clashes: Clash[] = [];
  const later = Object.values(part.versions).some(
    (each) => isOwn(each, saying) && each.sequence > saying.sequence,
  );
  if (since && part.removedAt === null) {
    const kept = { value: false, by: since.by, at: since.at };
    clashes.push({ field: REMOVED, kept, other: { value: true, by: saying.by, at: saying.at } });
  } else if (!later && part.removedAt === null) {
    setRemoved(part, true, saying);
  }
  activity.touched.parts.add(id);
  return finish(activity, id, { taken: [], clashes }, speaker);
}

function tally(
  activity: ActivityDocument,
  measure: string,
  quantity: number,
  speaker: Speaker,
  known: Known,
): Applied {
  requireOpen(activity, speaker);
  if (speaker.device === null) throw invalid("/device", "A count belongs to the device that made it.");
  checkTally(measure, known);
  const key = tallyKey(speaker.device, measure);
  const before = activity.tallies.get(key);
  // A total of before, come late.
  if (before && before.sequence > speaker.sequence) return "applied";
  const { device, sequence } = speaker;
  activity.tallies.set(key, {
    device,
    measure,
    quantity,
    less: before?.less ?? 0,
    sequence,
    by: speaker.name,
  });
  activity.touched.tallies.add(key);
  nextVersion(activity);
  return "applied";
}

function submit(activity: ActivityDocument, speaker: Speaker): Applied {
  requireAuthor(activity, speaker, "submit");
  if (activity.state === "submitted" || activity.state === "accepted") return "applied";
  if (activity.state === "withdrawn") throw conflict("It was withdrawn. Record it anew if it took place.");
  const missing = missingIn(activity);
  if (missing.length > 0) throw invalid("/activity", missing.join(" "));
  activity.state = "submitted";
  activity.submittedAt = speaker.at;
  activity.returnedReason = null;
  addStep(activity, { did: "submitted", reason: "", by: speaker.name, at: speaker.at.toISOString() });
  nextVersion(activity);
  return "applied";
}

function withdraw(activity: ActivityDocument, reason: string, speaker: Speaker): Applied {
  requireAuthor(activity, speaker, "withdraw");
  if (activity.state === "withdrawn") return "applied";
  if (activity.state === "accepted" && !speaker.supervises) {
    throw forbidden("It was accepted. Ask your supervisor to withdraw it.");
  }
  activity.state = "withdrawn";
  addStep(activity, { did: "withdrawn", reason, by: speaker.name, at: speaker.at.toISOString() });
  nextVersion(activity);
  return "applied";
}

/** A child or a possible victim, whoever says so: also where somebody else says otherwise, until it is known. */
function noteDuty(activity: ActivityDocument, { id, fields }: Part, said: Fields): void {
  const child = said.child === true && fields.child !== true;
  const possibleVictim = said.possibleVictim === true && fields.possibleVictim !== true;
  if (child || possibleVictim) activity.touched.duties.push({ part: id, child, possibleVictim });
}

interface Outcome {
  readonly taken: readonly string[];
  readonly clashes: readonly Clash[];
}

function finish(
  activity: ActivityDocument,
  part: string | null,
  { taken, clashes }: Outcome,
  speaker: Speaker,
): Applied {
  for (const clash of clashes) keepBoth(activity, part, clash, speaker);
  for (const field of taken) settle(activity, part, field);
  nextVersion(activity);
  return clashes.length > 0 ? "conflict" : "applied";
}
