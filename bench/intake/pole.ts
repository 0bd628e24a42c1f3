/** The Manchester extract, 29 related tables, by its mapping: from CSV to searchable, against bare `COPY`. */
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beginFeedRun } from "../../src/imports/index.ts";
import { atLeast, atMost, type BenchRow, informs } from "../result.ts";
import { bareCopies, settle } from "./bare-copy.ts";
import { anAgency } from "./founding.ts";
import { openBenchHouse } from "./house.ts";
import { RATE_BAR } from "./rate.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FOLDER = join(ROOT, "../shared/data/pole");

/** Nothing, and says so, where the extract is not there. */
export async function pole(log: (line: string) => void): Promise<BenchRow[]> {
  if (!existsSync(FOLDER)) {
    log("pole: skipped, the extract is not here (../shared/data/pole)");
    return [];
  }
  const house = await openBenchHouse([anAgency("GMP", "Greater Manchester Police")]);
  try {
    const body = JSON.parse(readFileSync(join(ROOT, "mappings/pole.json"), "utf8")) as Record<
      string,
      unknown
    >;
    const id = randomUUID();
    const began = performance.now();
    const files = [];
    for (const name of readdirSync(FOLDER).sort()) {
      files.push(await house.works.spool.takeFile(id, name, join(FOLDER, name)));
    }
    const run = {
      agency: "GMP",
      format: "tables",
      reason: "Benchmark",
      mapping: { name: "pole", body },
    } as const;
    await beginFeedRun(house.works, run, id, files);
    await house.workAll();
    await settle(house.admin);
    const seconds = (performance.now() - began) / 1000;
    const { rows } = await house.admin.query(
      "select state, reports_new::int as reports, refused::int, claims::int from import_run",
    );
    const run1 = rows[0] as { state: string; reports: number; refused: number; claims: number };
    if (run1.state !== "done") throw new Error(`the extract was not imported: ${run1.state}`);
    log(`pole: imported in ${seconds.toFixed(1)} s; copying for comparison`);
    const bare = await bareCopies(house.admin, house.folder);
    return [
      atLeast(
        "Manchester extract: its rate against bare COPY of the same rows",
        bare.seconds / seconds,
        "×",
        RATE_BAR,
      ),
      informs("Manchester extract: from CSV to searchable", seconds, "s"),
      informs("Manchester extract: reports", run1.reports, ""),
      informs("Manchester extract: claims a second", run1.claims / seconds, "/s"),
      informs("Manchester extract: bare COPY, median of three", bare.seconds, "s"),
      atMost("Manchester extract: rows refused", run1.refused, "", 0),
    ];
  } finally {
    await house.close();
  }
}
