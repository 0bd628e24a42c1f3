/** What holds mentions together or apart, as the viewer may know it: likenesses, and what people judged. */
import { sql } from "kysely";
import type { Viewer } from "../../access/index.ts";
import type { SaysWire } from "../../contract/identity.ts";
import { IN_REPORT, NAMED_AGAIN } from "../resolve/in-report.ts";
import { kindsAndLines } from "./lines.ts";
import { placeOf } from "./members.ts";

export interface LikenessRow {
  readonly left: number;
  readonly right: number;
  /** Bits. */
  readonly weight: number;
  /** Said by a report of two of its own mentions, and by no model. */
  readonly reported: boolean;
  readonly madeAt: Date;
}

/** Likenesses of at least so many bits that touch any of these records and hold now. */
export async function likenessesOf(
  viewer: Viewer,
  numbers: readonly number[],
  least: number,
): Promise<Pick<LikenessRow, "left" | "right" | "weight">[]> {
  if (numbers.length === 0) return [];
  const list = sql`${[...numbers]}::int[]`;
  // Two look-ups rather than an "or": each goes by its index.
  const { rows } = await sql<LikenessRow>`
    select l.left_number as "left", l.right_number as "right", l.weight
      from likeness l where l.left_number = any (${list}) and l.ended_at is null and l.weight >= ${least}
    union all
    select l.left_number, l.right_number, l.weight
      from likeness l where l.right_number = any (${list}) and l.ended_at is null and l.weight >= ${least}`.execute(
    viewer.db,
  );
  return rows;
}

/** What held between two of these records at a time: what brings together, and what a report keeps apart. */
export async function likenessesBetween(
  viewer: Viewer,
  numbers: readonly number[],
  at: Date | null,
): Promise<LikenessRow[]> {
  if (numbers.length < 2) return [];
  const { kinds, lines } = kindsAndLines();
  const { rows } = await sql<LikenessRow>`
    select left_number as "left", right_number as "right", weight, reported, made_at as "madeAt"
      from likenesses_between(${[...numbers]}::int[], ${kinds}::text[], ${lines}::real[], ${IN_REPORT}, ${NAMED_AGAIN}::real,
             ${at}::timestamptz)`.execute(viewer.db);
  return rows;
}

export interface JudgementRow {
  readonly id: string;
  readonly act: string;
  readonly says: SaysWire;
  readonly reason: string;
  readonly left: string;
  readonly right: string;
  readonly leftMention: string;
  readonly rightMention: string;
  readonly weight: number | null;
  readonly shared: boolean;
  readonly by: string;
  readonly agencyId: string;
  readonly madeAt: Date;
  readonly retractedAt: Date | null;
  readonly retractedBy: string | null;
  readonly retraction: string | null;
}

/** Every judgement that names one of these mentions, also those that were taken back. */
export async function judgementsOf(viewer: Viewer, mentions: readonly string[]): Promise<JudgementRow[]> {
  if (mentions.length === 0) return [];
  const rows = await viewer.db
    .selectFrom("judgement as j")
    .selectAll("j")
    // Two arrays rather than two lists: a statement of another length would be planned anew.
    .where(
      sql<boolean>`(j.left_mention = any (${[...mentions]}::uuid[]) or j.right_mention = any (${[...mentions]}::uuid[]))`,
    )
    .orderBy("j.made_at", "desc")
    .orderBy("j.id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    act: row.act,
    says: row.says as SaysWire,
    reason: row.reason,
    left: placeOf(row.left_report, row.left_mention),
    right: placeOf(row.right_report, row.right_mention),
    leftMention: row.left_mention,
    rightMention: row.right_mention,
    weight: row.weight,
    shared: row.shared,
    by: row.judged_as,
    agencyId: row.agency_id,
    madeAt: row.made_at,
    retractedAt: row.retracted_at,
    retractedBy: row.retracted_as,
    retraction: row.retraction,
  }));
}

/** Whether it holds: made, and not taken back, at that time. */
export function holdsAt(row: Pick<JudgementRow, "madeAt" | "retractedAt">, at: Date | null): boolean {
  if (!at) return row.retractedAt === null;
  return row.madeAt <= at && (row.retractedAt === null || row.retractedAt > at);
}
