/** One tasking, as somebody who takes part sees it. */
import { holds, type Viewer } from "../../../access/index.ts";
import type { TaskingWire } from "../../../contract/operations.ts";
import { mayDeconflict } from "../../deconflict/authority.ts";
import { standingOfDeconfliction } from "../../deconflict/standing.ts";
import { stepsOpenTo } from "./acts.ts";
import { missingFor } from "./missing.ts";
import { promptsOf } from "./prompts.ts";
import { findTasking, standingOf, summaryOf, type TaskingRow } from "./row.ts";
import { howUnder, reportsUnder, threatsUnder } from "./sources.ts";
import { stepsOf } from "./step.ts";

export async function readTasking(viewer: Viewer, id: string): Promise<TaskingWire> {
  const tasking = await findTasking(viewer, id);
  const seen = {
    reports: await reportsUnder(viewer, id),
    threats: await threatsUnder(viewer, id),
    deconfliction: await standingOfDeconfliction(viewer, id),
  };
  const next =
    tasking.state === "accepted" ? "start" : ["draft", "declined"].includes(tasking.state) ? "offer" : null;
  const taking = await takingPart(viewer, id);
  const answer: TaskingWire = {
    ...summaryOf(tasking),
    revision: tasking.revision,
    operationTitle: tasking.operation_title ?? "",
    phaseId: tasking.phase_id,
    phaseState: (tasking.phase_state ?? "draft") as TaskingWire["phaseState"],
    pillarTitle: await pillarTitle(viewer, tasking.pillar_id),
    what: tasking.what,
    resources: tasking.resources,
    taking,
    how: await howUnder(viewer, id),
    ...seen,
    prompts: await promptsOf(viewer, id),
    flagged: flaggedFor(viewer, tasking),
    missing: next === null ? [] : await missingFor(viewer, tasking, next, seen),
    steps: await stepsOf(viewer, id),
    createdBy: tasking.created_as,
    createdAt: tasking.created_at.toISOString(),
    changedAt: tasking.changed_at.toISOString(),
    actions: actionsOf(viewer, tasking, taking, seen.reports),
  };
  viewer.record({
    act: "consultation",
    subjects: [id, ...seen.reports.map(({ report }) => report)],
    detail: { what: "tasking" },
  });
  return answer;
}

function flaggedFor(viewer: Viewer, { flagged, agency_id, agency_code }: TaskingRow): string | null {
  if (flagged === null) return null;
  return agency_id === viewer.agency.id ? flagged : `${agency_code} has to look at it again`;
}

function actionsOf(
  viewer: Viewer,
  tasking: TaskingRow,
  taking: TaskingWire["taking"],
  reports: TaskingWire["reports"],
): TaskingWire["actions"] {
  const { tasks, state } = standingOf(viewer, tasking);
  const actions: TaskingWire["actions"] = [];
  if (tasks && ["draft", "offered", "accepted", "declined"].includes(state)) actions.push("change");
  if (tasks && state === "draft") actions.push("discard");
  actions.push(...stepsOpenTo(viewer, tasking, taking));
  const unasked = reports.some(({ permissions }) =>
    permissions.some((each) => each.state === "not_asked" || each.state === "refused"),
  );
  if (unasked && tasking.agency_id === viewer.agency.id && asks(viewer)) actions.push("ask_permission");
  if (mayDeconflict(viewer, tasking)) actions.push("deconflict");
  return actions;
}

const asks = (viewer: Viewer): boolean =>
  holds(viewer, "intelligence_officer", "single_point_of_contact", "duty_officer", "coordinator");

async function takingPart(viewer: Viewer, id: string): Promise<TaskingWire["taking"]> {
  const rows = await viewer.db
    .selectFrom("tasking_agency as k")
    .innerJoin("agency as g", "g.id", "k.agency_id")
    .select(["g.code", "g.name", "k.part", "k.answer", "k.reason", "k.answered_as", "k.answered_at"])
    .where("k.tasking_id", "=", id)
    .orderBy("k.part")
    .orderBy("g.code")
    .execute();
  return rows.map((row) => ({
    agency: row.code,
    name: row.name,
    part: row.part as "lead" | "support",
    answer: row.answer as TaskingWire["taking"][number]["answer"],
    reason: row.reason,
    answeredBy: row.answered_as,
    answeredAt: row.answered_at?.toISOString() ?? null,
  }));
}

async function pillarTitle(viewer: Viewer, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const found = await viewer.db
    .selectFrom("operation_pillar")
    .select("title")
    .where("id", "=", id)
    .executeTakeFirst();
  return found?.title ?? null;
}
