/** What of operations waits for somebody on their first page: counts, each of which opens the page where they are gone through. */
import { holds, type Viewer } from "../access/index.ts";
import type { HomeWire } from "../contract/home.ts";
import { waitingMatches } from "./deconflict/index.ts";

export async function waitingOperations(viewer: Viewer): Promise<Pick<HomeWire, "operations">> {
  const { open, escalated } = await waitingMatches(viewer);
  const toLookAt = holds(viewer, "supervisor")
    ? await countOf(
        viewer.db
          .selectFrom("activity")
          .select(({ fn }) => fn.countAll().as("n"))
          .where("agency_id", "=", viewer.agency.id)
          .where("created_by", "<>", viewer.account.id)
          .where("state", "=", "submitted"),
      )
    : 0;
  const returned = await countOf(
    viewer.db
      .selectFrom("activity")
      .select(({ fn }) => fn.countAll().as("n"))
      .where("created_by", "=", viewer.account.id)
      .where("state", "=", "returned"),
  );
  const duties = holds(viewer, "safeguarding_lead", "duty_officer")
    ? await countOf(
        viewer.db
          .selectFrom("duty")
          .select(({ fn }) => fn.countAll().as("n"))
          .where("closed_at", "is", null)
          .where("accepted_at", "is", null)
          .where("responder_id", "=", viewer.agency.id),
      )
    : 0;
  return { operations: { matches: open, escalated, toLookAt, returned, duties } };
}

async function countOf(query: {
  executeTakeFirst(): Promise<{ n: string | number | bigint } | undefined>;
}): Promise<number> {
  return Number((await query.executeTakeFirst())?.n ?? 0);
}
