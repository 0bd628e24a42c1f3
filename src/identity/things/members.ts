/** Mentions as a thing is made of them: what was said, in which report, whose, how graded. Read under policy, nothing added. */
import { sql } from "kysely";
import type { Viewer } from "../../access/index.ts";
import { type GradeColumns, gradeTextOf } from "../../intelligence/index.ts";
import type { Values } from "../engine/index.ts";
import { kindsAndLines } from "./lines.ts";

export interface Member {
  /** The report and the mention: a mention's id is unique within its report alone. */
  readonly place: string;
  readonly mention: string;
  readonly report: string;
  readonly item: string;
  readonly kind: string;
  readonly key: string | null;
  readonly text: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly categories: readonly string[];
  readonly confidence: string;
  readonly span: readonly [number, number] | null;
  readonly itemText: string;
  readonly information: string | null;
  readonly reference: string;
  readonly agency: string;
  readonly authored: string;
  readonly informationFrom: string;
  readonly grade: string | null;
  /** Since when it could be known to those who read it now. */
  readonly knownAt: Date;
  readonly number: number | null;
  readonly facts: Values | null;
  readonly sheltered: boolean;
}

export type Wanted =
  | { readonly mentions: readonly string[] }
  | { readonly keys: readonly string[] }
  | { readonly numbers: readonly number[] };

export const placeOf = (report: string, mention: string): string => `${report} ${mention}`;

/** Newest first; of what was known at `at`, where a time is given. */
export async function membersBy(
  viewer: Viewer,
  wanted: Wanted,
  at: Date | null,
  most: number,
): Promise<Member[]> {
  const query = membersOf(viewer).limit(most);
  // Which are the newest of thousands is found before anything is read of them.
  if ("keys" in wanted) {
    const newest = sql<Place>`newest_under_keys(${[...wanted.keys]}::text[], ${at}::timestamptz, ${most})`;
    return read(
      await query
        .innerJoin(newest.as("w"), (join) =>
          join.onRef("w.report_id", "=", "m.report_id").onRef("w.mention_id", "=", "m.id"),
        )
        .execute(),
    );
  }
  // One array rather than a list: a statement of another length would be planned anew.
  let found =
    "mentions" in wanted
      ? query.where(sql<boolean>`m.id = any (${[...wanted.mentions]}::uuid[])`)
      : query.where(sql<boolean>`d.number = any (${[...wanted.numbers]}::int[])`);
  if (at)
    found = found.where(sql<boolean>`coalesce(r.disseminated_at, r.submitted_at, r.created_at) <= ${at}`);
  return read(await found.execute());
}

/** Members, or ids of mentions, whatever report they are of. */
export type Starts = readonly Member[] | readonly string[];

/** What is found by walking outwards from there, the beginning among it, and whether there was more. */
export async function walkedFrom(
  viewer: Viewer,
  starts: Starts,
  at: Date | null,
  most: number,
): Promise<{ members: Member[]; cut: boolean }> {
  const { kinds, lines } = kindsAndLines();
  const mentions = starts.map((each) => (typeof each === "string" ? each : each.mention));
  const reports = starts.flatMap((each) => (typeof each === "string" ? [] : [each.report]));
  const walk = sql<Place & { cut: boolean }>`walk_around(${reports.length > 0 ? reports : null}::uuid[],
    ${mentions}::uuid[], ${kinds}::text[], ${lines}::real[], ${at}::timestamptz, ${most})`;
  const rows = await membersOf(viewer)
    .innerJoin(walk.as("w"), (join) =>
      join.onRef("w.report_id", "=", "m.report_id").onRef("w.mention_id", "=", "m.id"),
    )
    .select("w.cut")
    .execute();
  return { members: read(rows), cut: rows[0]?.cut ?? false };
}

interface Place {
  report_id: string;
  mention_id: string;
}

/** Newest first. Read under policy, whichever way it was found. */
function membersOf(viewer: Viewer) {
  return viewer.db
    .selectFrom("mention as m")
    .innerJoin("report as r", "r.id", "m.report_id")
    .innerJoin("item as i", (join) =>
      join.onRef("i.report_id", "=", "m.report_id").onRef("i.id", "=", "m.item_id"),
    )
    .innerJoin("agency as g", "g.id", "r.agency_id")
    .leftJoin("identity_record as d", (join) =>
      join.onRef("d.report_id", "=", "m.report_id").onRef("d.mention_id", "=", "m.id"),
    )
    .select(["m.id", "m.report_id", "m.item_id", "m.kind", "m.key", "m.text", "m.properties", "m.categories"])
    .select(["m.confidence", "m.span_start", "m.span_end", "i.text as item_text", "g.code as agency"])
    .select(["i.source", "i.information", "i.handling", "i.action", "i.sanitisation", "i.instructions"])
    .select(["r.reference", "r.authored", "r.information_from", "d.number", "d.facts", "d.sheltered"])
    .select(sql<Date>`coalesce(r.disseminated_at, r.submitted_at, r.created_at)`.as("known_at"))
    .where("m.status", "!=", "dropped")
    .where("r.state", "!=", "withdrawn")
    .orderBy("r.authored", "desc")
    .orderBy("m.report_id")
    .orderBy("m.id");
}

type Row = Awaited<ReturnType<ReturnType<typeof membersOf>["execute"]>>[number];

function read(rows: readonly Row[]): Member[] {
  return rows.map((row) => ({
    place: placeOf(row.report_id, row.id),
    mention: row.id,
    report: row.report_id,
    item: row.item_id,
    kind: row.kind,
    key: row.key,
    text: row.text,
    properties: row.properties as Record<string, string>,
    categories: row.categories,
    confidence: row.confidence,
    span: row.span_start === null || row.span_end === null ? null : [row.span_start, row.span_end],
    itemText: row.item_text,
    information: row.information,
    reference: row.reference,
    agency: row.agency,
    authored: row.authored,
    informationFrom: row.information_from,
    grade: gradeTextOf(row as GradeColumns),
    knownAt: row.known_at,
    number: row.number,
    facts: row.facts as Values | null,
    sheltered: row.sheltered ?? false,
  }));
}
