/** Which agencies read an operation: whole agencies, under the purpose that it is planned for. */
import { invalid, readerOf, type Viewer } from "../../access/index.ts";

/** The readers that these agencies are, by code; the viewer's own agency always among them. */
export async function readersOfAgencies(
  viewer: Viewer,
  codes: readonly string[],
  pointer: string,
): Promise<number[]> {
  const readers = [await readerOf(viewer, viewer.agency.id, null, viewer.purpose)];
  for (const [position, code] of codes.entries()) {
    const agency = await viewer.db
      .selectFrom("agency")
      .select(["id", "name", "purposes"])
      .where("code", "=", code)
      .executeTakeFirst();
    const at = `${pointer}/${position}`;
    if (!agency) throw invalid(at, `There is no agency ${code} here`);
    if (!agency.purposes.includes(viewer.purpose)) {
      throw invalid(at, `${agency.name} does not act under this purpose, so it cannot take part`);
    }
    readers.push(await readerOf(viewer, agency.id, null, viewer.purpose));
  }
  return [...new Set(readers)];
}

export interface Participant {
  readonly agency: string;
  readonly name: string;
}

/** By operation, those that read it. */
export async function participantsOf(
  viewer: Viewer,
  operations: readonly string[],
): Promise<Map<string, (Participant & { readonly id: string })[]>> {
  if (operations.length === 0) return new Map();
  const rows = await viewer.db
    .selectFrom("operation as o")
    .innerJoin("audience as a", "a.id", "o.audience_id")
    .innerJoin("reader as r", (join) => join.on((at) => at("r.id", "=", at.fn.any("a.readers"))))
    .innerJoin("agency as g", "g.id", "r.agency_id")
    .select(["o.id as operation", "g.id", "g.code as agency", "g.name"])
    .where("o.id", "in", [...operations])
    .orderBy("g.code")
    .execute();
  const groups = Map.groupBy(rows, (row) => row.operation);
  return new Map(
    [...groups].map(([id, list]) => [id, list.map(({ operation: _, ...participant }) => participant)]),
  );
}
