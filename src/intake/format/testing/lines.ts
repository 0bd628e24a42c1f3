/** A good report, ways to spoil it, and files of lines for the tests beside. Synthetic people; Ofcom's reserved numbers. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ReportLineWire } from "../../../contract/report-format.ts";
import type { Incoming } from "../../incoming.ts";
import { type ReadOptions, readReportLines } from "../read.ts";

const TEXT = "Arben Hoxha used 07700 900123 while driving AB12 CDE.";

export const GOOD: ReportLineWire = {
  reference: "KENT-2025-1",
  agency: "KENT",
  authored: "2025-09-21",
  information: { from: "2025-09-20", to: "2025-09" },
  title: "Lorry stopped at Dover",
  purpose: "law_enforcement",
  classification: "OFFICIAL-SENSITIVE",
  items: [
    {
      text: TEXT,
      source: "1",
      information: "A",
      handling: "C",
      action: "A2",
      sanitisation: "S1",
      mentions: [
        {
          ref: "p1",
          kind: "person",
          name: "Arben Hoxha",
          text: "Arben Hoxha",
          start: 0,
          birthDate: "1987-04",
        },
        { ref: "t1", kind: "phone", text: "07700 900123", start: 17 },
      ],
      links: [{ from: "p1", to: "t1", kind: "used", from_time: "2025-09" }],
    },
  ],
} as ReportLineWire;

/** The good report with the member at a JSON pointer set to a value, or taken out where the value is undefined. */
export function spoilt(pointer: string, value: unknown): unknown {
  const report = structuredClone(GOOD) as unknown;
  const path = pointer.split("/").slice(1);
  const last = path.pop() as string;
  let at = report as Record<string, unknown>;
  for (const part of path) at = at[part] as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return report;
}

/** What a reading of one file of these bytes yields. */
export async function readBytes(bytes: string | Uint8Array, options?: ReadOptions): Promise<Incoming[]> {
  const folder = mkdtempSync(join(tmpdir(), "tributary-lines-"));
  const path = join(folder, "lines");
  try {
    writeFileSync(path, bytes);
    return await all(await readReportLines([{ name: "reports.ndjson", path }], options));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export async function all(reading: AsyncIterable<Incoming>): Promise<Incoming[]> {
  const read: Incoming[] = [];
  for await (const each of reading) read.push(each);
  return read;
}
