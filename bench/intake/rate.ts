/** A national picture of reports, half of which have to be read, from NDJSON to searchable, against bare `COPY`. */
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  type WriteStream,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { FoundingAgency } from "../../src/access/index.ts";
import { beginFeedRun } from "../../src/imports/index.ts";
import { atLeast, atMost, type BenchRow, informs } from "../result.ts";
import { bareCopies, settle } from "./bare-copy.ts";
import { openBenchHouse } from "./house.ts";

const MAIN = fileURLToPath(
  new URL(`../../src/cli/main${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url),
);
export const RATE_BAR = 0.35;

export async function rate(reports: number, log: (line: string) => void): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "tributary-bench-"));
  try {
    const { agencies, files } = await scenario(folder, reports);
    log(`rate: ${reports} reports of ${files.size} agencies are written`);
    return await importAll(agencies, files, reports, log);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function importAll(
  agencies: readonly FoundingAgency[],
  files: ReadonlyMap<string, string>,
  reports: number,
  log: (line: string) => void,
): Promise<BenchRow[]> {
  const house = await openBenchHouse(agencies);
  try {
    const began = performance.now();
    for (const [agency, path] of files) {
      const id = randomUUID();
      const file = await house.works.spool.takeFile(id, `${agency}.ndjson`, path);
      await beginFeedRun(house.works, { agency, format: "reports", reason: "Benchmark", share: true }, id, [
        file,
      ]);
    }
    await house.workAll();
    await settle(house.admin);
    const seconds = (performance.now() - began) / 1000;
    const { rows } = await house.admin.query(
      `select sum(reports_new)::int as new, sum(refused)::int as refused, sum(claims)::int as claims,
              count(*) filter (where state <> 'done')::int as unfinished from import_run`,
    );
    const counts = rows[0] as { new: number; refused: number; claims: number; unfinished: number };
    log(`rate: imported in ${seconds.toFixed(1)} s; copying for comparison`);
    const bare = await bareCopies(house.admin, house.folder);
    return [
      atLeast("scenario: its rate against bare COPY of the same rows", bare.seconds / seconds, "×", RATE_BAR),
      informs("scenario: from NDJSON to searchable", seconds, "s"),
      informs("scenario: reports a second", counts.new / seconds, "/s"),
      informs("scenario: claims a second", counts.claims / seconds, "/s"),
      informs("scenario: rows", bare.rows, ""),
      informs("scenario: bare COPY, median of three", bare.seconds, "s"),
      atMost("scenario: reports that did not come in", reports - counts.new + counts.unfinished, "", 0),
    ];
  } finally {
    await house.close();
  }
}

/** Each agency imports its own: the picture cut into a file an agency. */
async function scenario(
  folder: string,
  reports: number,
): Promise<{ agencies: FoundingAgency[]; files: Map<string, string> }> {
  const out = join(folder, "scenario");
  const made = spawnSync(
    process.execPath,
    [MAIN, "scenario", "--seed", "1", "--reports", String(reports), "--out", out],
    { encoding: "utf8", maxBuffer: 1 << 26 },
  );
  if (made.status !== 0) throw new Error(`the scenario could not be made: ${made.stderr}`);
  const agencies = JSON.parse(readFileSync(join(out, "agencies.json"), "utf8")) as FoundingAgency[];
  const files = new Map<string, string>();
  const streams = new Map<string, WriteStream>();
  mkdirSync(join(folder, "by-agency"));
  for await (const line of createInterface({ input: createReadStream(join(out, "reports.ndjson")) })) {
    const { agency } = JSON.parse(line) as { agency: string };
    const path = files.get(agency) ?? join(folder, "by-agency", `${agency}.ndjson`);
    files.set(agency, path);
    const stream = streams.get(agency) ?? createWriteStream(path);
    streams.set(agency, stream);
    if (!stream.write(`${line}\n`)) await once(stream, "drain");
  }
  for (const stream of streams.values()) {
    stream.end();
    await once(stream, "close");
  }
  return { agencies, files };
}
