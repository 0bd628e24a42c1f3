/**
 * Boards: at a million events, and while 500 events a second come in.
 *
 * TRIBUTARY_BENCH_EVENTS, TRIBUTARY_BENCH_AUDIENCES, TRIBUTARY_BENCH_QUESTIONS, TRIBUTARY_BENCH_SECONDS and TRIBUTARY_BENCH_RATE make it
 * smaller to try it out; TRIBUTARY_BENCH_PARTS picks parts (boards, stream, devices).
 */
import { rmSync } from "node:fs";
import { machine } from "../child/machine.ts";
import { scratchFolder } from "../child/scratch.ts";
import type { BenchResult, BenchRow } from "../result.ts";
import { boardsTake } from "./boards.ts";
import { devices } from "./devices.ts";
import { streamTakes } from "./stream.ts";

export async function run(): Promise<BenchResult> {
  const { env } = process;
  const events = Number(env.TRIBUTARY_BENCH_EVENTS ?? 1_000_000);
  const audiences = (env.TRIBUTARY_BENCH_AUDIENCES ?? "60,5000").split(",").map(Number);
  const questions = Number(env.TRIBUTARY_BENCH_QUESTIONS ?? 30);
  const seconds = Number(env.TRIBUTARY_BENCH_SECONDS ?? 60);
  const rate = Number(env.TRIBUTARY_BENCH_RATE ?? 500);
  const parts = (env.TRIBUTARY_BENCH_PARTS ?? "boards,stream,devices").split(",");
  const log = console.error;
  const folder = scratchFolder();
  try {
    const rows: BenchRow[] = [];
    if (parts.includes("boards"))
      rows.push(...(await boardsTake(folder, { events, audiences, questions, log })));
    if (parts.includes("stream")) rows.push(...(await streamTakes(folder, { seconds, rate, log })));
    if (parts.includes("devices")) rows.push(...(await devices()).rows);
    return {
      bench: "operations",
      configuration: {
        ...machine(),
        events,
        audiences: audiences.join(", "),
        "questions of each kind": questions,
        "events a second": rate,
        seconds,
        parts: parts.join(", "),
      },
      rows,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
