/** The steps of a tasking: offered, accepted or declined, started, completed, cancelled. */
import { conflict, forbidden, invalid, Refusal, type Viewer } from "../../../access/index.ts";
import type { TaskingStepWire, TaskingWire } from "../../../contract/operations.ts";
import { refuseMarkings, signature } from "../../../intelligence/index.ts";
import { TASKING_STATE_NAME, type TaskingState } from "../../../vocabulary/index.ts";
import { standingOfDeconfliction } from "../../deconflict/standing.ts";
import { takeTurn } from "../revise.ts";
import { missingFor } from "./missing.ts";
import { findTasking, type Standing, standingOf, type TaskingRow } from "./row.ts";
import { reportsUnder, threatsUnder } from "./sources.ts";
import { addStep, requireRevision } from "./step.ts";

export const TASKING_STEPS = ["offer", "accept", "decline", "start", "complete", "cancel"] as const;
export type TaskingStepName = (typeof TASKING_STEPS)[number];
type Answered = "accepted" | "declined";

interface Rule {
  readonly from: readonly TaskingState[];
  readonly may: (standing: Standing) => boolean;
  /** Who may, in words. */
  readonly who: string;
  readonly did: string;
}

const RULES: Readonly<Record<TaskingStepName, Rule>> = {
  offer: {
    from: ["draft", "declined"],
    may: ({ tasks }) => tasks,
    who: "a coordinator of the agency that tasks",
    did: "offered",
  },
  accept: {
    from: ["offered", "accepted"],
    may: ({ takesPart }) => takesPart,
    who: "a coordinator, supervisor or duty officer of an agency that is asked",
    did: "accepted",
  },
  decline: {
    from: ["offered", "accepted"],
    may: ({ takesPart }) => takesPart,
    who: "a coordinator, supervisor or duty officer of an agency that is asked",
    did: "declined",
  },
  start: {
    from: ["accepted"],
    may: ({ leads, tasks }) => leads || tasks,
    who: "the agency that leads, or that tasks",
    did: "started",
  },
  complete: {
    from: ["started"],
    may: ({ leads, tasks }) => leads || tasks,
    who: "the agency that leads, or that tasks",
    did: "completed",
  },
  cancel: {
    from: ["draft", "offered", "accepted", "started", "declined"],
    may: ({ tasks }) => tasks,
    who: "a coordinator of the agency that tasks",
    did: "cancelled",
  },
};

/** What the viewer may do with it as it is now; their own agency's answer is not given twice. */
export function stepsOpenTo(
  viewer: Viewer,
  tasking: TaskingRow,
  taking: TaskingWire["taking"],
): TaskingStepName[] {
  const standing = standingOf(viewer, tasking);
  const own = taking.find(({ agency }) => agency === viewer.agency.code)?.answer;
  return TASKING_STEPS.filter((step) => {
    const { from, may, did } = RULES[step];
    return from.includes(standing.state) && may(standing) && (!isAnswer(step) || own !== did);
  });
}

export async function takeStep(
  viewer: Viewer,
  id: string,
  step: TaskingStepName,
  { revision, reason: written }: TaskingStepWire,
): Promise<{ state: TaskingState; revision: number }> {
  const reason = written?.trim() ?? "";
  refuseMarkings(["/reason", reason]);
  await takeTurn(viewer, id);
  const tasking = await findTasking(viewer, id);
  const rule = RULES[step];
  const standing = standingOf(viewer, tasking);
  if (!rule.may(standing)) throw forbidden(`To ${step} it you need to be ${rule.who}.`);
  await requireRevision(viewer, tasking, revision);
  if (!rule.from.includes(standing.state)) {
    throw conflict(`This tasking is ${TASKING_STATE_NAME[standing.state].toLowerCase()}. Reload to see it.`);
  }
  if ((step === "decline" || step === "cancel") && reason === "") {
    throw invalid("/reason", "Say why, for those who planned with it");
  }
  if (step === "offer" || step === "start") await requireNothingMissing(viewer, tasking, step);
  if (step === "offer") await askAgain(viewer, tasking);
  if (isAnswer(step)) await answer(viewer, tasking, RULES[step].did as Answered, reason);
  const state = stateAfter(step, standing);
  const moves = state !== standing.state;
  if (moves) {
    await viewer.db
      .updateTable("tasking")
      .set({ state, revision: tasking.revision + 1, changed_at: new Date() })
      .where("id", "=", id)
      .execute();
  }
  await addStep(viewer, tasking, rule.did, reason);
  viewer.record({
    act: step === "offer" ? "disclosure" : "alteration",
    subjects: [id],
    detail: { what: `tasking ${rule.did}` },
  });
  return { state, revision: moves ? tasking.revision + 1 : tasking.revision };
}

/** What the lead answers is the tasking's state; who supports answers for itself alone. */
function stateAfter(step: TaskingStepName, { state, leads }: Standing): TaskingState {
  if (isAnswer(step) && !leads) return state;
  return RULES[step].did as TaskingState;
}

function isAnswer(step: TaskingStepName): step is "accept" | "decline" {
  return step === "accept" || step === "decline";
}

async function answer(viewer: Viewer, tasking: TaskingRow, said: Answered, reason: string): Promise<void> {
  const answered = await viewer.db
    .updateTable("tasking_agency")
    .set({
      answer: said,
      reason,
      answered_by: viewer.account.id,
      answered_as: signature(viewer),
      answered_at: new Date(),
    })
    .where("tasking_id", "=", tasking.id)
    .where("agency_id", "=", viewer.agency.id)
    .where((at) => at.or([at("answer", "is", null), at("answer", "<>", said)]))
    .executeTakeFirst();
  if (answered.numUpdatedRows === 0n) throw conflict(`Your agency has ${said} it already.`);
}

/** Offered anew, it is a new question to everybody. */
async function askAgain(viewer: Viewer, tasking: TaskingRow): Promise<void> {
  const parties = await viewer.db
    .selectFrom("tasking_agency")
    .select(["tasking_id", "agency_id", "audience_id", "part"])
    .where("tasking_id", "=", tasking.id)
    .execute();
  await viewer.db.deleteFrom("tasking_agency").where("tasking_id", "=", tasking.id).execute();
  await viewer.db.insertInto("tasking_agency").values(parties).execute();
}

async function requireNothingMissing(
  viewer: Viewer,
  tasking: TaskingRow,
  step: "offer" | "start",
): Promise<void> {
  const missing = await missingFor(viewer, tasking, step, {
    reports: await reportsUnder(viewer, tasking.id),
    threats: await threatsUnder(viewer, tasking.id),
    deconfliction: await standingOfDeconfliction(viewer, tasking.id),
  });
  if (missing.length === 0) return;
  throw new Refusal("conflict", missing.join(" "), {
    errors: missing.map((message) => ({ pointer: "", message })),
  });
}
