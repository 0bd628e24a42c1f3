/** Who has returned, who had nothing and says so, and of whom nothing is known. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { conflict, invalid, notFound, requireRole, type Viewer } from "../../access/index.ts";
import type { ReturnsWire } from "../../contract/counts.ts";
import { nextDay, type OperationalDay, operationalDayOf } from "../../vocabulary/index.ts";
import { board } from "../count/index.ts";
import { type Ready, scopeOfBoard } from "./boards.ts";
import { calledOf } from "./card-rows.ts";
import { SPEAKERS } from "./contribute.ts";
import { askerOf } from "./keeper/index.ts";
import { findScope, type ScopeRow, scopeWire } from "./scopes.ts";

export async function readReturns(viewer: Viewer, { store }: Ready, address: string): Promise<ReturnsWire> {
  const scope = await scopeOfBoard(viewer, store, address);
  const days = daysOf(scope);
  const expected = { agencies: scope.expected, days };
  const shown = board(store, await askerOf(viewer), { scope: scope.id, filters: { measures: [] }, expected });
  if (shown === null) throw notFound("scope");
  const names = await viewer.db.selectFrom("agency").select(["code", "name"]).execute();
  const nils = await viewer.db
    .selectFrom("nil_return as n")
    .innerJoin("agency as a", "a.id", "n.agency_id")
    .select(["n.id", "n.day", "n.by_name", "n.at", "a.code"])
    .where("n.scope_id", "=", scope.id)
    .where("n.ended_at", "is", null)
    .orderBy("n.day")
    .orderBy("a.code")
    .execute();
  viewer.record({ act: "consultation", subjects: [scope.id], detail: { what: "returns" } });
  return {
    scope: scopeWire(viewer, scope),
    days,
    agencies: (shown.reporting?.agencies ?? []).map((each) => ({
      agency: each.agency,
      name: names.find(({ code }) => code === each.agency)?.name ?? each.agency,
      returned: [...each.returned],
      nil: [...each.nil],
      missing: [...each.missing],
      contradicted: [...each.contradicted],
      mine: each.agency === viewer.agency.code,
    })),
    nils: nils.map(({ id, day, by_name, at, code }) => ({
      id,
      agency: code,
      day,
      by: by_name,
      at: at.toISOString(),
      mine: code === viewer.agency.code,
    })),
  };
}

/** Up to today: what is to come is not missing. */
function daysOf({ starts_on, ends_on }: ScopeRow): string[] {
  const today = operationalDayOf(new Date());
  if (starts_on === null) return [];
  const last = ends_on !== null && ends_on < today ? ends_on : today;
  const days: string[] = [];
  for (let day = starts_on as OperationalDay; day <= last && days.length < 400; day = nextDay(day))
    days.push(day);
  return days;
}

/** Said again for the same day, it stays as it was said first. */
export async function stateNil(
  viewer: Viewer,
  address: string,
  days: readonly string[],
): Promise<{ ids: string[] }> {
  requireRole(viewer, "state a nil return", ...SPEAKERS);
  const scope = await findScope(viewer, address);
  if (scope.frozen_at !== null) throw conflict("This scope is frozen. Returns are no longer taken.");
  const expected = new Set(daysOf(scope));
  const outside = days.findIndex((day) => expected.size > 0 && !expected.has(day));
  if (outside !== -1)
    throw invalid(`/days/${outside}`, "No return is expected for this day, or it is yet to come.");
  const rows = [...new Set(days)].map((day) => ({ id: randomUUID(), day }));
  const { rows: made } = await sql<{ id: string }>`
    insert into nil_return (id, agency_id, scope_id, day, audience_id, by_account, by_name)
    select n.id, ${viewer.agency.id}, ${scope.id}, n.day, ${scope.audience_id}, ${viewer.account.id}, ${calledOf(viewer)}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, day date)
    on conflict do nothing returning id`.execute(viewer.db);
  const ids = made.map(({ id }) => id);
  viewer.record({
    act: "collection",
    subjects: [scope.id, ...ids],
    detail: { what: "nil return", days: days.length },
  });
  return { ids };
}

export async function takeBackNilReturn(viewer: Viewer, address: string, id: string): Promise<void> {
  requireRole(viewer, "take back a nil return", ...SPEAKERS);
  const scope = await findScope(viewer, address);
  const { numUpdatedRows } = await viewer.db
    .updateTable("nil_return")
    .set({ ended_at: new Date(), ended_as: calledOf(viewer) })
    .where("id", "=", id)
    .where("scope_id", "=", scope.id)
    .where("agency_id", "=", viewer.agency.id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound("nil return of your agency");
  viewer.record({ act: "alteration", subjects: [scope.id, id], detail: { what: "nil return taken back" } });
}
