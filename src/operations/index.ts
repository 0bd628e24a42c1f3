/** Operations: what many agencies did, counted once. `count/` is pure. */
export * from "./count/index.ts";
/** Many rows at once, for those who tell a whole month. */
export { type CardRow, changeCards, insertCards } from "./counting/card-rows.ts";
export { contributeToPhases } from "./counting/contribute.ts";
export * from "./counting/index.ts";
export * from "./deconflict/index.ts";
export { explainFigure } from "./explained.ts";
export * from "./field/index.ts";
export * from "./plan/index.ts";
export { waitingOperations } from "./waiting.ts";
