/** The field's words as types and data. Imports nothing. */
export * from "./categories.ts";
export * from "./comparisons.ts";
export * from "./forces.ts";
export * from "./grades.ts";
export * from "./kinds.ts";
export * from "./measures.ts";
export * from "./operational-day.ts";
export * from "./operations.ts";
export * from "./partial-date.ts";
export * from "./ports.ts";
export * from "./powers.ts";
export * from "./purposes.ts";
export * from "./reports.ts";
export * from "./results.ts";
export * from "./retention.ts";
export * from "./roles.ts";
export * from "./teams.ts";
