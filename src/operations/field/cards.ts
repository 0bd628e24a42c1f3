/** From the record to the count: cards of an activity are derived anew whenever it changes after it was submitted. */
import type { Viewer } from "../../access/index.ts";
import type { Keys } from "../../database/index.ts";
import { MEASURES } from "../../vocabulary/index.ts";
import { withdrawCards, writeManyCards } from "../counting/write-cards.ts";
import { cardsOf } from "./cards-of.ts";
import type { ActivityDocument } from "./document.ts";
import type { Known } from "./known.ts";
import { personNumber } from "./persons.ts";
import { identifies } from "./retained.ts";
import { toWire } from "./wire.ts";

const DISTINCT: ReadonlySet<string> = new Set(
  MEASURES.filter((measure) => measure.counts === "distinct_person").map((measure) => measure.id),
);

/** Before the parts are written: whom a measure of identified people counts gets their number while it is known who they are. */
export function numberPeople(activity: ActivityDocument, keys: Keys): void {
  if (activity.state === "draft") return;
  const parts = [...activity.parts.values()];
  const counted = new Set(
    parts.flatMap((part) =>
      part.kind === "result" && DISTINCT.has(String(part.fields.measure)) ? [part.fields.encounter] : [],
    ),
  );
  for (const part of parts) {
    // Once they are forgotten, the number that was given stays: the figure survives the erasure of a person.
    if (!counted.has(part.id) || !identifies(part.fields)) continue;
    const person = personNumber(keys.secret("persons"), part.fields);
    if (person === part.person) continue;
    part.person = person;
    activity.touched.parts.add(part.id);
  }
}

/** What is no longer a draft has cards: provisional until it is accepted. `because` is why an activity's figures change now. */
export async function countActivities(
  viewer: Viewer,
  activities: readonly ActivityDocument[],
  known: Pick<Known, "measures">,
  because: (activity: ActivityDocument) => string,
): Promise<void> {
  for (const each of activities)
    if (each.state === "withdrawn") await withdrawCards(viewer, each.id, because(each));
  const counted = activities.filter((each) => each.state !== "withdrawn" && each.state !== "draft");
  if (counted.length === 0) return;
  await writeManyCards(
    viewer,
    counted.map((activity) => ({
      source: {
        activity: activity.id,
        event: activity.id,
        audience: activity.audience,
        state: activity.state === "accepted" ? "validated" : "provisional",
        because: because(activity),
      },
      drafts: cardsOf(toWire(activity, NOBODY), activity.agency, personsIn(activity), known.measures),
    })),
  );
}

/** Cards say nothing of who asks. */
const NOBODY = { account: "", supervises: false, agency: "", devices: new Set<string>() };

function personsIn(activity: ActivityDocument): ReadonlyMap<string, number> {
  const parts = [...activity.parts.values()];
  return new Map(parts.flatMap((part) => (part.person === null ? [] : [[part.id, part.person] as const])));
}
