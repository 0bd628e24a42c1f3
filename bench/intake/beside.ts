/** A file of a million lines comes in while people read: what it takes of memory, and of their time. */

import { once } from "node:events";
import { createWriteStream, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DEMONSTRATION_PASSWORD } from "../../src/demonstration/index.ts";
import { openClient } from "../child/client.ts";
import { scratchFolder } from "../child/scratch.ts";
import { freePort, startChild } from "../child/server.ts";
import { atMost, type BenchRow, informs } from "../result.ts";
import { percentile } from "../search/timing.ts";
import { openUploader } from "./upload.ts";
import { watchMemory } from "./watch.ts";

const READERS = ["amina", "ben", "tomasz", "helen", "noor", "james", "colin", "harriet"];
const QUESTIONS = ["van", "driver", "phone:07700 900123", "port", "no such word anywhere", "boat"];
const MEMORY_BAR_MB = 500;
const SLOWER_BAR = 2;

export interface BesideOptions {
  readonly lines: number;
  readonly readsForSeconds: number;
  readonly patienceSeconds: number;
}

export async function beside(options: BesideOptions, log: (line: string) => void): Promise<BenchRow[]> {
  const { lines, readsForSeconds, patienceSeconds } = options;
  const folder = scratchFolder();
  const server = await startChild({ dataDir: join(folder, "data"), port: await freePort() });
  try {
    const file = join(folder, "lines.ndjson");
    await writeLines(file, lines);
    const uploader = await openUploader(server.url, "ruth", DEMONSTRATION_PASSWORD);
    await readFor(server.url, 5);
    const idle = await readFor(server.url, readsForSeconds);
    log(`beside: idle, ${idle.length} requests; the import begins`);
    const memory = watchMemory(server.process.pid ?? 0);
    const run = await uploader.start("lines.ndjson", file);
    await sleep(3000);
    const during = await readFor(server.url, readsForSeconds);
    const { records: atThen } = await uploader.state(run);
    log(`beside: read on while ${atThen} lines came in; now to its end`);
    const end = await uploader.ended(run, patienceSeconds * 1000);
    const { alone, together } = memory.stop();
    const [before, then] = [percentile(idle, 0.95), percentile(during, 0.95)];
    return [
      atMost("a million lines: the server's memory", alone, "MB", MEMORY_BAR_MB),
      atMost(
        "a million lines: the server's memory with the process that prepares",
        together,
        "MB",
        MEMORY_BAR_MB,
      ),
      atMost("a million lines: readers' 95th percentile, of idle", then / before, "×", SLOWER_BAR),
      informs("readers' 95th percentile, idle", before, "ms"),
      informs("readers' 95th percentile, while it comes in", then, "ms"),
      informs("lines that came in while they read", atThen, ""),
      atMost("a million lines: lines left when patience ended", lines - end.records, "", 0),
    ];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Short reports: it is their number that is asked about. */
async function writeLines(file: string, lines: number): Promise<void> {
  const out = createWriteStream(file, { highWaterMark: 1 << 20 });
  for (let n = 1; n <= lines; n++) {
    const line = {
      reference: `L-${n}`,
      agency: "KENT",
      authored: "2026-10-02",
      information: { from: "2026-10-01" },
      title: `Count at the gate, ${n}`,
      purpose: "law_enforcement",
      classification: "OFFICIAL",
      items: [
        {
          text: `Vehicle ${n} passed the gate. Nothing of note.`,
          source: "1",
          information: "A",
          handling: "P",
          mentions: [],
        },
      ],
    };
    if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
}

/** What each request took, in milliseconds. */
async function readFor(url: string, seconds: number): Promise<number[]> {
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    READERS.map(async (username, index) => {
      const client = openClient(url);
      await client.signIn(username, DEMONSTRATION_PASSWORD);
      for (let turn = index; performance.now() < until; turn++) {
        const q = QUESTIONS[turn % QUESTIONS.length] ?? "";
        const began = performance.now();
        const { status, body } = await client.ask("GET", `/api/v1/search?q=${encodeURIComponent(q)}`);
        if (status !== 200) throw new Error(`a reader was not answered: ${status} ${body.slice(0, 200)}`);
        times.push(performance.now() - began);
        await sleep(100);
      }
      client.close();
    }),
  );
  return times;
}
