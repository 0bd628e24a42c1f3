/** The dictionary of measures: those that the product brings, and what somebody defined, every version of each. */
import { conflict, invalid, requireRole, type Viewer } from "../../access/index.ts";
import type { MeasuresWire, MeasureVersionWire, NewMeasureWire } from "../../contract/counts.ts";
import { type Counted, MEASURES, type Measure, measureKey } from "../../vocabulary/index.ts";
import { calledOf } from "./card-rows.ts";

export async function listMeasures(viewer: Viewer): Promise<MeasuresWire> {
  const items = await versionsOf(viewer);
  viewer.record({ act: "consultation", subjects: [], detail: { what: "measures" } });
  return { items, mayDefine: viewer.roles.includes("coordinator") };
}

/** A new measure or the next version of one; a version is never changed, so that figures say for ever what they counted. */
export async function defineMeasure(viewer: Viewer, draft: NewMeasureWire): Promise<MeasureVersionWire> {
  requireRole(viewer, "define a measure", "coordinator");
  const before = (await versionsOf(viewer)).find(({ id, newest }) => id === draft.id && newest);
  if (before && before.counts !== draft.counts) {
    throw invalid(
      "/counts",
      "What a measure counts does not change from version to version. Define another measure.",
    );
  }
  const version = (before?.version ?? 0) + 1;
  const { id, name, definition, unit, counts, date: dated, qualifies, ties, because } = draft;
  const row = await viewer.db
    .insertInto("measure_definition")
    .values({
      ...{ id, version, name, definition, unit, counts, dated, qualifies, ties, because },
      agency_id: viewer.agency.id,
      written_by: viewer.account.id,
      written_as: calledOf(viewer),
    })
    .onConflict((already) => already.doNothing())
    .returning("written_at")
    .executeTakeFirst();
  if (!row) throw conflict("Somebody defined this version a moment ago. Look at theirs first.");
  viewer.record({
    act: "collection",
    subjects: [],
    detail: { what: "measure defined", measure: measureKey({ id, version }) },
  });
  return {
    ...{ id, name, definition, unit, counts, date: dated, qualifies, ties, version, because },
    key: measureKey({ id, version }),
    newest: true,
    agency: viewer.agency.code,
    writtenBy: calledOf(viewer),
    writtenAt: row.written_at.toISOString(),
  };
}

/** Every version, the newest of each measure first. */
export async function versionsOf(viewer: Viewer): Promise<MeasureVersionWire[]> {
  const rows = await viewer.db
    .selectFrom("measure_definition as m")
    .innerJoin("agency as a", "a.id", "m.agency_id")
    .selectAll("m")
    .select("a.code as agency")
    .execute();
  const defined = rows.map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    definition: row.definition,
    unit: row.unit,
    counts: row.counts as Counted,
    date: row.dated as Measure["date"],
    qualifies: row.qualifies,
    ties: row.ties,
    agency: row.agency,
    writtenBy: row.written_as,
    writtenAt: row.written_at.toISOString(),
    because: row.because,
  }));
  const brought = MEASURES.map((each) => ({
    ...each,
    agency: null,
    writtenBy: null,
    writtenAt: null,
    because: null,
  }));
  const order = new Map(
    [...brought, ...defined].map(({ id }, at) => [id, at]).reverse() as [string, number][],
  );
  const sorted = [...brought, ...defined].sort(
    (a, b) => (order.get(a.id) as number) - (order.get(b.id) as number) || b.version - a.version,
  );
  return sorted.map((each, at) => ({
    ...each,
    key: measureKey(each),
    newest: sorted[at - 1]?.id !== each.id,
  }));
}

/** The version that a card is of: the one that is named, or the newest. */
export async function measureOf(
  viewer: Viewer,
  id: string,
  version: number | undefined,
  pointer: string,
): Promise<MeasureVersionWire> {
  const found = (await versionsOf(viewer)).find(
    (each) => each.id === id && (version === undefined ? each.newest : each.version === version),
  );
  if (!found)
    throw invalid(
      pointer,
      `There is no measure ${id}${version === undefined ? "" : ` in version ${version}`}.`,
    );
  return found;
}
