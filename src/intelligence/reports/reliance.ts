/** Who relied on a report: who opened it, who took it away, and what was made from it. For those who keep it. */
import { sql } from "kysely";
import { requireRole, type Viewer } from "../../access/index.ts";
import type { RelianceWire } from "../../contract/reports.ts";
import { findReport, requireOwn } from "./report.ts";

export async function readReliance(viewer: Viewer, id: string): Promise<RelianceWire> {
  const report = await findReport(viewer, id);
  requireOwn(viewer, report, "see who relied on");
  requireRole(viewer, "see who relied on a report", "intelligence_officer", "data_protection_officer");
  const readers = await sql<{
    agency: string;
    person: string;
    opened: number;
    exported: number;
    first_at: Date;
    last_at: Date;
  }>`select agency, person, opened::int, exported::int, first_at, last_at from relied_on(${report.id})`.execute(
    viewer.db,
  );
  const products = await sql<RelianceWire["products"][number]>`
    select agency, reference, kind from made_from(${report.id}) order by agency, reference`.execute(
    viewer.db,
  );
  viewer.record({ act: "consultation", subjects: [report.id], detail: { what: "who relied on it" } });
  return {
    readers: readers.rows.map(({ first_at, last_at, ...reader }) => ({
      ...reader,
      firstAt: first_at.toISOString(),
      lastAt: last_at.toISOString(),
    })),
    products: products.rows,
  };
}
