/**
 * Who is who, how rightly and how fast: Splink's own table and FEBRL's with nobody's labels seen, the people of a scenario
 * beside exact matching, the same comparisons as SQL in DuckDB, and a million rows. One default model for all.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { plainText } from "../../src/identity/engine/text.ts";
import { CHECKSUMS, link, measure, personModel, pin } from "../../src/identity/index.ts";
import { makeScenario } from "../../src/scenario/index.ts";
import { machine } from "../child/machine.ts";
import { atLeast, atMost, type BenchResult, type BenchRow, informs } from "../result.ts";
import { byEngine, bySql, COMPARED } from "./levels.ts";
import type { Large } from "./million.ts";
import { measurePinned, WITH_REPORT } from "./pinned.ts";
import { hasShared, type Labelled, labelled, peopleOf, SHARED, stacked } from "./tables.ts";

/** As `tributary link` does. */
const DEFAULTS = { checksums: CHECKSUMS };

export interface LinkageOptions {
  readonly reports?: number;
  /** Reports that name about a million people; 0 leaves that question out. */
  readonly largeReports?: number;
  readonly log?: (line: string) => void;
}

export async function run(options: LinkageOptions = {}): Promise<BenchResult> {
  const { reports = 50_000, largeReports = 435_000, log = toTerminal } = options;
  const rows: BenchRow[] = [];
  const notes: string[] = [];
  if (hasShared()) {
    log("FEBRL and historical_50k");
    rows.push(...(await ofShared()), ...(await speed(notes)));
  } else notes.push("no ../shared/data beside the checkout: FEBRL, historical_50k and DuckDB are left out");
  const folder = mkdtempSync(join(tmpdir(), "tributary-bench-"));
  try {
    log(`people of ${reports} reports`);
    for (const seed of [1, 2])
      rows.push(...(await ofScenario(join(folder, `people-${seed}`), reports, seed)));
    log(`people of ${DEMONSTRATION} reports`);
    rows.push(...(await ofDemonstration(join(folder, "demonstration"))));
    if (largeReports > 0) {
      log(`people of ${largeReports} reports`);
      rows.push(...ofMany(join(folder, "many"), largeReports));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    bench: "linkage",
    configuration: {
      ...machine(),
      reports,
      largeReports,
      model: "learned from each table, no labels",
      notes: notes.join("; "),
    },
    rows,
  };
}

async function ofShared(): Promise<BenchRow[]> {
  const third = labelled(`${SHARED}febrl3.csv`);
  const fourth = stacked(labelled(`${SHARED}febrl4a.csv`), labelled(`${SHARED}febrl4b.csv`));
  const historical = labelled(`${SHARED}historical_50k.csv`);
  const ofThird = measure((await link(third.records, DEFAULTS)).clusters, third.truth);
  const ofFourth = measure(
    (await link(fourth.records, { ...DEFAULTS, side: fourth.side })).clusters,
    fourth.truth,
    fourth.side,
  );
  const linked = await link(historical.records, DEFAULTS);
  const { pairwise, bcubed } = measure(linked.clusters, historical.truth);
  const sizes = new Map<number, number>();
  for (const cluster of linked.clusters) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  return [
    atLeast("FEBRL3 de-duplicated, F1", ofThird.pairwise.f1, "", 0.996),
    atLeast("FEBRL4a against 4b, F1", ofFourth.pairwise.f1, "", 0.999),
    atLeast("historical_50k, pairwise F1 (Splink .757, published by a rival)", pairwise.f1, "", 0.86),
    informs("historical_50k, pairwise precision", pairwise.precision, ""),
    informs("historical_50k, pairwise recall", pairwise.recall, ""),
    atLeast("historical_50k, B-cubed F1", bcubed.f1, "", 0.88),
    atMost("historical_50k, largest cluster", Math.max(...sizes.values()), "records", 60),
  ];
}

async function speed(notes: string[]): Promise<BenchRow[]> {
  const { headers, columns } = labelled(`${SHARED}historical_50k.csv`).records;
  // DuckDB compares bytes: both are given the same letters of ASCII.
  const table = COMPARED.map(([column]) =>
    (columns[headers.indexOf(column)] ?? []).map((value) => plainText(value).trim()),
  );
  const engine = byEngine(table);
  const rows = [informs("pairs a second, one thread, all levels", engine.pairs / engine.seconds, "/s")];
  const duckdb = await bySql(table);
  if (duckdb === null) {
    notes.push("@duckdb/node-api is not installed: no ratio to DuckDB");
    return rows;
  }
  const differing = [...duckdb.histogram].filter(
    ([pattern, count]) => engine.histogram.get(pattern) !== count,
  ).length;
  return [
    ...rows,
    informs("pairs a second in DuckDB, one thread, the same levels", duckdb.pairs / duckdb.seconds, "/s"),
    atMost(`patterns of levels (of ${duckdb.histogram.size}) in which the two differ`, differing, "", 0),
    atLeast(
      "times as fast as DuckDB",
      engine.pairs / engine.seconds / (duckdb.pairs / duckdb.seconds),
      "×",
      8,
    ),
  ];
}

async function ofScenario(folder: string, reports: number, seed: number): Promise<BenchRow[]> {
  makeScenario({ seed, reports, folder });
  const people = peopleOf(folder);
  const { records, truth } = people;
  const { pairwise } = measure((await link(records, DEFAULTS)).clusters, truth);
  const rows = [
    atLeast(`scenario people, seed ${seed}, pairwise F1`, pairwise.f1, "", 0.9),
    atLeast(`scenario people, seed ${seed}, pairwise precision`, pairwise.precision, "", 0.97),
  ];
  // The pinned model was learned from the first seed and is measured on the other.
  return seed === 1 ? [...rows, ...ofSingleKeys(people)] : [...rows, ...ofPinned(people)];
}

/** As many as a demonstration holds. */
const DEMONSTRATION = 2000;

async function ofDemonstration(folder: string): Promise<BenchRow[]> {
  makeScenario({ seed: 1, reports: DEMONSTRATION, folder });
  const { records, truth } = peopleOf(folder);
  const { pairwise } = measure((await link(records, DEFAULTS)).clusters, truth);
  return [
    atLeast(`people of ${DEMONSTRATION} reports, pairwise F1`, pairwise.f1, "", 0.9),
    atLeast(`people of ${DEMONSTRATION} reports, pairwise precision`, pairwise.precision, "", 0.97),
  ];
}

function ofPinned(people: Labelled): BenchRow[] {
  const pinned = pin(personModel());
  const alone = measurePinned(pinned, people)();
  const inContext = measurePinned(pinned, people, WITH_REPORT)(pinned.model.thresholdInContext);
  return [
    atLeast("pinned model, nine properties, pairwise precision", alone.precision, "", 0.97),
    informs("pinned model, nine properties, pairwise F1", alone.f1, ""),
    atLeast("pinned model, with the report, pairwise precision", inContext.precision, "", 0.97),
    informs("pinned model, with the report, pairwise F1", inContext.f1, ""),
  ];
}

function ofSingleKeys({ records, truth }: Labelled): BenchRow[] {
  const column = (header: string) => records.columns[records.headers.indexOf(header)] ?? [];
  const alone = (header: string) => {
    const values = column(header);
    return measure(
      groupsOf(values.map((value, row) => (value === "" ? `row ${row}` : value.toLowerCase()))),
      truth,
    ).pairwise.f1;
  };
  const single = ["name", "phone", "vehicle", "document", "address", "handle"].map(alone);
  const exact = column("name").map(
    (name, row) => `${name.toLowerCase()} ${column("birth_date")[row] || `row ${row}`}`,
  );
  return [
    informs(
      "scenario people, exact name and birth date, F1",
      measure(groupsOf(exact), truth).pairwise.f1,
      "",
    ),
    informs("scenario people, best single key, F1", Math.max(...single), ""),
  ];
}

function ofMany(folder: string, reports: number): BenchRow[] {
  makeScenario({ seed: 1, reports, folder });
  const entry = fileURLToPath(
    new URL(`./million${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url),
  );
  const said = execFileSync(process.execPath, [entry, folder], { encoding: "utf8", maxBuffer: 2 ** 20 });
  const large = JSON.parse(said) as Large;
  return [
    informs("many rows", large.rows, "rows"),
    atMost("many rows to clusters, two threads", large.seconds, "s", 60),
    atMost("many rows, peak memory", large.peakMemoryMB, "MB", 2048),
    atLeast("many rows, pairwise F1", large.f1, "", 0.9),
    atLeast("many rows, pairwise precision", large.precision, "", 0.97),
  ];
}

/** A number for each different text. */
function groupsOf(texts: readonly string[]): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(texts, (text) => {
    const group = known.get(text) ?? known.size;
    known.set(text, group);
    return group;
  });
}

function toTerminal(line: string): void {
  if (process.stderr.isTTY) console.error(line);
}
