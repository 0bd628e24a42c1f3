/**
 * Counting, pure: count cards in memory as columns, and every figure of the live board from them (docs/counting.md). It reads
 * and writes nothing; the room that keeps it feeds it what was committed, in that order.
 */
export { type Against, against, type Objective } from "./against.ts";
export { type Board, board, type MeasureTotal, type Panel, type Question } from "./board.ts";
export { type Bulk, type Bytes, openBulk, type Part, type Reading } from "./bulk.ts";
export type { Card, Definitions, Ending, Join, NilReturn, Scope } from "./card.ts";
export { BadCard } from "./card.ts";
export { cardOf, join, remove, rowOf, sayNil, split, takeBackNil, upsert } from "./change.ts";
export { PANELS, type PanelName } from "./dimensions.ts";
export { isId } from "./ids.ts";
export { type Cell, type Opened, open } from "./open.ts";
export { asAt } from "./past.ts";
export { type Layers, partitions, SMALLEST } from "./protect/partition.ts";
export type { Asker, Filters } from "./question.ts";
export type { Expected, Reporting } from "./reporting.ts";
export type { Shown } from "./shown.ts";
export { createStore, declareScope, define, type Store } from "./store.ts";
