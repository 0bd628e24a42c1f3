/** Which powers an agency's officers hold. Until it has said so itself, those offered to its kind. */
import { invalid, requireRole, type Viewer } from "../../access/index.ts";
import type { AgencyPowersWire } from "../../contract/operations.ts";
import { type AgencyKind, POWERS, powersOffered } from "../../vocabulary/index.ts";

export async function readAgencyPowers(viewer: Viewer): Promise<AgencyPowersWire> {
  const agency = await viewer.db
    .selectFrom("agency")
    .select(["kind", "area"])
    .where("id", "=", viewer.agency.id)
    .executeTakeFirstOrThrow();
  const rows = await viewer.db
    .selectFrom("agency_power")
    .select("power")
    .where("agency_id", "=", viewer.agency.id)
    .execute();
  const offered = new Set<string>(powersOffered(agency.kind as AgencyKind).map(({ id }) => id));
  const held = rows.length > 0 ? new Set(rows.map(({ power }) => power)) : offered;
  viewer.record({ act: "consultation", subjects: [viewer.agency.id], detail: { what: "powers" } });
  return {
    kind: agency.kind,
    area: agency.area,
    said: rows.length > 0,
    powers: POWERS.map(({ id, name, uses }) => ({
      id,
      name,
      uses: [...uses],
      offered: offered.has(id),
      held: held.has(id),
    })),
    mayChange: viewer.roles.includes("administrator"),
  };
}

export async function changeAgencyPowers(viewer: Viewer, powers: readonly string[]): Promise<void> {
  requireRole(viewer, "say which powers your agency holds", "administrator");
  if (powers.length === 0) throw invalid("/powers", "Tick at least one: consent is one of them");
  for (const [position, id] of powers.entries()) {
    if (!POWERS.some((power) => power.id === id)) {
      throw invalid(`/powers/${position}`, "There is no such power in the list");
    }
  }
  const wanted = [...new Set(powers)];
  await viewer.db
    .deleteFrom("agency_power")
    .where("agency_id", "=", viewer.agency.id)
    .where("power", "not in", wanted)
    .execute();
  await viewer.db
    .insertInto("agency_power")
    .values(wanted.map((power) => ({ agency_id: viewer.agency.id, power })))
    .onConflict((clash) => clash.doNothing())
    .execute();
  viewer.record({
    act: "alteration",
    subjects: [viewer.agency.id],
    detail: { what: "powers", powers: wanted },
  });
}
