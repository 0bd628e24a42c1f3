/**
 * The counting kernel at a million events (10 % joint, 5 % tagged twice): how long it takes to build, and the whole board, all
 * panels and their protection, for viewers of 1 %, 25 % and 100 %; beside a bare loop that adds up the same rows.
 *
 *     node bench/operations/kernel.ts [events] [audiences]
 */
import {
  board,
  type Card,
  createStore,
  declareScope,
  type Store,
  upsert,
} from "../../src/operations/index.ts";
import { MEASURES, measureKey } from "../../src/vocabulary/index.ts";
import { machine } from "../child/machine.ts";
import { atMost, type BenchResult, type BenchRow, informs, printResult } from "../result.ts";
import { makeCards } from "./cards.ts";

export interface KernelOptions {
  readonly events?: number;
  readonly audiences?: readonly number[];
  /** Questions of each kind. */
  readonly questions?: number;
}

const FILTERS = [
  {},
  { from: "2026-09-10", to: "2026-10-09" },
  { modes: ["air"], tags: ["phase-1"] },
] as const;
const BATCH = 20_000;

export function run({
  events = 1_000_000,
  audiences = [60, 5_000],
  questions = 30,
}: KernelOptions = {}): BenchResult {
  const rows: BenchRow[] = [];
  for (const count of audiences) {
    const said = `${count.toLocaleString("en-GB")} audiences`;
    const { store, seconds } = build(events, count);
    rows.push(atMost(`built from cards (${said})`, seconds, "s", 10));
    rows.push(
      informs(`bare loop over values (${said}): median`, percentile(bare(store, questions), 0.5), "ms"),
    );
    for (const share of [0.01, 0.25, 1]) {
      const asker = {
        audiences: new Uint8Array(count + 1).fill(1, 1, 1 + Math.max(1, Math.round(count * share))),
      };
      for (const scope of [null, "phase"]) {
        const took = FILTERS.flatMap((filters) =>
          timed(questions, () => board(store, asker, { scope, filters })),
        );
        const whose = scope === null ? `own picture of ${share * 100} %` : "a scope";
        if (scope !== null && share < 1) continue;
        rows.push(informs(`board, ${whose}: median (${said})`, percentile(took, 0.5), "ms"));
        rows.push(atMost(`board, ${whose}: 95th percentile (${said})`, percentile(took, 0.95), "ms", 50));
      }
    }
  }
  return { bench: "operations/kernel", configuration: { ...machine(), events, questions }, rows };
}

/** The time it takes to put cards in, without the time it takes to make them up. */
function build(events: number, audiences: number): { store: Store; seconds: number } {
  const store = createStore(new Map(MEASURES.map((each) => [measureKey(each), each.counts])));
  ["release", "phase", "operation"].forEach((name, order) => {
    declareScope(store, { name, audience: 1, order });
  });
  let spent = 0;
  let batch: Card[] = [];
  const put = () => {
    const start = performance.now();
    upsert(store, batch);
    spent += performance.now() - start;
    batch = [];
  };
  for (const card of makeCards({ events, audiences })) if (batch.push(card) === BATCH) put();
  put();
  return { store, seconds: spent / 1000 };
}

/** What no board can be faster than: one sum over all rows. */
function bare(store: Store, times: number): number[] {
  let sum = 0;
  return timed(times, () => {
    const { value, audience, length } = store.rows;
    for (let row = 0; row < length; row++) if (audience[row] !== 0) sum += value[row] as number;
    return sum;
  });
}

/** The first few are not counted: the engine compiles what is asked often. */
function timed(times: number, work: () => unknown): number[] {
  for (let nth = 0; nth < 5; nth++) work();
  return Array.from({ length: times }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

if (import.meta.main) {
  const [events, audiences] = process.argv.slice(2).map(Number);
  console.log(printResult(run({ ...(events && { events }), ...(audiences && { audiences: [audiences] }) })));
}
