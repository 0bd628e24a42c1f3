/** An operation as its coordinator plans it: phase, pillars, objectives, briefing, log, assessments, taskings. */
import {
  addImpact,
  addLesson,
  changeObjectives,
  changePillars,
  draftTasking,
  endPhase,
  goLive,
  makePhase,
  planOperation,
  readPhase,
  takeStep,
  writeDecision,
  writePassage,
} from "../../operations/index.ts";
import { daysFrom, LOCKSTREAM, type PlannedPhase } from "../../scenario/index.ts";
import { BRIEFING_HEADINGS } from "../../vocabulary/index.ts";
import { returnsOf } from "../agencies.ts";
import type { As } from "../speaker.ts";
import {
  BASELINE_SAYS,
  BRIEFING,
  DECISIONS,
  IMPACTS,
  LESSONS,
  OBJECTIVES,
  type PlannedTasking,
  TASKINGS,
} from "./words.ts";

export interface Planned {
  readonly phase: PlannedPhase;
  readonly id: string;
  readonly author: string;
  /** From the scenario's tags to the ids that events are tagged with. */
  readonly tags: ReadonlyMap<string, string>;
}

export async function tellPlan(
  as: As,
  asFounded: As,
  author: string,
  phase: PlannedPhase,
  agencies: readonly string[],
): Promise<Planned> {
  const { address } = await as(author, async (viewer) => {
    const planned = await planOperation(viewer, {
      name: phase.operation,
      title: phase.operationTitle,
      aim: phase.aim,
      participants: agencies.filter((code) => code !== viewer.agency.code),
    });
    await makePhase(viewer, planned.address, {
      name: phase.phase,
      title: phase.title,
      startsOn: phase.from,
      endsOn: phase.to,
    });
    return planned;
  });
  const ids = await as(author, async (viewer) => {
    const { revision } = await readPhase(viewer, address, phase.phase);
    await changePillars(viewer, address, phase.phase, {
      revision,
      pillars: phase.pillars.map(({ title, theme, from, to }) => ({
        title,
        theme,
        days: daysFrom(from, to),
      })),
    });
    const { id, pillars } = await readPhase(viewer, address, phase.phase);
    return { id, pillars: pillars.map((pillar) => pillar.id) };
  });
  await as(author, async (viewer) => {
    const { revision } = await readPhase(viewer, address, phase.phase);
    const objectives = phase === LOCKSTREAM ? OBJECTIVES : OBJECTIVES.slice(-1);
    await changeObjectives(viewer, address, phase.phase, {
      revision,
      objectives: objectives.map(({ pillar, text, measure, target, baseline }) => ({
        pillar: pillar === null ? null : (ids.pillars[pillar - 1] ?? null),
        text,
        measure,
        measureVersion: measure === null ? null : 1,
        target,
        baseline,
        baselineSays: baseline === null ? "" : BASELINE_SAYS,
      })),
    });
    for (const { id: heading } of BRIEFING_HEADINGS) {
      await writePassage(viewer, address, phase.phase, { heading, text: BRIEFING[heading] });
    }
    for (const impact of IMPACTS) {
      await addImpact(viewer, address, phase.phase, {
        ...impact,
        heldBy: `${phase.agency} programme office`,
        assessedOn: "2025-08-15",
      });
    }
    await goLive(viewer, address, phase.phase, "Everything is in place, and every agency has its contact.");
  });
  if (phase === LOCKSTREAM) await tellTheRest(as, asFounded, author, address, phase, ids);
  const tags = new Map([
    [phase.tag, ids.id],
    ...phase.pillars.map(({ tag }, at) => [tag, ids.pillars[at] as string] as const),
  ]);
  return { phase, id: ids.id, author, tags };
}

async function tellTheRest(
  as: As,
  asFounded: As,
  author: string,
  address: string,
  phase: PlannedPhase,
  ids: { readonly id: string; readonly pillars: readonly string[] },
): Promise<void> {
  for (const tasking of TASKINGS) {
    await tellTasking(as, asFounded, author, ids.id, ids.pillars[tasking.pillar - 1] ?? null, tasking);
  }
  await as(author, async (viewer) => {
    for (const decision of DECISIONS) await writeDecision(viewer, address, phase.phase, decision);
    for (const lesson of LESSONS) {
      await addLesson(viewer, address, phase.phase, { ...lesson, owner: "", dueOn: null });
    }
    await endPhase(viewer, address, phase.phase, "The month is over; returns are agreed by 10 October.");
  });
}

/** The lead's account answers for it; the supporting agencies accept before. */
export async function tellTasking(
  as: As,
  asFounded: As,
  author: string,
  phase: string,
  pillar: string | null,
  { steps, reason, pillar: _, ...tasking }: PlannedTasking & { readonly prompts?: readonly string[] },
): Promise<void> {
  const { prompts = [], support, ...rest } = tasking;
  const { id } = await as(author, (viewer) =>
    draftTasking(viewer, {
      phase,
      pillar,
      ...rest,
      resources: "",
      support: [...support],
      reports: [],
      threats: [],
      prompts: prompts.map((text) => ({ requirement: null, text })),
    }),
  );
  let revision = 1;
  for (const step of steps) {
    if (step === "accept") {
      for (const agency of support) {
        const answered = await asFounded(returnsOf(agency), (viewer) =>
          takeStep(viewer, id, "accept", { revision }),
        );
        revision = answered.revision;
      }
    }
    const theirs = step === "accept" || step === "decline";
    const taken = await (theirs ? asFounded(returnsOf(rest.lead), work) : as(author, work));
    revision = taken.revision;

    function work(viewer: Parameters<typeof takeStep>[0]) {
      return takeStep(viewer, id, step, { revision, ...(reason ? { reason } : {}) });
    }
  }
}
