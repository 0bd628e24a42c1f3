/**
 * The process that reads and prepares, apart from the server: what it costs in time and memory is not taken from those
 * who read, and a file that brings it down brings down nothing else. It holds no keys and no connection.
 */
import { setPriority } from "node:os";
import { Unreadable } from "../../intake/index.ts";
import { batchesOf } from "./batches.ts";
import { guessFor } from "./guess.ts";
import type { FromPreparer, PrepareOrder, ToPreparer } from "./messages.ts";
import { openReading } from "./open.ts";

/** Below those who read: what is brought in can wait, a person cannot. */
const NICE = 10;
setPriority(NICE);

let allowed = 0;
let most = 1;
let wake: (() => void) | null = null;

process.on("message", (message: ToPreparer) => {
  if (message.is === "more") {
    allowed += 1;
    most = message.most;
    wake?.();
  } else if (message.is === "guess") {
    void ending(async () => tell({ is: "guess", guess: await guessFor(message.files, message.settings) }));
  } else {
    allowed = 0;
    void ending(() => work(message.order));
  }
});
process.on("disconnect", () => process.exit(0));

async function work(order: PrepareOrder): Promise<void> {
  const reading = await openReading(order);
  for await (const batch of batchesOf(reading, order, () => most)) {
    await allowance();
    await tell({ is: "batch", batch });
  }
  await tell({ is: "end", bytesTotal: reading.bytesTotal });
}

async function ending(job: () => Promise<void>): Promise<void> {
  try {
    await job();
  } catch (error) {
    const unreadable = error instanceof Unreadable;
    const message = unreadable ? error.message : "The files could not be read to their end.";
    await tell({ is: "failed", message, unreadable });
  }
}

async function allowance(): Promise<void> {
  while (allowed === 0) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  allowed -= 1;
}

function tell(message: FromPreparer): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}
