/** What an import would bring in, counted to its end without a database: for the command line. */
import { type PrepareOrder, preparedBatches } from "./preparing/index.ts";

export interface Seen {
  readonly records: number;
  readonly reports: number;
  readonly refused: number;
  readonly mentions: Readonly<Record<string, number>>;
  readonly refusals: readonly { readonly message: string; readonly times: number; readonly first: string }[];
  readonly sample: readonly unknown[];
}

export async function lookThrough(order: PrepareOrder): Promise<Seen> {
  let records = 0;
  let reports = 0;
  let refused = 0;
  const mentions: Record<string, number> = {};
  const reasons = new Map<string, { times: number; first: string }>();
  const sample: unknown[] = [];
  for await (const batch of preparedBatches(order)) {
    records = batch.upTo;
    reports += batch.reports.length;
    refused += batch.refused.length;
    sample.push(...batch.sample.map(({ where, report, rows }) => ({ where, report, rows: rows ?? [] })));
    for (const [kind, times] of Object.entries(batch.kinds)) mentions[kind] = (mentions[kind] ?? 0) + times;
    for (const { where, flaws } of batch.refused) {
      for (const flaw of flaws) {
        const message = `${flaw.where}: ${flaw.message}`;
        const known = reasons.get(message);
        if (known) known.times += 1;
        else if (reasons.size < 1000) reasons.set(message, { times: 1, first: where });
      }
    }
  }
  const refusals = [...reasons]
    .map(([message, each]) => ({ message, ...each }))
    .sort((a, b) => b.times - a.times);
  return { records, reports, refused, mentions, refusals: refusals.slice(0, 50), sample };
}
