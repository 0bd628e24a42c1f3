/** Starts the process that reads and prepares, and hands on its batches as they are asked for. */
import { fork } from "node:child_process";
import type { ImportGuessWire } from "../../contract/imports.ts";
import { type InputFile, Unreadable } from "../../intake/index.ts";
import type { FromPreparer, PreparedBatch, PrepareOrder, Settings, ToPreparer } from "./messages.ts";

export type {
  Directory,
  Format,
  Packed,
  PreparedAttachment,
  PreparedBatch,
  PrepareOrder,
  RefusedRecord,
} from "./messages.ts";
export { unpacked } from "./packing.ts";
export type { PlacedReport, PreparedReport } from "./prepare.ts";

/** Bounds what one run may take, whatever is in its files. */
const HEAP_MB = 256;
/** So many pay for a transaction, and keep nobody waiting long. */
export const REPORTS_A_BATCH = 500;
/** Batches that are ready or on their way while one is being loaded. */
const AHEAD = 2;
/** Sources in a checkout, JavaScript in a package. */
const entry = new URL(import.meta.url.endsWith(".ts") ? "./process.ts" : "./process.js", import.meta.url);

/**
 * The batches of a run, in order. A process that did all it was asked is kept for the next run; one whose consumer
 * stopped half way is ended. Throws {@link Unreadable} with a sentence when the input is at fault.
 */
export async function* preparedBatches(
  order: PrepareOrder,
  most: () => number = () => REPORTS_A_BATCH,
): AsyncGenerator<PreparedBatch> {
  const preparer = takePreparer();
  let finished = false;
  try {
    preparer.send({ is: "order", order });
    for (let i = 0; i < AHEAD; i++) preparer.send({ is: "more", most: most() });
    for (;;) {
      const message = await preparer.next();
      if (message.is === "batch") {
        yield message.batch;
        preparer.send({ is: "more", most: most() });
        continue;
      }
      finished = message.is === "end" || (message.is === "failed" && message !== SUDDEN_END);
      if (message.is === "failed") throw failure(message);
      return;
    }
  } finally {
    if (finished) keepPreparer(preparer);
    else preparer.stop();
  }
}

/** What the tables of these files look like, and a mapping that may fit. Throws {@link Unreadable} with a sentence. */
export async function guessedMapping(
  files: readonly InputFile[],
  settings: Settings,
): Promise<ImportGuessWire> {
  const preparer = takePreparer();
  preparer.send({ is: "guess", files, settings });
  const message = await preparer.next();
  if (message === SUDDEN_END) preparer.stop();
  else keepPreparer(preparer);
  if (message.is === "failed") throw failure(message);
  if (message.is !== "guess") throw new Error("the process that guesses answered something else");
  return message.guess;
}

interface Preparer {
  send(message: ToPreparer): void;
  next(): Promise<FromPreparer>;
  /** Nothing waits for it while nobody asks: it does not keep its parent alive. */
  rest(): void;
  wake(): boolean;
  stop(): void;
}

/** Starting one costs more than a small import: a few rest between runs, and go when nothing came for a while. */
const resting: { readonly preparer: Preparer; readonly timer: NodeJS.Timeout }[] = [];
const MOST_RESTING = 2;
const REST_MS = 30_000;

function takePreparer(): Preparer {
  for (let rested = resting.pop(); rested; rested = resting.pop()) {
    clearTimeout(rested.timer);
    if (rested.preparer.wake()) return rested.preparer;
  }
  return startPreparer();
}

function keepPreparer(preparer: Preparer): void {
  if (resting.length === MOST_RESTING) {
    preparer.stop();
    return;
  }
  preparer.rest();
  const timer = setTimeout(() => {
    resting.splice(
      resting.findIndex((each) => each.preparer === preparer),
      1,
    );
    preparer.stop();
  }, REST_MS);
  timer.unref();
  resting.push({ preparer, timer });
}

function startPreparer(): Preparer {
  const child = fork(entry, [], {
    serialization: "advanced",
    execArgv: [
      `--max-old-space-size=${HEAP_MB}`,
      // What is read is passed on at once: a large nursery would only be kept full.
      "--max-semi-space-size=8",
      "--disable-warning=ExperimentalWarning",
    ],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    env: { TZ: "UTC", MALLOC_ARENA_MAX: "2" },
  });
  const arrived: FromPreparer[] = [];
  let wake: (() => void) | null = null;
  const arrive = (message: FromPreparer): void => {
    arrived.push(message);
    wake?.();
  };
  child.on("message", (message) => arrive(message as FromPreparer));
  child.on("error", () => undefined);
  child.on("close", () => arrive(SUDDEN_END));
  return {
    send(message) {
      if (child.connected) child.send(message);
    },
    async next() {
      while (arrived.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return arrived.shift() ?? SUDDEN_END;
    },
    rest() {
      child.unref();
      child.channel?.unref();
    },
    wake() {
      child.ref();
      child.channel?.ref();
      arrived.length = 0;
      return child.connected && child.exitCode === null;
    },
    stop() {
      child.removeAllListeners("close");
      child.kill("SIGKILL");
    },
  };
}

const SUDDEN_END: FromPreparer & { is: "failed" } = {
  is: "failed",
  unreadable: true,
  message:
    "Reading the files came to a sudden end: they may need more memory than an import may take. Split them and try again.",
};

function failure({ message, unreadable }: FromPreparer & { is: "failed" }): Error {
  return unreadable ? new Unreadable(message) : new Error(message);
}
