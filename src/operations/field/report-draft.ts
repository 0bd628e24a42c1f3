/** The draft report that is made of an activity's notes, once: what was seen, in the order of its times, for its author to go on. */
import type { Viewer } from "../../access/index.ts";
import { Refusal } from "../../access/index.ts";
import { createDraft } from "../../intelligence/index.ts";
import { operationalDayOf, PORTS } from "../../vocabulary/index.ts";
import { type ActivityDocument, addStep, nextVersion, type Part } from "./document.ts";
import type { Speaker } from "./speaker.ts";

const LONDON = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hourCycle: "h23",
  hour: "2-digit",
  minute: "2-digit",
});

/** Asked again, it is the one that was made. */
export async function makeReport(
  viewer: Viewer,
  activity: ActivityDocument,
  speaker: Speaker,
): Promise<void> {
  if (activity.report) return;
  if (speaker.account !== viewer.account.id) {
    throw new Refusal("forbidden", "A draft is its author's own. Ask them to make it from the activity.");
  }
  const text = textOf(activity, await promptsOf(viewer, activity));
  if (text === "") throw new Refusal("invalid", "There is no note to make a report of. Write one first.");
  const day = operationalDayOf(activity.beganAt);
  const { id, reference } = await createDraft(viewer, {
    title: titleOf(activity, day),
    precedence: "routine",
    purpose: viewer.purpose,
    classification: "OFFICIAL-SENSITIVE",
    provenance: "Seen or heard by officers in the field",
    authored: operationalDayOf(new Date()),
    informationFrom: day,
    informationTo: "",
    items: [{ id: crypto.randomUUID(), text, grade: null, mentions: [], links: [] }],
    requirements: [],
  });
  activity.report = { id, reference };
  addStep(activity, { did: "report", reason: "", by: speaker.name, at: speaker.at.toISOString() });
  nextVersion(activity);
}

function titleOf({ fields }: ActivityDocument, day: string): string {
  const said = [fields.title, placeOf(fields)].filter((each) => typeof each === "string" && each !== "");
  return `${said.length > 0 ? said.join(", ") : "Activity in the field"}, ${day}`.slice(0, 300);
}

function placeOf(fields: ActivityDocument["fields"]): string {
  const port = PORTS.find((each) => each.code === fields.placeCode)?.name;
  return [port, fields.place].filter((each) => typeof each === "string" && each !== "").join(", ");
}

/** Notes in order of their times; a note that answers a prompt stands under the question. */
export function textOf(activity: ActivityDocument, prompts: ReadonlyMap<number, string>): string {
  const notes = [...activity.parts.values()].filter(
    (part) => part.kind === "note" && part.removedAt === null,
  );
  const place = placeOf(activity.fields);
  const lines = notes
    .filter((note) => String(note.fields.text ?? "").trim() !== "")
    .sort((a, b) => timeOf(a).getTime() - timeOf(b).getTime())
    .map((note) => {
      const asked = prompts.get(Number(note.fields.prompt));
      const said = `${LONDON.format(timeOf(note))} ${String(note.fields.text).trim()}`;
      return note.fields.prompt !== null && asked !== undefined ? `${asked}\n${said}` : said;
    });
  if (lines.length === 0) return "";
  return [...(place ? [`At ${place}.`] : []), ...lines].join("\n\n");
}

function timeOf(note: Part): Date {
  return typeof note.fields.at === "string" ? new Date(note.fields.at) : note.createdAt;
}

async function promptsOf(viewer: Viewer, { fields }: ActivityDocument): Promise<ReadonlyMap<number, string>> {
  if (typeof fields.tasking !== "string") return new Map();
  const rows = await viewer.db
    .selectFrom("tasking_prompt")
    .select(["position", "text"])
    .where("tasking_id", "=", fields.tasking)
    .orderBy("position")
    .execute();
  // A device counts them as it shows them, from nought.
  return new Map(rows.map((row, index) => [index, row.text]));
}
