/**
 * A file to a document. The file is hashed and told by its content here; what is in it is read in a process of its own,
 * which is ended when it takes too long or grows too large, with a sentence that says so.
 */
import type { ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { type InputFile, Unreadable } from "../incoming.ts";
import type { Extracted, MediaType, ReadDocument } from "./document.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { MEDIA_NAME, mediaTypeOf, wrongExtension } from "./media-type.ts";
import type { OcrPage } from "./ocr/ocr.ts";
import { type Answer, type Request, TOO_LARGE } from "./process/messages.ts";
import { startProcess } from "./process/start.ts";

export interface ReadOptions {
  readonly limits?: Partial<Limits>;
  /** Told of every page that OCR has read, for progress. */
  readonly onOcrPage?: (page: number) => void;
}

/** Reads many files one after the other in one process, which is started again when it had to be ended. */
export interface DocumentReader {
  read(file: InputFile): Promise<ReadDocument>;
  close(): void;
}

/** A start on a busy machine. */
const START_MILLISECONDS = 30_000;

/** One file, in a process of its own. */
export async function readDocument(file: InputFile, options: ReadOptions = {}): Promise<ReadDocument> {
  const reader = openDocumentReader(options);
  try {
    return await reader.read(file);
  } finally {
    reader.close();
  }
}

export function openDocumentReader(options: ReadOptions = {}): DocumentReader {
  const limits: Limits = { ...LIMITS, ...options.limits };
  let child: ChildProcess | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const running = async (): Promise<ChildProcess> => {
    if (child?.connected && child.exitCode === null && child.signalCode === null) return child;
    child = startProcess(limits);
    await ready(child);
    return child;
  };

  const extracted = async (bytes: Uint8Array, mediaType: MediaType): Promise<Extracted> => {
    const known = new Map<number, OcrPage | null>();
    for (;;) {
      const request: Request = { bytes, mediaType, limits, known: [...known] };
      const outcome = await ask(await running(), request, (page, found) => {
        known.set(page, found);
        options.onOcrPage?.(page);
      });
      if (outcome.is === "done") return outcome.extracted;
      // A page that OCR does not finish is left out, and the rest read on in a new process.
      known.set(outcome.page, null);
      const givenUp = [...known.values()].filter((found) => found === null).length;
      if (givenUp > limits.ocrPagesGivenUp) {
        throw new Unreadable(
          `OCR did not finish on ${givenUp} pages within ${limits.ocrMillisecondsPerPage / 1000} seconds each. Scan the document again, straight and at 300 dots an inch, and bring that in.`,
        );
      }
    }
  };

  const read = async (file: InputFile): Promise<ReadDocument> => {
    const bytes = await bytesOf(file, limits.bytes);
    const mediaType = mediaTypeOf(bytes);
    const found = await extracted(bytes, mediaType);
    const wrong = wrongExtension(file.name, mediaType);
    const ocr = found.pages.flatMap((page) => (page.confidence === null ? [] : [page.confidence]));
    return {
      name: file.name,
      mediaType,
      bytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      ...found,
      confidence:
        ocr.length === 0 ? null : Math.round((ocr.reduce((a, b) => a + b, 0) / ocr.length) * 1000) / 1000,
      notes: wrong === null ? found.notes : [wrong, ...found.notes],
    };
  };

  return {
    read(file) {
      const next = turn.then(() => read(file));
      turn = next.catch(() => {});
      return next;
    },
    close() {
      child?.kill("SIGKILL");
      child = null;
    },
  };
}

async function bytesOf(file: InputFile, limit: number): Promise<Uint8Array> {
  const handle = await open(file.path);
  try {
    const { size } = await handle.stat();
    if (size > limit) {
      throw new Unreadable(
        `The file has ${(size / 1024 / 1024).toFixed(1)} MiB; documents of up to ${Math.round((limit / 1024 / 1024) * 10) / 10} MiB are read. Split it and bring in the parts.`,
      );
    }
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => {
      clearTimeout(clock);
      child.kill("SIGKILL");
      reject(new Error("the process that reads documents did not start"));
    };
    const clock = setTimeout(fail, START_MILLISECONDS);
    child.once("exit", fail);
    child.once("error", fail);
    child.once("message", () => {
      clearTimeout(clock);
      child.off("exit", fail);
      child.off("error", fail);
      resolve();
    });
  });
}

type Outcome =
  | { readonly is: "done"; readonly extracted: Extracted }
  | { readonly is: "page took too long"; readonly page: number };

/** One file through the process. OCR has a clock of its own, a page at a time; the other clock stands meanwhile. */
function ask(
  child: ChildProcess,
  request: Request,
  onPage: (page: number, found: OcrPage) => void,
): Promise<Outcome> {
  const { limits, mediaType } = request;
  return new Promise<Outcome>((resolve, reject) => {
    let left = limits.milliseconds;
    let since = performance.now();
    let page: number | null = null;
    let timedOut = false;
    let clock = setTimeout(late, left);

    function late(): void {
      timedOut = true;
      child.kill("SIGKILL");
    }
    function onMessage(answer: Answer): void {
      if (answer.is === "ocr") {
        left -= performance.now() - since;
        page = answer.page;
        clearTimeout(clock);
        clock = setTimeout(late, limits.ocrMillisecondsPerPage);
      } else if (answer.is === "page") {
        onPage(answer.page, answer.found);
        page = null;
        since = performance.now();
        clearTimeout(clock);
        clock = setTimeout(late, left);
      } else if (answer.is !== "ready") {
        settle();
        if (answer.is === "done") resolve(answer);
        else reject(new Unreadable(answer.is === "refused" ? answer.sentence : unforeseen(mediaType)));
      }
    }
    function onExit(_: number | null, signal: NodeJS.Signals | null): void {
      settle();
      if (timedOut && page !== null) resolve({ is: "page took too long", page });
      else if (timedOut) reject(new Unreadable(tooSlow(limits)));
      else if (signal === TOO_LARGE || signal === "SIGABRT") reject(new Unreadable(tooMuch(limits)));
      else reject(new Unreadable(unforeseen(mediaType)));
    }
    function settle(): void {
      clearTimeout(clock);
      child.off("message", onMessage);
      child.off("exit", onExit);
    }
    child.on("message", onMessage);
    child.on("exit", onExit);
    child.send(request, (error) => {
      if (error) child.kill("SIGKILL");
    });
  });
}

function unforeseen(mediaType: MediaType): string {
  return `The file is ${MEDIA_NAME[mediaType]} that is damaged or not as its format prescribes, and could not be read. Open it in the program it came from, save it again, and bring that in.`;
}

function tooSlow({ milliseconds }: Limits): string {
  return `The file could not be read within ${milliseconds / 1000} seconds and was given up. Split it, or print it to a new PDF, and bring that in.`;
}

function tooMuch({ memoryBytes }: Limits): string {
  return `Reading the file took more than ${Math.round(memoryBytes / 1024 / 1024)} MiB of memory and was given up. Split it, or print it to a new PDF, and bring that in.`;
}
