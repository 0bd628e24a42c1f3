/**
 * Cuts what is read into batches: large enough that a transaction pays, small enough that stopping, resuming and
 * everybody else never wait long.
 */
import type { Flaw, Incoming, Reading } from "../../intake/index.ts";
import type { PreparedAttachment, PreparedBatch, PrepareOrder, RefusedRecord } from "./messages.ts";
import { pack } from "./packing.ts";
import { type PreparedRows, prepareReport } from "./prepare.ts";
import { standingFlaws } from "./standing.ts";

const LETTERS_A_BATCH = 4_000_000;

interface Filling {
  rows: PreparedRows[];
  refused: RefusedRecord[];
  attachments: PreparedAttachment[];
  notes: Record<string, number>;
  sample: (Incoming & { is: "report" })[];
  kinds: Record<string, number>;
  letters: number;
  upTo: number;
}

/** @param most how many reports a batch may have by now. */
export async function* batchesOf(
  reading: Reading,
  order: PrepareOrder,
  most: () => number,
): AsyncGenerator<PreparedBatch> {
  let filling = empty(order.after);
  let wanted = order.sample ?? 0;
  // A document may take minutes to read: each is brought in, and told, as soon as it is.
  const oneByOne = order.format === "documents";
  const full = (): PreparedBatch => ({
    upTo: filling.upTo,
    bytesRead: reading.bytesRead(),
    bytesTotal: reading.bytesTotal,
    reports: filling.rows.map(({ report }, nth) => ({ ...report, nth })),
    items: pack(filling.rows.map((each) => each.items)),
    mentions: pack(filling.rows.map((each) => each.mentions)),
    links: pack(filling.rows.map((each) => each.links)),
    raw: pack(filling.rows.map((each) => each.raw)),
    refused: filling.refused,
    attachments: filling.attachments,
    notes: filling.notes,
    sample: filling.sample,
    kinds: filling.kinds,
  });
  for await (const incoming of reading) {
    const comesIn = take(filling, incoming, order);
    if (wanted > 0 && comesIn && incoming.is === "report") {
      filling.sample.push(incoming);
      wanted -= 1;
    }
    if (
      filling.rows.length + filling.refused.length < (oneByOne ? 1 : most()) &&
      filling.letters < LETTERS_A_BATCH
    ) {
      continue;
    }
    yield full();
    filling = empty(filling.upTo);
  }
  if (filling.rows.length + filling.refused.length > 0) yield full();
}

/** Whether it comes in, as far as can be told before the database. */
function take(filling: Filling, incoming: Incoming, order: PrepareOrder): boolean {
  filling.upTo = incoming.record;
  if (incoming.is === "refused") {
    const { record, where, raw, flaws } = incoming;
    filling.refused.push({ record, where, reference: null, raw: storableText(raw), flaws });
    filling.letters += raw.length;
    return false;
  }
  const flaws = standingFlaws(incoming.report, order);
  if (flaws.length > 0) {
    filling.refused.push(refusal(incoming, flaws));
    return false;
  }
  const prepared = prepareReport(incoming);
  filling.rows.push(prepared);
  if (incoming.attachment) filling.attachments.push({ record: incoming.record, ...incoming.attachment });
  filling.letters += prepared.raw.length + prepared.items.length + prepared.mentions.length;
  for (const kind of prepared.kinds) filling.kinds[kind] = (filling.kinds[kind] ?? 0) + 1;
  for (const note of incoming.notes ?? []) {
    const words = `${note.where}: ${note.message}`.slice(0, 300);
    filling.notes[words] = (filling.notes[words] ?? 0) + 1;
  }
  return true;
}

function refusal(incoming: Incoming & { is: "report" }, flaws: readonly Flaw[]): RefusedRecord {
  const { record, where, report } = incoming;
  return { record, where, reference: report.reference, raw: JSON.stringify(report), flaws };
}

/** No column holds NUL, and no text half a character: what was refused for it is kept with a mark in its place. */
function storableText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd");
}

function empty(upTo: number): Filling {
  return { rows: [], refused: [], attachments: [], notes: {}, sample: [], kinds: {}, letters: 0, upTo };
}
