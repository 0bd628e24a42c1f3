/** A synthetic national picture with its truth, made from a seed. See docs/scenario.md. */

export { type Difficulty, type KeyScore, measureDifficulty } from "./difficulty/measure.ts";
export { printDifficulty } from "./difficulty/print.ts";
export * from "./lockstream/index.ts";
export { FolderInUse, makeScenario, type ScenarioRequest } from "./make.ts";
export type { Totals } from "./truth/ledger.ts";
