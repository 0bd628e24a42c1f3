/** Taskings: drafted, changed, discarded by the agency that tasks. */
import { randomUUID } from "node:crypto";
import { conflict, forbidden, invalid, requireRole, type Viewer } from "../../../access/index.ts";
import type { NewTaskingWire, TaskingChangeWire } from "../../../contract/operations.ts";
import { refuseMarkings, signature, textsIn } from "../../../intelligence/index.ts";
import { takeTurn } from "../revise.ts";
import { type Parties, partiesOf } from "./parties.ts";
import { placeOf, timesOf } from "./place.ts";
import { replacePrompts } from "./prompts.ts";
import { findTasking, type TaskingRow } from "./row.ts";
import { replaceSources } from "./sources.ts";
import { addStep, requireRevision } from "./step.ts";

export async function draftTasking(viewer: Viewer, draft: NewTaskingWire): Promise<{ id: string }> {
  requireRole(viewer, "task", "coordinator");
  refuseMarkings(...textsIn(draft));
  const phase = await phaseBy(viewer, draft.phase);
  if (phase.state === "ended") throw conflict("This phase has ended.");
  const parties = await partiesOf(viewer, phase.operation_id, draft);
  const values = {
    ...(await columnsOf(viewer, draft, phase)),
    lead_id: parties.lead,
    audience_id: parties.audience,
  };
  const id = await insertTasking(viewer, { phase_id: phase.id, ...values }, parties);
  const made = { id, audience: parties.audience };
  await replaceSources(viewer, made, draft);
  await replacePrompts(viewer, made, draft.prompts);
  viewer.record({
    act: "collection",
    subjects: [id, ...draft.reports.map(({ report }) => report)],
    detail: { what: "tasking drafted" },
  });
  return { id };
}

export type TaskingColumns = Awaited<ReturnType<typeof columnsOf>> & {
  readonly phase_id: string;
  readonly lead_id: string;
  readonly audience_id: number;
};

export async function insertTasking(
  viewer: Viewer,
  columns: TaskingColumns,
  { parties, audience }: Parties,
): Promise<string> {
  const id = randomUUID();
  await viewer.db
    .insertInto("tasking")
    .values({
      id,
      agency_id: viewer.agency.id,
      purpose: viewer.purpose,
      created_by: viewer.account.id,
      created_as: signature(viewer),
      ...columns,
    })
    .execute();
  await viewer.db
    .insertInto("tasking_agency")
    .values(parties.map((party) => ({ ...party, tasking_id: id, audience_id: audience })))
    .execute();
  await addStep(viewer, { id, audience_id: audience }, "drafted");
  return id;
}

const CHANGEABLE: readonly string[] = ["draft", "offered", "accepted", "declined"];

/** Whoever had accepted other words, another place, time or company is asked again. */
export async function changeTasking(
  viewer: Viewer,
  id: string,
  change: TaskingChangeWire,
): Promise<{ revision: number }> {
  refuseMarkings(...textsIn(change));
  await takeTurn(viewer, id);
  const tasking = await findTasking(viewer, id);
  requireTasks(viewer, tasking, "change it");
  await requireRevision(viewer, tasking, change.revision);
  if (!CHANGEABLE.includes(tasking.state)) {
    throw conflict(`This tasking is ${tasking.state}: it can no longer be changed.`);
  }
  const phase = await phaseBy(viewer, tasking.phase_id);
  const parties = await partiesOf(viewer, phase.operation_id, change);
  const columns = await columnsOf(viewer, change, phase);
  const another = isAnother(tasking, columns, change);
  const asked = tasking.state === "offered" || tasking.state === "accepted";
  // The audience first: what hangs on the tasking follows it.
  await viewer.db
    .updateTable("tasking")
    .set({
      ...columns,
      lead_id: parties.lead,
      audience_id: parties.audience,
      state: another && asked ? "offered" : tasking.state,
      flagged: null,
      revision: tasking.revision + 1,
      changed_at: new Date(),
    })
    .where("id", "=", id)
    .execute();
  if (another) {
    await viewer.db.deleteFrom("tasking_agency").where("tasking_id", "=", id).execute();
    await viewer.db
      .insertInto("tasking_agency")
      .values(parties.parties.map((party) => ({ ...party, tasking_id: id, audience_id: parties.audience })))
      .execute();
  }
  const made = { id, audience: parties.audience };
  await replaceSources(viewer, made, change);
  await replacePrompts(viewer, made, change.prompts);
  await addStep(
    viewer,
    { id, audience_id: parties.audience },
    another && asked ? "changed and offered again" : "changed",
  );
  const disclosed = parties.audience !== tasking.audience_id;
  viewer.record({
    act: disclosed ? "disclosure" : "alteration",
    subjects: [id, ...change.reports.map(({ report }) => report)],
    detail: {
      what: "tasking changed",
      ...(disclosed ? { agencies: [change.lead, ...change.support] } : {}),
    },
  });
  return { revision: tasking.revision + 1 };
}

export async function discardTasking(viewer: Viewer, id: string): Promise<void> {
  await takeTurn(viewer, id);
  const tasking = await findTasking(viewer, id);
  requireTasks(viewer, tasking, "discard it");
  if (tasking.state !== "draft") throw conflict("Only a draft is discarded. Cancel it, with a reason.");
  await viewer.db.deleteFrom("tasking").where("id", "=", id).execute();
  viewer.record({ act: "erasure", subjects: [id], detail: { what: "draft of a tasking discarded" } });
}

export function requireTasks(viewer: Viewer, tasking: TaskingRow, what: string): void {
  if (tasking.agency_id !== viewer.agency.id) {
    throw forbidden(`${tasking.agency_code} tasks: only its coordinators can ${what}.`);
  }
  requireRole(viewer, what, "coordinator");
}

async function phaseBy(viewer: Viewer, id: string) {
  const phase = await viewer.db
    .selectFrom("operation_phase")
    .select(["id", "operation_id", "state", "starts_on", "ends_on"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!phase) throw invalid("/phase", "There is no such phase, or it is not shared with you");
  return phase;
}

async function columnsOf(
  viewer: Viewer,
  given: TaskingChangeWire | NewTaskingWire,
  phase: { readonly id: string; readonly starts_on: string; readonly ends_on: string },
) {
  if (given.pillar !== null) {
    const pillar = await viewer.db
      .selectFrom("operation_pillar")
      .select("id")
      .where("id", "=", given.pillar)
      .where("phase_id", "=", phase.id)
      .executeTakeFirst();
    if (!pillar) throw invalid("/pillar", "This pillar is not one of the phase");
  }
  return {
    pillar_id: given.pillar,
    title: given.title.trim(),
    what: given.what,
    resources: given.resources,
    ...placeOf(given),
    ...timesOf(given, phase),
  };
}

/** Something that an agency accepted or declined is no longer the same. */
function isAnother(
  before: TaskingRow,
  after: Awaited<ReturnType<typeof columnsOf>>,
  { lead, support }: TaskingChangeWire,
): boolean {
  const [leading, ...supporting] = before.agency_codes;
  const company = (codes: readonly string[]): string =>
    [...new Set(codes)]
      .filter((code) => code !== lead)
      .sort()
      .join(" ");
  return (
    before.what !== after.what ||
    before.place_kind !== after.place_kind ||
    before.area !== after.area ||
    before.place_code !== after.place_code ||
    before.place !== after.place ||
    before.starts_at.getTime() !== after.starts_at.getTime() ||
    before.ends_at.getTime() !== after.ends_at.getTime() ||
    leading !== lead ||
    company(supporting) !== company(support)
  );
}
