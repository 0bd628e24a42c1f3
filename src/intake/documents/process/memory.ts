/**
 * A thread beside the one that reads: ends the whole process when it grows beyond its limit. Node's own limits count
 * neither WebAssembly nor pictures.
 */
import { workerData } from "node:worker_threads";
import { TOO_LARGE } from "./messages.ts";

const { limit } = workerData as { limit: number };
setInterval(() => {
  if (process.memoryUsage.rss() > limit) process.kill(process.pid, TOO_LARGE);
}, 25);
