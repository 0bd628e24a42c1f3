/** The field: devices and what they send, activities through their life, and the duties that follow. */
export {
  acceptActivity,
  amendActivity,
  answerTally,
  chooseValue,
  keepLonger,
  returnActivity,
  submitActivity,
  withdrawActivity,
} from "./acts.ts";
export { readBundle } from "./bundle.ts";
export { cardsOf } from "./cards-of.ts";
export { deviceWiped, enrolDevice, listDevices, revokeDevice } from "./devices.ts";
export { acceptDuty, closeDuty, handDuty, recordStep } from "./duties/act.ts";
export { escalateDuties } from "./duties/clocks.ts";
export { listDuties } from "./duties/read.ts";
export { forgetIdentities } from "./forget.ts";
export { powersHeld } from "./known.ts";
export { listLanguageCards, removeLanguageCard, writeLanguageCard } from "./language-cards.ts";
export { type ActivityFilter, listActivities, readActivity } from "./list.ts";
export { decideQuarantined, listQuarantine } from "./quarantine.ts";
export { IDENTITY_KEPT_DAYS } from "./retained.ts";
export { syncDevice } from "./sync.ts";
export type { FieldHouse } from "./take.ts";
