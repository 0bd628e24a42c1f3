/** The life of a report, one act a function. */
export { acknowledge, escalateOverdue } from "./clocks.ts";
export { readReport } from "./detail.ts";
export { createDraft, discardDraft, saveDraft } from "./draft.ts";
export { emergencyRelease, reviewRelease } from "./emergency.ts";
export { evaluateReport } from "./evaluate.ts";
export { grantNamed, revokeGrant } from "./grants.ts";
export { keepFlagged } from "./keep.ts";
export { type ListFilter, listReports, summariesOf } from "./list.ts";
export { askPermission, decidePermission, listPermissions } from "./permissions.ts";
export { readReliance } from "./reliance.ts";
export { findReport } from "./report.ts";
export { sanitiseReport } from "./sanitise.ts";
export { disseminate, reachOfSharing } from "./share.ts";
export { readSubmission } from "./submission.ts";
export { returnReport, submitReport } from "./submit.ts";
export { eraseReport, liftHold, placeHold, tombstoneOf, withdrawReport } from "./withdraw.ts";
