/** `tributary link`: says which rows of a table, or of two, are of one person, with reasons; learns by itself. */
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import {
  BadModel,
  CannotLearn,
  CHECKSUMS,
  type Linked,
  link as linkRecords,
  measure,
  threads,
} from "../identity/index.ts";
import { Unreadable } from "../intake/index.ts";
import { BadUsage, type Command, readArgs } from "./command.ts";
import { readConfig } from "./link/config.ts";
import { printLinked, summary } from "./link/print.ts";
import { readRecords, type Table, together } from "./link/records.ts";
import { clusterRows, pairRows } from "./link/rows.ts";

export const link: Command = {
  help: `Usage: tributary link FILE.csv [--against FILE2.csv] [OPTIONS]

Finds the rows that are of one person: within FILE.csv, or between FILE.csv and FILE2.csv. Needs no configuration
and no labels: what each column holds is guessed from its values and shown, and the weights are learned from the
rows themselves. docs/linkage.md says how, and what the numbers mean.

  --against FILE  link the rows of two tables instead of finding doubles in one
  --truth COLUMN  the column that says who is who; it is never compared, only measured against
  --id COLUMN     the column that names a row; without one rows are counted from 2, as a spreadsheet does
  --config FILE   JSON: {columns: {NAME: "name" | "birth" | "time" | "code" | "postcode" | "category" |
                  "leave out"}, model, threshold, never: [[id, id], …]}; every part may be left out
  --out FILE      write clusters to FILE, pairs with their reasons to FILE.pairs.csv, the model to FILE.model.json
  --threads N     how many threads (default: as many as there are, at most 8)
  --json          print {pairwise, bcubed, clusters, largestCluster, pairsCompared, pairsPerSecond, seconds,
                  peakMemoryMB}; the first two only with --truth

Exit code 1 when the table cannot be read or nothing can be learned from it.`,

  async run(args) {
    const { values, positionals } = readArgs(args, {
      options: {
        against: { type: "string" },
        truth: { type: "string" },
        id: { type: "string" },
        config: { type: "string" },
        out: { type: "string" },
        threads: { type: "string" },
        json: { type: "boolean", default: false },
      },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new BadUsage("Name one table to link.");
    const count = threadsOf(values.threads);
    const started = performance.now();
    const config = readConfig(values.config);
    const hands = threads(count);
    try {
      const tables: Table[] = [];
      for (const each of [file, ...(values.against === undefined ? [] : [values.against])]) {
        tables.push(await readRecords(resolve(each), { truth: values.truth, id: values.id }));
      }
      const rows = together(tables);
      const linked = await linkRecords(rows.records, {
        chosen: config.columns,
        checksums: CHECKSUMS,
        model: config.model,
        threshold: config.threshold,
        never: rows.never(config.never),
        side: rows.side,
        workers: hands,
        log: progress,
      });
      const accuracy = rows.truth && measure(linked.clusters, rows.truth, rows.side ?? null);
      const result = { ...accuracy, ...summary(linked, (performance.now() - started) / 1000) };
      if (values.out !== undefined) writeOut(values.out, linked, rows.ids);
      console.log(values.json ? JSON.stringify(result) : printLinked(linked, result));
      return 0;
    } catch (error) {
      if (!(error instanceof Unreadable || error instanceof CannotLearn || error instanceof BadModel))
        throw error;
      console.error(error.message);
      return 1;
    } finally {
      await hands.close();
    }
  },
};

function writeOut(out: string, linked: Linked, ids: readonly string[]): void {
  writeFileSync(out, clusterRows(linked, ids));
  writeFileSync(`${out}.pairs.csv`, pairRows(linked, ids));
  writeFileSync(`${out}.model.json`, `${JSON.stringify(linked.model, null, 2)}\n`);
}

function threadsOf(text: string | undefined): number {
  if (text === undefined) return Math.min(8, availableParallelism());
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= 64) return count;
  throw new BadUsage(`--threads takes a whole number from 1 to 64, not "${text}".`);
}

function progress(step: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${step.padEnd(40)}`);
}
