/** Bringing in: runs that turn files into graded claims, once, resumably, beside everybody else's work. */
export { addFile, beginRun, cancelRun, pauseRun, requireGathering, resumeRun, startRun } from "./control.ts";
export { type Ending, executeRun, type Progress, runFacts, takeRun, type Works } from "./execute.ts";
export { beginFeedRun, CannotBegin, directoryOf, type FeedRun, firstPurpose, keptMapping } from "./feed.ts";
export { formatOf } from "./format-of.ts";
export { filesToGuess, guessMappingOf } from "./guess.ts";
export { type Inbox, sweepInbox, watchInbox } from "./inbox.ts";
export { lookThrough, type Seen } from "./look-through.ts";
export { listMappings, readMapping, saveMapping } from "./mappings.ts";
export { type AttachedFile, readAttachment, readOrigin } from "./origin.ts";
export type { Format } from "./preparing/index.ts";
export { previewRun } from "./preview.ts";
export { type ImportQueue, startImporting } from "./queue.ts";
export { importedReports, type Rejects, readRefusals, rejectsFile } from "./refusals.ts";
export { listRuns, mayImport, readRun } from "./runs.ts";
export { openSpool, type Spool, type SpooledFile } from "./spool.ts";
