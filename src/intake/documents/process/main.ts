/** The process that reads documents: takes one file at a time and answers with its pages or with why not. */
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { Unreadable } from "../../incoming.ts";
import { extract } from "../extract.ts";
import { LIMITS } from "../limits.ts";
import { pageOf } from "../ocr/layout.ts";
import type { Ocr } from "../ocr/ocr.ts";
import { startTesseract, type Tesseract } from "../ocr/tesseract.ts";
import type { Answer, Request } from "./messages.ts";

const limit = Number(process.argv[2] ?? LIMITS.memoryBytes);
new Worker(new URL(`./memory${extname(import.meta.url)}`, import.meta.url), { workerData: { limit } });

let tesseract: Promise<Tesseract> | null = null;

// The server is gone: nobody is left to read for.
process.on("disconnect", () => process.exit());
process.on("message", (request: Request) => {
  void answer(request).then(say);
});
await say({ is: "ready" });

async function answer({ bytes, mediaType, limits, known }: Request): Promise<Answer> {
  try {
    return { is: "done", extracted: await extract(bytes, mediaType, limits, ocrThatTells(new Map(known))) };
  } catch (error) {
    if (error instanceof Unreadable) return { is: "refused", sentence: error.message };
    return { is: "failed", kind: error instanceof Error ? error.name : typeof error };
  }
}

function ocrThatTells(known: ReadonlyMap<number, Awaited<ReturnType<Ocr["read"]>>>): Ocr {
  return {
    async read(page, picture) {
      const before = known.get(page);
      if (before !== undefined) return before;
      tesseract ??= startTesseract();
      const engine = await tesseract;
      // Told before the work, which stops this thread until it is done.
      await say({ is: "ocr", page });
      const drawn = await picture();
      const found = pageOf(engine.layout(drawn), drawn, page);
      await say({ is: "page", page, found });
      return found;
    },
  };
}

function say(answer: Answer): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(answer, () => resolve());
  });
}
