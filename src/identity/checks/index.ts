/** "Is this person known?": the check, requests between agencies, what holders are told and what they let be said. */
export { check, countCheck } from "./check.ts";
export { remindHolders } from "./clocks.ts";
export { understand } from "./given.ts";
export { type AskedBefore, type Hidden, hiddenFrom } from "./hidden.ts";
export { listed } from "./listed.ts";
export { PACE, type Pace } from "./pace.ts";
export { KEPT_DAYS, listPastChecks } from "./past.ts";
export { changeHoldingPolicy, readHoldingPolicy } from "./policy.ts";
export { listRequests, seeNotice } from "./request-list.ts";
export { answerHolding, askHolder } from "./requests.ts";
export { tellHolders } from "./tell.ts";
export { waitingChecks } from "./waiting.ts";
