/** Killed outright twenty times while a file comes in, and started again each time: is it as if nothing had happened? */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "pg";
import { openBeside } from "../../src/database/embedded/index.ts";
import { DEMONSTRATION_PASSWORD } from "../../src/demonstration/index.ts";
import { contentDigest } from "../../src/imports/testing/content.ts";
import { scratchFolder } from "../child/scratch.ts";
import { freePort, postmasterOf, startChild } from "../child/server.ts";
import { atMost, type BenchRow, informs } from "../result.ts";
import { openUploader } from "./upload.ts";

export async function kills(times: number, lines: number, log: (line: string) => void): Promise<BenchRow[]> {
  const folder = scratchFolder();
  try {
    const file = join(folder, "lines.ndjson");
    writeFileSync(file, Array.from({ length: lines }, (_, n) => `${lineOf(n)}\n`).join(""));
    const calm = await digestAfter(join(folder, "calm"), file, 0, log);
    const killed = await digestAfter(join(folder, "killed"), file, times, log);
    const differ = Object.keys(calm.digests).filter((table) => calm.digests[table] !== killed.digests[table]);
    for (const table of differ)
      log(`kills: ${table} differs: ${calm.digests[table]} and ${killed.digests[table]}`);
    return [
      atMost(
        `${times} × kill -9 during an import: tables that differ from an undisturbed one`,
        differ.length,
        "",
        0,
      ),
      informs(`${times} × kill -9: kills that met the import at work`, killed.met, ""),
      informs(`${times} × kill -9: tables compared`, Object.keys(calm.digests).length, ""),
      informs(`${times} × kill -9: lines`, lines, ""),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function digestAfter(
  dataDir: string,
  file: string,
  times: number,
  log: (line: string) => void,
): Promise<{ digests: Record<string, string>; met: number }> {
  const port = await freePort();
  let server = await startChild({ dataDir, port });
  let met = 0;
  try {
    const first = await openUploader(server.url, "ruth", DEMONSTRATION_PASSWORD);
    const run = await first.start("lines.ndjson", file);
    for (let kill = 0; kill < times; kill++) {
      await sleep(700 + Math.random() * 900);
      const { state } = await first.state(run).catch(() => ({ state: "?" }));
      if (state === "running") met += 1;
      const postmaster = postmasterOf(dataDir);
      if (kill % 3 === 2 && postmaster) process.kill(postmaster, "SIGKILL");
      const gone = new Promise((resolve) => server.process.once("exit", resolve));
      server.process.kill("SIGKILL");
      await gone;
      server = await startChild({ dataDir, port });
    }
    const uploader = await openUploader(server.url, "ruth", DEMONSTRATION_PASSWORD);
    const end = await uploader.ended(run, 600_000);
    if (end.state !== "done")
      throw new Error(`the import did not end: ${end.state} after ${end.records} records`);
    log(`kills: an import of ${end.records} lines ended after ${times} kills`);
    return { digests: await digestsIn(dataDir), met };
  } finally {
    await server.stop();
  }
}

async function digestsIn(dataDir: string): Promise<Record<string, string>> {
  const database = await openBeside(dataDir, () => {});
  const admin = new Pool({ ...database.address, max: 1 });
  try {
    return await contentDigest(admin);
  } finally {
    await admin.end();
    await database.close();
  }
}

/** One in fifty is refused; one in ten answers to the same reference as another before it. */
function lineOf(n: number): string {
  if (n % 50 === 7) return `{"reference": "K-${n}", "agency": "KENT"`;
  const reference = n % 10 === 9 ? `K-${n - 6}` : `K-${n}`;
  return JSON.stringify({
    reference,
    agency: "KENT",
    authored: "2026-10-02",
    information: { from: "2026-10-01" },
    title: `Seen at the lay-by, ${n}`,
    purpose: "law_enforcement",
    classification: "OFFICIAL",
    items: [
      {
        text: `Arben Hoxha called 07700 900${String(n % 1000).padStart(3, "0")} from the lay-by at ${n % 24}00 hours, and a white van came.`,
        source: "2",
        information: "B",
        handling: "P",
      },
    ],
  });
}
