/** Everything leaves a trace, and the trace can be proved whole (DPA 2018 s.62; RFC 9162). */
export { ACTS, type Act, type ActRecord } from "./entry.ts";
export { erasureOf } from "./erase.ts";
export type { Verdict } from "./examine/verdict.ts";
export { BrokenLog } from "./keep.ts";
export { heldKeys, retireKeys } from "./keyring.ts";
export { headsFile, journalFolder } from "./outside.ts";
export {
  type ActContext,
  createRecorder,
  type PreparedEntries,
  type PreparedEntry,
  type Query,
  type Recorder,
} from "./record.ts";
export { type Sealing, sealOnce } from "./seal.ts";
export { type Sealer, type SealerOptions, startSealer } from "./sealer.ts";
export { type Progress, verify } from "./verify.ts";
