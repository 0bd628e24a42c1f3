/** One thread: ranks candidates or scores pairs of a range, on memory that all threads share. */
import { parentPort } from "node:worker_threads";
import { carryOut, type Part } from "../engine/index.ts";

parentPort?.on("message", (part: Part) => {
  carryOut(part);
  parentPort?.postMessage("done");
});
