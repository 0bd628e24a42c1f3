/** Deconfliction: asked before action, answered in the same words whether or not something is held. */
export { deconflict } from "./ask.ts";
export { escalateMatches } from "./clock.ts";
export { answerMatch, heldMatches, waitingMatches } from "./desk.ts";
export { listDeconflictions } from "./list.ts";
export { lookForHidden } from "./look.ts";
