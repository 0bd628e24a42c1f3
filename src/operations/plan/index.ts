/** Planning: operations, phases, taskings, and which powers an agency holds. */
export { readPassages, writePassage } from "./briefing.ts";
export { readCalendar, readWeeks } from "./calendar.ts";
export { changeObjectives, changePhase, changePhaseRequirements, changePillars } from "./change-phase.ts";
export { readDecisions, writeDecision } from "./decisions.ts";
export { addImpact, removeImpact } from "./impacts.ts";
export { addLesson, changeLesson } from "./lessons.ts";
export { endPhase, goLive } from "./live.ts";
export { makePhase } from "./new-phase.ts";
export { changeOperation, listOperations, planOperation, readOperation } from "./operations.ts";
export { readPhase } from "./phase.ts";
export { changeAgencyPowers, readAgencyPowers } from "./powers.ts";
export { TASKING_STEPS, type TaskingStepName, takeStep } from "./tasking/acts.ts";
export { listTaskings } from "./tasking/list.ts";
export { askToAct } from "./tasking/permission.ts";
export { readTasking } from "./tasking/read.ts";
export { changeTasking, discardTasking, draftTasking } from "./tasking/write.ts";
