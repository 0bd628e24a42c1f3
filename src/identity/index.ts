/** Who is who. The engine is pure; threads stand beside it. */
export * from "./engine/index.ts";
export { type Threads, threads } from "./threads/index.ts";
