/** The review queue: pairs near the line that a person's judgement would settle, most useful first. */
import { type RawBuilder, sql } from "kysely";
import { requireRole, type Viewer } from "../../access/index.ts";
import type { ReviewWire } from "../../contract/identity.ts";
import { JUDGES } from "../../vocabulary/index.ts";
import { lineOf, linesOfKinds } from "../kinds.ts";
import { IN_REPORT } from "../resolve/in-report.ts";
import { type Around, thingsAround } from "../things/around.ts";
import { membersBy } from "../things/members.ts";
import { aroundPairs, pairsOf, subjectsOf, type Wanted } from "./pair.ts";

/** Bits on either side of the line within which a person is asked. */
const NEAR = 4;
const SHOWN = 12;
/** Of so many on either side of a line, the most useful are taken. */
const LOOKED_AT = 50;

interface Near {
  left: number;
  right: number;
  weight: number;
  kind: string;
  agencies: number;
}

export async function readReview(
  viewer: Viewer,
  { kind, near }: { readonly kind?: string | undefined; readonly near?: string | undefined },
): Promise<ReviewWire> {
  requireRole(viewer, "review who is who", ...JUDGES);
  const of = near === undefined ? null : await numbersOfThing(viewer, near);
  const { rows, cut } = await nearTheLine(viewer, of);
  const wanted = await withMembers(viewer, rows.sort(byUse));
  const walked = await aroundPairs(viewer, wanted);
  // Together already, through others: nothing to settle.
  const open = unsettled(wanted, walked, near !== undefined);
  const useful = open.filter(({ left }) => kind === undefined || left.kind === kind);
  const pairs = await pairsOf(viewer, useful.slice(0, SHOWN), walked);
  viewer.record({ act: "consultation", subjects: subjectsOf(pairs), detail: { what: "review" } });
  return {
    pairs,
    more: cut || useful.length > pairs.length,
    kinds: [...Map.groupBy(open, ({ left }) => left.kind)]
      .map(([each, list]) => ({ kind: each, waiting: list.length }))
      .sort((x, y) => y.waiting - x.waiting || x.kind.localeCompare(y.kind)),
  };
}

async function withMembers(viewer: Viewer, rows: readonly Near[]): Promise<Wanted[]> {
  const numbers = [...new Set(rows.flatMap(({ left, right }) => [left, right]))];
  if (numbers.length === 0) return [];
  const read = await membersBy(viewer, { numbers }, null, numbers.length);
  const members = new Map(read.map((member) => [member.number, member]));
  return rows.flatMap(({ left, right }) => {
    const [a, b] = [members.get(left), members.get(right)];
    return a && b ? [{ left: a, right: b }] : [];
  });
}

/**
 * Of several pairs that would join the same two things, the most useful; none within one thing. Beside one mention, all are
 * shown, so that they can be judged at once.
 */
function unsettled(wanted: readonly Wanted[], { members, group }: Around, all: boolean): Wanted[] {
  const of = new Map(members.map((member, nth) => [member.place, group[nth] as number]));
  const seen = new Set<string>();
  return wanted.filter(({ left, right }) => {
    const [a, b] = [of.get(left.place) as number, of.get(right.place) as number].sort((x, y) => x - y);
    const key = `${a} ${b}`;
    if (a === b || (seen.has(key) && !all)) return false;
    seen.add(key);
    return true;
  });
}

/** Nearest the line first; across agencies before within one. */
function byUse(a: Near, b: Near): number {
  return use(b) - use(a) || a.left - b.left || a.right - b.right;
}

const use = ({ weight, kind, agencies }: Near): number => agencies - Math.abs(weight - lineOf(kind)) / NEAR;

/** The records of the thing that a mention is of; of a mention that cannot be read, none. */
async function numbersOfThing(viewer: Viewer, mention: string): Promise<number[]> {
  const things = await thingsAround(viewer, [mention]);
  return (things.get(mention)?.members ?? []).flatMap(({ number }) => (number === null ? [] : [number]));
}

/** From the line of these kinds so far up and down. Of some records, all that are near them. */
async function nearTheLine(
  viewer: Viewer,
  of: readonly number[] | null,
): Promise<{ rows: Near[]; cut: boolean }> {
  const rows: Near[] = [];
  let cut = false;
  for (const [line, kinds] of linesOfKinds()) {
    for (const way of [up(line), down(line)]) {
      const found = await nearest(viewer, way, kinds, of);
      rows.push(...found);
      cut ||= found.length === LOOKED_AT;
    }
  }
  return { rows, cut };
}

interface Way {
  readonly within: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
}

const up = (line: number): Way => ({
  within: sql`l.weight >= ${line} and l.weight <= ${line + NEAR}`,
  order: sql`l.weight`,
});
const down = (line: number): Way => ({
  within: sql`l.weight < ${line} and l.weight >= ${line - NEAR}`,
  order: sql`l.weight desc`,
});

/**
 * Readable on both sides, not yet judged by anybody the viewer may read, of nobody sheltered and nothing graded E. The nearest
 * to the line come by their index.
 */
async function nearest(
  viewer: Viewer,
  { within, order }: Way,
  kinds: readonly string[],
  of: readonly number[] | null,
): Promise<Near[]> {
  const touching = of
    ? sql`and (l.left_number = any (${[...of]}::int[]) or l.right_number = any (${[...of]}::int[]))`
    : sql``;
  const { rows } = await sql<Near>`
    select l.left_number as "left", l.right_number as "right", l.weight, a.kind,
           case when ra.agency_id = rb.agency_id then 1 else 2 end as agencies
      from likeness l
      join identity_record a on a.number = l.left_number
      join identity_record b on b.number = l.right_number
      join report ra on ra.id = a.report_id
      join report rb on rb.id = b.report_id
     where l.ended_at is null and ${within} and l.model <> ${IN_REPORT} and a.kind = any (${[...kinds]}::text[])
       and not a.sheltered and not b.sheltered and not a.doubtful and not b.doubtful
       and not exists (
         select from judgement j
          where j.retracted_at is null
            and ((j.left_report, j.left_mention) = (a.report_id, a.mention_id)
                 and (j.right_report, j.right_mention) = (b.report_id, b.mention_id)
              or (j.left_report, j.left_mention) = (b.report_id, b.mention_id)
                 and (j.right_report, j.right_mention) = (a.report_id, a.mention_id)))
       ${touching}
     order by ${order} limit ${LOOKED_AT}`.execute(viewer.db);
  return rows;
}
