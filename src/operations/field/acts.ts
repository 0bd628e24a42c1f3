/** What is done with an activity at a desk: submitted, returned, accepted, amended, withdrawn; choices made, reasons recorded. */
import { conflict, forbidden, holds, notFound, type Viewer } from "../../access/index.ts";
import type { ActivityWire, FieldBodyWire } from "../../contract/field.ts";
import { refuseMarkings, signature } from "../../intelligence/index.ts";
import { apply, REMOVED, setRemoved } from "./apply.ts";
import { countActivities, numberPeople } from "./cards.ts";
import { type ActivityDocument, addStep, nextVersion, shareOf, tallyKey } from "./document.ts";
import { keepActivities } from "./keep.ts";
import { type Known, readKnown } from "./known.ts";
import { loadActivities, lockActivities } from "./load.ts";
import { forgetAt } from "./retained.ts";
import { checkPart } from "./rules.ts";
import { requireOpen, type Speaker, sayingOf } from "./speaker.ts";
import type { FieldHouse } from "./take.ts";
import { actionsOn, askerOf, toWire } from "./wire.ts";

type Doing = (activity: ActivityDocument, speaker: Speaker, known: Known) => void;

/** Changes one activity of one's own agency under its lock, and everything that follows from it. */
async function onActivity(
  viewer: Viewer,
  house: FieldHouse,
  id: string,
  { bodies = [], because = "", what }: { bodies?: readonly FieldBodyWire[]; because?: string; what: string },
  work: Doing,
): Promise<ActivityWire> {
  await lockActivities(viewer, [id]);
  const activity = (await loadActivities(viewer, [id])).get(id);
  if (!activity) throw notFound("activity");
  if (activity.agencyId !== viewer.agency.id || activity.purpose !== viewer.purpose) {
    throw forbidden(`${activity.agency} recorded this activity. Only its people change it.`);
  }
  refuseMarkings(["/reason", because]);
  const known = await readKnown(viewer, bodies, { now: new Date(), keptDays: house.keptDays });
  work(activity, onScreen(viewer, activity), known);
  numberPeople(activity, house.keys);
  await keepActivities(viewer, [activity], known);
  await countActivities(viewer, [activity], known, () => because || what);
  viewer.record({ act: "alteration", subjects: [id], detail: { what } });
  const stands = (await loadActivities(viewer, [id])).get(id);
  return toWire(stands ?? activity, await askerOf(viewer));
}

/** On a screen one sees what stands. */
function onScreen(viewer: Viewer, activity: ActivityDocument): Speaker {
  return {
    account: viewer.account.id,
    name: viewer.account.name,
    supervises: holds(viewer, "supervisor"),
    device: null,
    sequence: 0,
    base: activity.version,
    at: new Date(),
    offsetMs: 0,
    amends: false,
  };
}

export const submitActivity = (viewer: Viewer, house: FieldHouse, id: string): Promise<ActivityWire> =>
  onActivity(viewer, house, id, { what: "activity submitted" }, (activity, speaker, known) => {
    apply(activity, { do: "submit", activity: id }, speaker, known);
  });

export const withdrawActivity = (
  viewer: Viewer,
  house: FieldHouse,
  id: string,
  reason: string,
): Promise<ActivityWire> =>
  onActivity(
    viewer,
    house,
    id,
    { what: "activity withdrawn", because: reason },
    (activity, speaker, known) => {
      apply(activity, { do: "withdraw", activity: id, reason }, speaker, known);
    },
  );

export const returnActivity = (
  viewer: Viewer,
  house: FieldHouse,
  id: string,
  reason: string,
): Promise<ActivityWire> =>
  onActivity(viewer, house, id, { what: "activity returned", because: reason }, (activity, speaker) => {
    requireSupervisor(viewer, activity, "return");
    activity.state = "returned";
    activity.returnedReason = reason;
    did(activity, speaker, "returned", reason);
  });

export const acceptActivity = (viewer: Viewer, house: FieldHouse, id: string): Promise<ActivityWire> =>
  onActivity(viewer, house, id, { what: "activity accepted" }, (activity, speaker) => {
    requireSupervisor(viewer, activity, "accept");
    if (activity.conflicts.some((each) => each.chosen === null)) {
      throw conflict("Two values stand beside each other here. Choose between them, then accept.");
    }
    activity.state = "accepted";
    did(activity, speaker, "accepted", "");
  });

/** Amended by whoever began it, it waits to be accepted again; amended by a supervisor, it stays accepted. */
export const amendActivity = (
  viewer: Viewer,
  house: FieldHouse,
  id: string,
  { reason, operations }: { readonly reason: string; readonly operations: readonly FieldBodyWire[] },
): Promise<ActivityWire> =>
  onActivity(
    viewer,
    house,
    id,
    { bodies: operations, because: reason, what: "activity amended" },
    (activity, speaker, known) => {
      const asker = {
        account: viewer.account.id,
        agency: viewer.agency.id,
        supervises: holds(viewer, "supervisor"),
      };
      if (!actionsOn(activity, asker, false).includes("amend")) {
        throw activity.state === "accepted"
          ? forbidden("Whoever began it, or a supervisor, amends it.")
          : conflict("Only what was accepted is amended. Change this one where it was recorded.");
      }
      for (const body of operations) {
        if (
          body.activity !== id ||
          !(body.do === "set" || body.do === "set_part" || body.do === "remove_part")
        ) {
          throw conflict("An amendment changes fields and entries of this activity. Do the rest by itself.");
        }
        apply(activity, body, { ...speaker, base: activity.version, amends: true }, known);
      }
      if (activity.createdBy === viewer.account.id) activity.state = "submitted";
      did(activity, speaker, "amended", reason);
    },
  );

/** A person chooses between two values: theirs is the last word of both. */
export const chooseValue = (
  viewer: Viewer,
  house: FieldHouse,
  id: string,
  { conflict: of, choose }: { readonly conflict: string; readonly choose: "kept" | "other" },
): Promise<ActivityWire> =>
  onActivity(
    viewer,
    house,
    id,
    { what: "conflict chosen", because: `Chosen: ${choose}` },
    (activity, speaker, known) => {
      requireOpen(activity, speaker);
      const open = activity.conflicts.find((each) => each.id === of && each.chosen === null);
      if (!open) throw conflict("Somebody chose already, or this was settled.");
      const { part: partId, field } = open;
      if (choose === "other") {
        const saying = { ...sayingOf(activity, speaker), by: open.other.by, at: open.other.at };
        const part = partId === null ? null : activity.parts.get(partId);
        if (partId === null) {
          // Said on a screen, knowing what stands: the rules of what may be said hold here too.
          const said = { [field]: open.other.value };
          apply(
            activity,
            { do: "set", activity: id, fields: said },
            { ...speaker, name: open.other.by },
            known,
          );
        } else if (part && field === REMOVED) {
          setRemoved(part, open.other.value === true, { ...saying, at: speaker.at.toISOString() });
        } else if (part) {
          const fields = { ...part.fields, [field]: open.other.value };
          checkPart(part.kind, { [field]: open.other.value }, fields, known);
          part.fields = fields;
          part.versions = { ...part.versions, [field]: saying };
          if (part.kind === "encounter") part.forgetAt = forgetAt(part, known.keptDays);
        }
        if (partId !== null) activity.touched.parts.add(partId);
      }
      open.chosen = choose;
      activity.touched.conflicts.add(open);
      did(activity, speaker, "chosen", `${field}: ${choose === "kept" ? "what stood" : "the other"}`);
    },
  );

/** Whether two devices counted the same is for a person to say: what is taken off stays off while the device counts on. */
export const answerTally = (
  viewer: Viewer,
  house: FieldHouse,
  id: string,
  said: {
    readonly measure: string;
    readonly device: string;
    readonly quantity: number | null;
    readonly reason: string;
  },
): Promise<ActivityWire> =>
  onActivity(viewer, house, id, { what: "tally answered", because: said.reason }, (activity, speaker) => {
    requireOpen(activity, speaker);
    const key = tallyKey(said.device, said.measure);
    const tally = activity.tallies.get(key);
    if (!tally) throw notFound("count");
    if (said.quantity !== null && said.quantity > tally.quantity) {
      throw conflict(`This device counted ${tally.quantity}. Say how many of these stand.`);
    }
    const before = shareOf(tally);
    tally.less = said.quantity === null ? 0 : tally.quantity - said.quantity;
    activity.touched.tallies.add(key);
    did(
      activity,
      speaker,
      "tally",
      `${said.measure} of ${tally.by}, ${before} to ${shareOf(tally)}: ${said.reason}`,
    );
  });

/** A named person records why what says who somebody is stays longer. */
export const keepLonger = (
  viewer: Viewer,
  house: FieldHouse,
  id: string,
  { part: of, because }: { readonly part: string; readonly because: string },
): Promise<ActivityWire> =>
  onActivity(viewer, house, id, { what: "identity kept longer", because }, (activity, speaker) => {
    const part = activity.parts.get(of);
    if (part?.kind !== "encounter") throw notFound("encounter");
    if (part.forgottenAt !== null && part.forgetAt === null)
      throw conflict("Who they are was forgotten already.");
    part.keptBecause = because;
    part.keptAs = signature(viewer);
    part.forgetAt = null;
    activity.touched.parts.add(of);
    did(activity, speaker, "kept", because);
  });

function requireSupervisor(viewer: Viewer, activity: ActivityDocument, what: "return" | "accept"): void {
  if (!holds(viewer, "supervisor")) throw forbidden(`A supervisor of ${activity.agency} can ${what} this.`);
  if (activity.createdBy === viewer.account.id) {
    throw forbidden(`You began this yourself. Ask another supervisor to ${what} it.`);
  }
  if (activity.state !== "submitted")
    throw conflict("This was not submitted, or somebody has dealt with it since.");
}

function did(activity: ActivityDocument, speaker: Speaker, what: string, reason: string): void {
  addStep(activity, {
    did: what,
    reason: reason.slice(0, 2000),
    by: speaker.name,
    at: speaker.at.toISOString(),
  });
  nextVersion(activity);
}
