/**
 * What a mapping would make of the files, without taking anything in: the first rows as the claims they would become,
 * and a pass over the rest with counts, reasons and places, as far as the time allows.
 */
import type { MappingWire } from "../../contract/mappings.ts";
import type { ReportLineWire } from "../../contract/report-format.ts";
import { type Flaw, type Incoming, type InputFile, type SourceRow, Unreadable } from "../incoming.ts";
import { type FoundSelector, recognise } from "../selectors/index.ts";
import { checkMapping } from "./mapping.ts";
import { matchTables } from "./match.ts";
import { type OpenOptions, readMatched, type Watch } from "./open-tables.ts";
import type { Understood } from "./table.ts";

export interface DryRunOptions extends Pick<OpenOptions, "agency"> {
  /** So many records are shown whole. */
  readonly sample?: number;
  /** The pass stops after so many seconds. */
  readonly seconds?: number;
}

export interface SampleReport {
  readonly where: string;
  readonly report: ReportLineWire;
  readonly notes: readonly Flaw[];
  readonly rows: readonly SourceRow[];
  /** By item: what is recognised in its words where the mapping names nobody and nothing. Suggestions. */
  readonly recognised: readonly (readonly FoundSelector[])[];
}

/** One reason, with how often it came up and where first. */
export interface Tally {
  readonly reason: string;
  readonly count: number;
  /** `people.csv row 12 column "DOB"`, at most five. */
  readonly first: readonly string[];
}

export interface DryRun {
  readonly tables: readonly {
    readonly as: string;
    readonly name: string;
    readonly headers: readonly string[];
    readonly understood: Understood;
  }[];
  /** Files and sheets that the mapping does not read. */
  readonly unused: readonly string[];
  readonly sample: readonly SampleReport[];
  readonly rows: number;
  readonly reports: number;
  readonly mentions: Readonly<Record<string, number>>;
  readonly links: number;
  readonly refusedCount: number;
  readonly refused: readonly Tally[];
  readonly notes: readonly Tally[];
  /** Reports whose reference an earlier one has: only the last would be held. */
  readonly repeated: Tally;
  /** Whether everything was read; if not, `said` says how far the counts go. */
  readonly complete: boolean;
  readonly said: string;
}

/** References that are remembered so as to tell a repeated one. */
const MOST_REFERENCES = 500_000;
const MOST_REASONS = 200;

export async function dryRun(
  files: readonly InputFile[],
  mapping: MappingWire,
  { sample = 20, seconds = 20, agency }: DryRunOptions = {},
): Promise<DryRun> {
  const wrong = checkMapping(mapping);
  if (wrong.length > 0)
    throw new Unreadable(`The mapping cannot be used: ${wrong[0]?.where} ${wrong[0]?.message}`);
  const matched = await matchTables(files, mapping);
  const until = performance.now() + seconds * 1000;
  const shown: SampleReport[] = [];
  const mentions: Record<string, number> = {};
  const refused = new Map<string, { count: number; first: string[] }>();
  const notes = new Map<string, { count: number; first: string[] }>();
  const references = new Set<string>();
  const repeated = { reason: "The reference is that of an earlier report", count: 0, first: [] as string[] };
  const counts = { rows: 0, reports: 0, links: 0, refused: 0, records: 0 };
  let complete = true;
  const watch: Watch = {
    onRow: () => {
      counts.rows += 1;
    },
    ends: () => {
      if (performance.now() > until) complete = false;
      return !complete;
    },
  };
  for await (const each of readMatched(matched, mapping, agency === undefined ? {} : { agency }, watch)) {
    counts.records += 1;
    if (each.is === "refused") {
      counts.refused += 1;
      for (const flaw of each.flaws) tally(refused, each, flaw);
    } else {
      counts.reports += 1;
      for (const item of each.report.items) {
        for (const { kind } of item.mentions ?? []) mentions[kind] = (mentions[kind] ?? 0) + 1;
        counts.links += item.links?.length ?? 0;
      }
      for (const note of each.notes ?? []) tally(notes, each, note);
      const { reference } = each.report;
      if (references.has(reference)) {
        repeated.count += 1;
        if (repeated.first.length < 5) repeated.first.push(`${each.where} (${reference})`);
      } else if (references.size < MOST_REFERENCES) references.add(reference);
      if (shown.length < sample) shown.push(sampled(each));
    }
  }
  return {
    tables: [...matched.tables].flatMap(([as, tables]) =>
      tables.map(({ name, headers, understood }) => ({ as, name, headers, understood })),
    ),
    unused: matched.unused,
    sample: shown,
    rows: counts.rows,
    reports: counts.reports,
    mentions,
    links: counts.links,
    refusedCount: counts.refused,
    refused: tallies(refused),
    notes: tallies(notes),
    repeated,
    complete,
    said: saidOf(counts.records, complete, seconds),
  };
}

function saidOf(records: number, complete: boolean, seconds: number): string {
  if (complete) return `Counted all ${number(records)} records.`;
  if (records === 0)
    return `Counted nothing: in ${seconds} seconds only a part of the related tables could be read.`;
  return `Counted the first ${number(records)} records, as many as could be read in ${seconds} seconds.`;
}

function sampled({
  where,
  report,
  notes = [],
  rows = [],
}: Extract<Incoming, { is: "report" }>): SampleReport {
  return {
    where,
    report,
    notes,
    rows,
    recognised: report.items.map((item) => (item.mentions === undefined ? recognise(item.text) : [])),
  };
}

/** Reasons that differ only in the value they show are one. */
function tally(into: Map<string, { count: number; first: string[] }>, { where }: Incoming, flaw: Flaw): void {
  const column = /column "[^"]*"$/.exec(flaw.where)?.[0] ?? flaw.where.replaceAll(/\/\d+/g, "");
  const message = flaw.message.replaceAll(/"(?:[^"\\]|\\.)*"/g, '"…"').replaceAll(/\d[\d,]*/g, "…");
  const reason = column === "" ? message : `${column}: ${message}`;
  const known = into.get(reason);
  const place = flaw.where === "" ? where : `${where} ${flaw.where}: ${flaw.message}`;
  if (known) {
    known.count += 1;
    if (known.first.length < 5) known.first.push(place);
  } else if (into.size < MOST_REASONS) into.set(reason, { count: 1, first: [place] });
}

function tallies(
  from: ReadonlyMap<string, { readonly count: number; readonly first: readonly string[] }>,
): Tally[] {
  return [...from].map(([reason, each]) => ({ reason, ...each })).sort((a, b) => b.count - a.count);
}

function number(of: number): string {
  return of.toLocaleString("en-GB");
}
