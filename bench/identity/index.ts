/**
 * Who is who in the product: the people of a scenario brought in as reports, half of which have to be read, compared by the
 * resolver, and made into things as for a viewer who reads everything; held against the truth, beside exact matching.
 */
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FoundingAgency } from "../../src/access/index.ts";
import { measure, pinnedOf, resolveSome } from "../../src/identity/index.ts";
import { beginFeedRun } from "../../src/imports/index.ts";
import { makeScenario } from "../../src/scenario/index.ts";
import { machine } from "../child/machine.ts";
import { type BenchHouse, openBenchHouse } from "../intake/house.ts";
import { atLeast, type BenchResult, type BenchRow, informs } from "../result.ts";
import { type Person, peopleIn, thingsFor } from "./things.ts";
import { truthOf } from "./truth.ts";

export async function run(
  options: { reports?: number; log?: (line: string) => void } = {},
): Promise<BenchResult> {
  const { reports = Number(process.env.TRIBUTARY_BENCH_REPORTS ?? 8000), log = console.error } = options;
  const folder = mkdtempSync(join(tmpdir(), "tributary-bench-"));
  try {
    const scenario = join(folder, "scenario");
    // Another seed than the one that the model was learned from.
    makeScenario({ seed: 2, reports, folder: scenario });
    const agencies = JSON.parse(readFileSync(join(scenario, "agencies.json"), "utf8")) as FoundingAgency[];
    const house = await openBenchHouse(agencies);
    try {
      log(`bringing in ${reports} reports`);
      await bringIn(house, scenario);
      log("comparing");
      const rows = [...(await compare(house)), ...(await judged(house, scenario))];
      const configuration = { ...machine(), reports, model: pinnedOf("person")?.version };
      return { bench: "identity", configuration, rows };
    } finally {
      await house.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each agency imports its own. */
async function bringIn({ works, workAll }: BenchHouse, scenario: string): Promise<void> {
  const lines = readFileSync(join(scenario, "reports.ndjson"), "utf8").trimEnd().split("\n");
  const byAgency = Map.groupBy(lines, (line) => (JSON.parse(line) as { agency: string }).agency);
  mkdirSync(join(scenario, "by-agency"));
  for (const [agency, own] of byAgency) {
    const path = join(scenario, "by-agency", `${agency}.ndjson`);
    writeFileSync(path, `${own.join("\n")}\n`);
    const id = randomUUID();
    const file = await works.spool.takeFile(id, `${agency}.ndjson`, path);
    await beginFeedRun(works, { agency, format: "reports", reason: "Benchmark", share: true }, id, [file]);
  }
  await workAll();
}

async function compare({ works, admin }: BenchHouse): Promise<BenchRow[]> {
  const began = performance.now();
  let reports = 0;
  let records = 0;
  for (;;) {
    const turn = await resolveSome(works.access, 200);
    if (turn.reports === 0) break;
    reports += turn.reports;
    records += turn.records;
  }
  const seconds = (performance.now() - began) / 1000;
  const { rows } = await admin.query("select count(*)::int as n from likeness where ended_at is null");
  return [
    informs("reports compared a second", reports / seconds, "/s"),
    informs("records compared a second", records / seconds, "/s"),
    informs("likenesses kept for each record", (rows[0] as { n: number }).n / records, ""),
  ];
}

async function judged({ admin }: BenchHouse, scenario: string): Promise<BenchRow[]> {
  const truth = truthOf(scenario);
  const people = await peopleIn(admin);
  const things = await thingsFor(admin, people);
  const known = people.flatMap((person, nth) => {
    const cluster = truth.get(`${person.reference}|${person.position - 1}|${person.text}`);
    return cluster === undefined ? [] : [{ person, thing: things[nth] as number, cluster }];
  });
  const clusters = known.map(({ cluster }) => cluster);
  const { pairwise } = measure(
    Int32Array.from(known, ({ thing }) => thing),
    clusters,
  );
  const exact = measure(numbered(known.map(({ person }) => keyOf(person))), clusters);
  return [
    informs("people with a known truth", known.length, ""),
    atLeast("things against the truth, pairwise precision", pairwise.precision, "", 0.97),
    informs("things against the truth, pairwise recall", pairwise.recall, ""),
    informs("things against the truth, pairwise F1", pairwise.f1, ""),
    informs("exact name and date of birth, pairwise F1", exact.pairwise.f1, ""),
  ];
}

/** As a careful clerk would: nothing without a date of birth. */
function keyOf({ facts, number }: Person): string {
  return facts.birth_date ? `${(facts.name ?? "").toLowerCase()} ${facts.birth_date}` : `row ${number}`;
}

function numbered(texts: readonly string[]): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(texts, (text) => {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  });
}
