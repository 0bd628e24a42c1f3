/** Whether an agency lets others be told, on a check, that it holds something. It does not until somebody says so. */
import { requireRole, type Viewer } from "../../access/index.ts";
import type { HoldingPolicyWire } from "../../contract/checks.ts";
import { signature } from "../../intelligence/index.ts";
import type { RoleId } from "../../vocabulary/index.ts";

const CHANGES: readonly RoleId[] = ["single_point_of_contact", "administrator", "data_protection_officer"];

export async function readHoldingPolicy(viewer: Viewer): Promise<HoldingPolicyWire> {
  const policy = await viewer.db
    .selectFrom("holding_policy")
    .select(["discloses", "changed_as", "changed_at"])
    .where("agency_id", "=", viewer.agency.id)
    .executeTakeFirst();
  viewer.record({ act: "consultation", subjects: [], detail: { what: "holding policy" } });
  return {
    discloses: policy?.discloses ?? false,
    changedBy: policy?.changed_as ?? null,
    changedAt: policy?.changed_at.toISOString() ?? null,
    mayChange: viewer.roles.some((role) => CHANGES.includes(role)),
  };
}

export async function changeHoldingPolicy(viewer: Viewer, discloses: boolean): Promise<void> {
  requireRole(viewer, "change what others are told on a check", ...CHANGES);
  const said = {
    discloses,
    changed_by: viewer.account.id,
    changed_as: signature(viewer),
    changed_at: new Date(),
  };
  await viewer.db
    .insertInto("holding_policy")
    .values({ agency_id: viewer.agency.id, ...said })
    .onConflict((conflict) => conflict.column("agency_id").doUpdateSet(said))
    .execute();
  viewer.record({
    act: "alteration",
    subjects: [viewer.agency.id],
    detail: { what: "holding policy", discloses },
  });
}
