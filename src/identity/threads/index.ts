/** Threads for the engine, which itself knows of none: parts of the work go to workers, one range each. */
import { Worker } from "node:worker_threads";
import { carryOut, type Part, type Workers } from "../engine/index.ts";

const entry = new URL(`./worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url);

export interface Threads extends Workers {
  readonly close: () => Promise<void>;
}

/** With one thread everything is done in place. */
export function threads(count: number): Threads {
  const workers = Array.from({ length: Math.max(0, count - 1) }, () => new Worker(entry));
  return {
    count: workers.length + 1,
    async run(parts: readonly Part[]) {
      const away = workers.map((worker, nth) => {
        const part = parts[nth + 1];
        return part === undefined ? undefined : done(worker, part);
      });
      const [own] = parts;
      if (own) carryOut(own);
      for (const part of parts.slice(workers.length + 1)) carryOut(part);
      await Promise.all(away);
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function done(worker: Worker, part: Part): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      worker.off("message", heard);
      worker.off("error", failed);
      settle();
    };
    const heard = () => finish(resolve);
    const failed = (error: Error) => finish(() => reject(error));
    worker.on("message", heard);
    worker.on("error", failed);
    worker.postMessage(part);
  });
}
