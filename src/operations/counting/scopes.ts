/** Named scopes: sets of cards with one figure for everybody whom they admit. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import {
  audienceOf,
  conflict,
  forbidden,
  invalid,
  notFound,
  readersOf,
  requireRole,
  type Viewer,
} from "../../access/index.ts";
import type { NewScopeWire, ScopesWire, ScopeWire } from "../../contract/counts.ts";
import { agencyIds } from "./agencies.ts";
import { calledOf } from "./card-rows.ts";
import { SPEAKERS } from "./contribute.ts";

export interface ScopeRow {
  readonly id: string;
  readonly address: string;
  readonly title: string;
  readonly agency: string;
  readonly agency_id: string;
  readonly audience_id: number;
  readonly position: number;
  readonly phase_id: string | null;
  readonly readers: readonly string[];
  readonly expected: readonly string[];
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly due_at: Date | null;
  readonly frozen_at: Date | null;
  readonly created_as: string;
  readonly created_at: Date;
}

const SCOPE = sql`
  select s.id, lower(a.code) || '-' || s.name as address, s.title, a.code as agency, s.agency_id, s.audience_id, s.position, s.phase_id,
         coalesce((select array_agg(distinct g.code order by g.code)
                     from audience u join reader r on r.id = any (u.readers) join agency g on g.id = r.agency_id
                    where u.id = s.audience_id), '{}') as readers,
         coalesce((select array_agg(g.code order by g.code) from agency g where g.id = any (s.expected)), '{}') as expected,
         s.starts_on, s.ends_on, s.due_at, s.frozen_at, s.created_as, s.created_at
    from release_scope s join agency a on a.id = s.agency_id`;

/** By its address, or as one that is not there where it does not admit the viewer. */
export async function findScope(viewer: Viewer, address: string): Promise<ScopeRow> {
  const { rows } = await sql<ScopeRow>`${SCOPE} where lower(a.code) || '-' || s.name = ${address}`.execute(
    viewer.db,
  );
  if (!rows[0]) throw notFound("scope");
  return rows[0];
}

export async function listScopes(viewer: Viewer): Promise<ScopesWire> {
  const { rows } = await sql<ScopeRow>`${SCOPE} order by s.created_at desc, s.id limit 500`.execute(
    viewer.db,
  );
  viewer.record({ act: "consultation", subjects: rows.map(({ id }) => id), detail: { what: "scopes" } });
  return {
    items: rows.map((row) => scopeWire(viewer, row)),
    mayCreate: viewer.roles.includes("coordinator"),
  };
}

export async function readScope(viewer: Viewer, address: string): Promise<ScopeWire> {
  const row = await findScope(viewer, address);
  viewer.record({ act: "consultation", subjects: [row.id], detail: { what: "scope" } });
  return scopeWire(viewer, row);
}

export async function createScope(viewer: Viewer, draft: NewScopeWire): Promise<ScopeWire> {
  requireRole(viewer, "name a scope", "coordinator");
  const codes = [...new Set([viewer.agency.code, ...draft.readers])];
  const expected = await agencyIds(viewer, draft.expected, "/expected");
  const unadmitted = draft.expected.find((code) => !codes.includes(code));
  if (unadmitted !== undefined) {
    throw invalid(
      "/expected",
      `${unadmitted} is to send returns but is not among the readers. Add it to both, or to neither.`,
    );
  }
  const phase = draft.phase ? await phaseOf(viewer, draft.phase) : null;
  const readers = await readersOf(
    viewer,
    codes.map((agency) => ({ agency })),
    viewer.purpose,
  );
  const [starts, ends] = [draft.from ?? phase?.starts_on ?? null, draft.to ?? phase?.ends_on ?? null];
  if (starts !== null && ends !== null && ends < starts)
    throw invalid("/to", "The last day is before the first");
  const taken = await viewer.db
    .selectFrom("release_scope")
    .select("id")
    .where("agency_id", "=", viewer.agency.id)
    .where("name", "=", draft.name)
    .executeTakeFirst();
  if (taken) throw conflict("Your agency has a scope of this name. Choose another name.");
  // Not read back: whoever names an agency's first scope may read it from the next act on.
  const row: ScopeRow = {
    id: randomUUID(),
    address: `${viewer.agency.code.toLowerCase()}-${draft.name}`,
    title: draft.title,
    agency: viewer.agency.code,
    agency_id: viewer.agency.id,
    audience_id: await audienceOf(viewer, readers),
    // The later one gives way: figures of people by place that are shown stay as they are.
    position: Math.floor(Date.now() / 1000),
    phase_id: draft.phase ?? null,
    readers: codes.toSorted(),
    expected: [...expected.keys()].sort(),
    starts_on: starts,
    ends_on: ends,
    due_at: draft.dueAt ? new Date(draft.dueAt) : null,
    frozen_at: null,
    created_as: calledOf(viewer),
    created_at: new Date(),
  };
  await viewer.db
    .insertInto("release_scope")
    .values({
      id: row.id,
      phase_id: row.phase_id,
      agency_id: row.agency_id,
      audience_id: row.audience_id,
      name: draft.name,
      title: row.title,
      position: row.position,
      expected: [...expected.values()],
      starts_on: row.starts_on,
      ends_on: row.ends_on,
      due_at: row.due_at,
      created_as: row.created_as,
      created_at: row.created_at,
    })
    .execute();
  viewer.record({ act: "collection", subjects: [row.id], detail: { what: "scope named" } });
  viewer.record({ act: "disclosure", subjects: [row.id], detail: { what: "scope readers", readers } });
  return scopeWire(viewer, row);
}

/** Locks what is contributed. Answers how many cards were not locked before. */
export async function freezeScope(
  viewer: Viewer,
  address: string,
  because: string,
): Promise<{ locked: number }> {
  requireRole(viewer, "freeze a scope", "coordinator");
  const scope = await findScope(viewer, address);
  if (scope.agency_id !== viewer.agency.id)
    throw forbidden(`This scope is kept by ${scope.agency}. They freeze it.`);
  if (scope.frozen_at !== null) throw conflict("This scope was frozen before.");
  const { rows } = await sql<{ locked: number }>`
    select freeze_scope(${scope.id}, ${calledOf(viewer)}, ${`Frozen with ${scope.title}: ${because}`.slice(0, 1000)}) as locked`.execute(
    viewer.db,
  );
  viewer.record({ act: "alteration", subjects: [scope.id], detail: { what: "scope frozen", because } });
  return { locked: rows[0]?.locked ?? 0 };
}

export function scopeWire(viewer: Viewer, row: ScopeRow): ScopeWire {
  const speaks = SPEAKERS.some((role) => viewer.roles.includes(role));
  const own = row.agency_id === viewer.agency.id && viewer.roles.includes("coordinator");
  return {
    id: row.id,
    address: row.address,
    title: row.title,
    agency: row.agency,
    phase: row.phase_id,
    readers: [...row.readers],
    expected: [...row.expected],
    from: row.starts_on,
    to: row.ends_on,
    dueAt: row.due_at?.toISOString() ?? null,
    frozenAt: row.frozen_at?.toISOString() ?? null,
    createdBy: row.created_as,
    createdAt: row.created_at.toISOString(),
    actions: [
      ...(own && row.frozen_at === null ? ["freeze"] : []),
      ...(speaks && row.frozen_at === null ? ["return", "nil"] : []),
    ],
  };
}

async function phaseOf(viewer: Viewer, id: string) {
  const phase = await viewer.db
    .selectFrom("operation_phase")
    .select(["starts_on", "ends_on"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!phase) throw invalid("/phase", "There is no such phase, or it is not shared with you.");
  return phase;
}
