/** For the data protection officer: what is held and why, who read and received it, and whether the log is whole. */
export { exportRows } from "./export.ts";
export { readHeld } from "./held.ts";
export { type LogFilter, readLog } from "./log.ts";
export { readSeals } from "./seals.ts";
