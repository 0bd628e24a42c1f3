/**
 * Record linkage after Fellegi and Sunter: which records are of one person, with reasons, learned without labels. Pure: no
 * input or output, no database, no threads of its own (docs/linkage.md).
 *
 *     const { clusters, model } = await link({ headers, columns });
 */
export type { Checksum } from "./checksums.ts";
export type { Alarm } from "./cluster/alarms.ts";
export { type Change, clusterTouched } from "./cluster/touched.ts";
export { type ComparePair, comparePairs, outcomeOf, type Property } from "./compare/index.ts";
export type { Records } from "./encode.ts";
export { type Explanation, explain, printExplanation } from "./explain.ts";
export { type Linked, type LinkOptions, link } from "./link.ts";
export { type Accuracy, measure } from "./measure.ts";
export { BadModel, type Model, readModel } from "./model.ts";
export { carryOut, type Part, type Workers } from "./parts.ts";
export {
  type CandidateKey,
  type Grouping,
  learnPinned,
  type Pinned,
  pin,
  type Values,
  type Weighed,
} from "./pinned.ts";
export type { Chosen, ColumnReading } from "./prepare/index.ts";
export { probability, weightsOf } from "./score.ts";
export { CannotLearn } from "./train/index.ts";
export { type Union, unionOf } from "./union.ts";
