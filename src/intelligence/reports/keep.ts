/** A product whose source was withdrawn or erased lives on, flagged, until its owner decides: to withdraw it, or to keep it. */
import { conflict, requireRole, type Viewer } from "../../access/index.ts";
import { refuseMarkings } from "../markings.ts";
import { requireKeeper } from "./desks.ts";
import { addEvent } from "./history.ts";
import { findReport, lockReport } from "./report.ts";

/** Kept, with the reason why it stands without what it was made from. */
export async function keepFlagged(viewer: Viewer, id: string, reason: string): Promise<void> {
  const found = await findReport(viewer, id);
  await requireKeeper(viewer, found, "keep");
  requireRole(viewer, "keep a flagged report", "intelligence_officer");
  refuseMarkings(["/reason", reason]);
  const report = await lockReport(viewer, found);
  if (report.flagged === null) throw conflict("This report waits for no decision: it is not flagged.");
  await viewer.db
    .updateTable("report")
    .set({ flagged: null, changed_at: new Date() })
    .where("id", "=", report.id)
    .execute();
  await addEvent(viewer, { report: report.id, audience: report.audience_id, act: "kept", reason });
  viewer.record({
    act: "alteration",
    subjects: [report.id],
    detail: { what: "kept though its source went" },
  });
}
