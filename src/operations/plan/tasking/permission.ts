/** Asked from the tasking: may we act on what is handled A1? The originators are asked as ever, with the tasking named. */
import { conflict, forbidden, type Viewer } from "../../../access/index.ts";
import { askPermission, refuseMarkings } from "../../../intelligence/index.ts";
import { operationalDayOf } from "../../../vocabulary/index.ts";
import { findTasking, operationOf, type TaskingRow } from "./row.ts";
import { permissionsUnder } from "./sources.ts";
import { addStep } from "./step.ts";

export async function askToAct(viewer: Viewer, id: string, question: string): Promise<{ opened: number }> {
  refuseMarkings(["/question", question]);
  const tasking = await findTasking(viewer, id);
  if (tasking.agency_id !== viewer.agency.id) {
    throw forbidden(`${tasking.agency_code} tasks, so ${tasking.agency_code} asks.`);
  }
  const open = (await permissionsUnder(viewer, id)).filter(
    ({ state }) => state === "not_asked" || state === "refused",
  );
  if (open.length === 0) {
    throw conflict("There is nobody left to ask: all was asked or agreed already, or nothing is handled A1.");
  }
  let opened = 0;
  for (const [report, waiting] of Map.groupBy(open, (each) => each.report)) {
    const items = [...new Set(waiting.map((each) => each.item))];
    const asked = `${named(tasking)}\n\n${question}`;
    opened += await askPermission(viewer, report, { items, kind: "act", question: asked });
  }
  await addStep(viewer, tasking, "asked for permission to act");
  return { opened };
}

/** What an originator needs to decide: who would do it, where and when. */
function named(tasking: TaskingRow): string {
  const [lead, ...support] = tasking.agency_codes;
  const who = support.length > 0 ? `${lead} with ${support.join(", ")}` : lead;
  const where = [tasking.place, tasking.place_code, tasking.area].filter((each) => each).join(", ");
  return `For the tasking “${tasking.title}” (${operationOf(tasking)}, ${tasking.phase_title ?? ""}), on ${operationalDayOf(tasking.starts_at)} at ${where}, led by ${who}.`;
}
