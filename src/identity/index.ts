/** Who is who. The engine is pure; threads stand beside it. */
export * from "./checks/index.ts";
export { CHECKSUMS } from "./checksums.ts";
export * from "./engine/index.ts";
export { judge, retract, split } from "./judgements/judge.ts";
export { lineOf, pinnedOf } from "./kinds.ts";
export { personModel, thingModel } from "./models/index.ts";
export { type Resolver, startResolver } from "./resolve/loop.ts";
export { resolveSome } from "./resolve/resolve.ts";
export { readLearning } from "./review/learning.ts";
export { readPair } from "./review/pair.ts";
export { readReview } from "./review/queue.ts";
export { readThing } from "./things/thing.ts";
export { type Threads, threads } from "./threads/index.ts";
