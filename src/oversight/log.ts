/** The log, newest first. It serves lawfulness, discipline, security and prosecution, never productivity (DPA 2018 s.62). */
import { sql } from "kysely";
import { invalid, requireRole, type Viewer } from "../access/index.ts";
import type { LogPageWire } from "../contract/oversight.ts";
import { openCursor, sealCursor } from "../intelligence/index.ts";
import { firstInstantOf, nextDay, type OperationalDay, readOperationalDay } from "../vocabulary/index.ts";

export interface LogFilter {
  readonly act?: string | undefined;
  /** Username. */
  readonly account?: string | undefined;
  readonly subject?: string | undefined;
  /** Operational days, the first and the last that are asked for. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cursor?: string | undefined;
}

const PAGE = 50;

interface Row {
  id: string;
  at: Date;
  at_text: string;
  act: string;
  actor: string | null;
  agency: string | null;
  purpose: string | null;
  body: Record<string, unknown> | null;
  subjects: string[];
  leaf: string | null;
}

export async function readLog(viewer: Viewer, filter: LogFilter, cursorKey: Buffer): Promise<LogPageWire> {
  requireRole(viewer, "read the log", "data_protection_officer");
  const { cursor, ...rest } = filter;
  const from = dayOf(filter.from, "/from");
  const to = dayOf(filter.to, "/to");
  const scope = `log ${JSON.stringify(rest)}`;
  const [at = null, id = null] = cursor ? openCursor(cursorKey, viewer, scope, cursor) : [];
  const { rows } = await sql<Row>`
    select e.id, e.at, e.at::text as at_text, e.act, a.name as actor, g.code as agency, e.purpose, d.body, e.subjects,
           l.number as leaf
      from audit_entry e
      left join audit_detail d on d.entry_id = e.id
      left join audit_leaf l on l.entry_id = e.id
      left join account a on a.id = e.actor_account
      left join agency g on g.id = e.actor_agency
     where e.actor_agency = ${viewer.agency.id}
       and (${filter.act ?? null}::text is null or e.act = ${filter.act ?? null})
       and (${filter.account ?? null}::text is null or a.username = lower(${filter.account ?? null}))
       and (${filter.subject ?? null}::uuid is null or ${filter.subject ?? null}::uuid = any (e.subjects))
       and e.at >= coalesce(${from && firstInstantOf(from)}::timestamptz, '-infinity')
       and e.at < coalesce(${to && firstInstantOf(nextDay(to))}::timestamptz, 'infinity')
       and (${at}::timestamptz is null or (e.at, e.id) < (${at}::timestamptz, ${id}::uuid))
     order by e.at desc, e.id desc limit ${PAGE + 1}`.execute(viewer.db);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  const erasures = await erasuresOf(
    viewer,
    page.filter((row) => row.body === null).map((row) => row.id),
  );
  viewer.record({
    act: "consultation",
    subjects: page.map((row) => row.id),
    detail: { what: "log", filter: { ...rest } },
  });
  return {
    items: page.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      act: row.act,
      actor: row.actor,
      agency: row.agency,
      purpose: row.purpose,
      reason: typeof row.body?.reason === "string" ? row.body.reason : null,
      detail: row.body,
      erasedBy: erasures.get(row.id) ?? null,
      subjects: row.subjects,
      leaf: row.leaf === null ? null : Number(row.leaf),
    })),
    next: rows.length > PAGE && last ? sealCursor(cursorKey, viewer, scope, [last.at_text, last.id]) : null,
  };
}

/** For each of these entries the act that erased its detail. */
async function erasuresOf(
  viewer: Viewer,
  entries: readonly string[],
): Promise<Map<string, NonNullable<LogPageWire["items"][number]["erasedBy"]>>> {
  if (entries.length === 0) return new Map();
  const { rows } = await sql<{
    entry_id: string;
    erasure_id: string;
    at: Date;
    agency: string | null;
    actor: string | null;
  }>`select * from details_erased_by(${[...entries]}::uuid[])`.execute(viewer.db);
  return new Map(
    rows.map(({ entry_id, erasure_id, at, agency, actor }) => [
      entry_id,
      { entry: erasure_id, at: at.toISOString(), agency, actor },
    ]),
  );
}

function dayOf(text: string | undefined, pointer: string): OperationalDay | null {
  if (text === undefined) return null;
  const day = readOperationalDay(text);
  if (day === null) throw invalid(pointer, "There is no such day. Write it as 2026-03-29.");
  return day;
}
