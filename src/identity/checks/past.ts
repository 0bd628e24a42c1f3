/** One's own checks of the last ninety days, newest first. */
import { sql } from "kysely";
import type { Viewer } from "../../access/index.ts";
import type { GivenWire, PastChecksWire } from "../../contract/checks.ts";

/** Checks are kept so long; the log keeps that they were made. */
export const KEPT_DAYS = 90;
const MOST = 100;

export async function listPastChecks(viewer: Viewer): Promise<PastChecksWire> {
  const rows = await viewer.db
    .selectFrom("holding_check")
    .select(["id", "asked_at", "incident", "given"])
    .where("purpose", "=", viewer.purpose)
    .where("deconfliction_id", "is", null)
    .where("asked_at", ">", sql<Date>`now() - make_interval(days => ${KEPT_DAYS})`)
    .orderBy("asked_at", "desc")
    .limit(MOST)
    .execute();
  viewer.record({
    act: "consultation",
    subjects: rows.map((row) => row.id),
    detail: { what: "own checks" },
  });
  return {
    items: rows.map(({ id, asked_at, incident, given }) => ({
      check: id,
      askedAt: asked_at.toISOString(),
      incident,
      given: given as GivenWire,
    })),
  };
}
