/**
 * Bringing in: how fast against bare `COPY`, how much beside readers, whether a kill leaves a mark, and whether rubbish does.
 * `TRIBUTARY_BENCH_PARTS=rate,pole` measures some of it.
 */
import { machine } from "../child/machine.ts";
import type { BenchResult, BenchRow } from "../result.ts";
import { beside } from "./beside.ts";
import { kills } from "./kills.ts";
import { mutations } from "./mutations.ts";
import { pole } from "./pole.ts";
import { rate } from "./rate.ts";

export interface IntakeOptions {
  readonly reports?: number;
  readonly lines?: number;
  readonly damaged?: number;
  readonly killed?: number;
  readonly log?: (line: string) => void;
}

export async function run(options: IntakeOptions = {}): Promise<BenchResult> {
  const {
    reports = 50_000,
    lines = 1_000_000,
    damaged = 200_000,
    killed = 20,
    log = console.error,
  } = options;
  const parts: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
    rate: () => rate(reports, log),
    pole: () => pole(log),
    beside: () => beside({ lines, readsForSeconds: 40, patienceSeconds: 1500 }, log),
    kills: () => kills(killed, 20_000, log),
    mutations: () => mutations(damaged, log),
  };
  const asked = process.env.TRIBUTARY_BENCH_PARTS?.split(",") ?? Object.keys(parts);
  const rows: BenchRow[] = [];
  for (const name of asked) {
    const answered = (await parts[name]?.()) ?? [];
    for (const { question, value, unit } of answered) log(`${question}: ${value} ${unit}`);
    rows.push(...answered);
  }
  return { bench: "intake", configuration: { ...machine(), parts: asked.join(", ") }, rows };
}
