import { spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { LIMITS } from "../index.ts";
import { pdf } from "../testing/pdf.ts";
import { desk, outline } from "../testing/reading.ts";
import { scan, tiff } from "../testing/scan.ts";
import { startProcess } from "./start.ts";

describe("the process that reads documents", () => {
  test("reaches no network, writes no file and starts no program, whatever runs in it", async () => {
    let reached = 0;
    const server = createServer((socket) => {
      reached++;
      socket.destroy();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const tries: Readonly<Record<string, string>> = {
      fetch: `await fetch("http://127.0.0.1:${port}")`,
      socket: `(await import("node:net")).connect(${port}, "127.0.0.1")`,
      http: `(await import("node:http")).get("http://127.0.0.1:${port}")`,
      names: `await (await import("node:dns")).promises.lookup("example.org")`,
      write: `(await import("node:fs")).writeFileSync("/tmp/left-by-a-document", "x")`,
      read: `(await import("node:fs")).readFileSync("/etc/hostname")`,
      program: `(await import("node:child_process")).execFileSync("true")`,
      code: `(0, eval)("1 + 1")`,
    };
    const code = Object.entries(tries)
      .map(
        ([name, attempt]) =>
          `try { ${attempt}; console.log("${name} worked"); } catch { console.log("${name} refused"); }`,
      )
      .join("\n");
    // The very arguments of the process, around code that tries.
    const child = startProcess(LIMITS);
    const { execArgv } = {
      execArgv: child.spawnargs.slice(1, child.spawnargs.indexOf(join(import.meta.dirname, "main.ts"))),
    };
    child.kill("SIGKILL");
    const trial = spawn(process.execPath, [...execArgv, "--input-type=module", "-e", code], {
      stdio: ["ignore", "pipe", "ignore"],
      env: {},
    });
    let said = "";
    trial.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    await once(trial, "exit");
    expect(said.trim().split("\n")).toEqual(Object.keys(tries).map((name) => `${name} refused`));
    expect(reached).toBe(0);
  });
});

describe("a file that takes too much", () => {
  const page = pdf({ pages: [{ texts: [{ x: 60, y: 100, text: "The van was stopped at Dover." }] }] });

  const slow = desk({ limits: { milliseconds: 1 } });
  test("time is given up with a sentence", async () => {
    expect(await slow.refusal("slow.pdf", page)).toMatch(/could not be read within 0.001 seconds/);
  });

  const narrow = desk({ limits: { memoryBytes: 200 * 1024 * 1024 } });
  test("memory is given up with a sentence, and the next file is read in a new process", async () => {
    expect(outline(await narrow.read("note.pdf", page))).toEqual(["paragraph The van was stopped at Dover."]);
    const large = scan({ lines: ["Large"], width: 6000, height: 6000 }).toBuffer("image/png");
    expect(await narrow.refusal("large.png", large)).toMatch(/more than 200 MiB of memory and was given up/);
    expect(outline(await narrow.read("note.txt", "Read on."))).toEqual(["paragraph Read on."]);
  });

  const small = desk({ limits: { bytes: 1000, characters: 100 } });
  test("room is refused by its size, before it is read, and by the text that comes out of it", async () => {
    expect(await small.refusal("large.txt", "x".repeat(1001))).toMatch(/documents of up to 0 MiB are read/);
    expect(await small.refusal("long.txt", "word ".repeat(50))).toMatch(/249 characters of text; up to 100/);
  });

  const hasty = desk({ limits: { ocrMillisecondsPerPage: 30, ocrPagesGivenUp: 1 } });
  test("time on a page for OCR has that page left out, and is given up when too many do", async () => {
    const pages = [1, 2].map((number) => scan({ lines: [`Page ${number} of the statement`], height: 200 }));
    expect(await hasty.refusal("fax.tif", tiff(pages))).toMatch(
      /OCR did not finish on 2 pages within 0.03 seconds/,
    );
  });

  const patient = desk({ limits: { ocrMillisecondsPerPage: 30 } });
  test("time on the only scanned page leaves the pages of text", async () => {
    const canvas = scan({ lines: ["Behind the letter"], height: 1754 });
    const jpeg = { bytes: canvas.toBuffer("image/jpeg", 85), width: canvas.width, height: canvas.height };
    const letter = { texts: [{ x: 60, y: 100, text: "A covering letter with a scan behind it." }] };
    const document = await patient.read("scan.pdf", pdf({ pages: [letter, { jpeg }] }));
    expect(outline(document)).toEqual(["paragraph A covering letter with a scan behind it."]);
    expect(document.notes).toContain("OCR did not finish in time and nothing was read: page 2.");
  });
});
