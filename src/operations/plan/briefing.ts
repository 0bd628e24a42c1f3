/** The briefing in the order of IIMARCH: passages are added, the newest under a heading holds, and earlier ones stay readable. */
import { conflict, type Viewer } from "../../access/index.ts";
import type { NewPassageWire, PassageWire } from "../../contract/operations.ts";
import { refuseMarkings, signature } from "../../intelligence/index.ts";
import { BRIEFING_HEADINGS } from "../../vocabulary/index.ts";
import { findPhase, requireCoordinates } from "./find.ts";

export async function writePassage(
  viewer: Viewer,
  address: string,
  name: string,
  { heading, text }: NewPassageWire,
): Promise<{ id: string }> {
  const phase = await findPhase(viewer, address, name);
  requireCoordinates(viewer, phase.operation, "write its briefing");
  refuseMarkings(["/text", text]);
  if (phase.state === "ended") throw conflict("This phase has ended. Its briefing stays as it was.");
  const { id } = await viewer.db
    .insertInto("briefing_passage")
    .values({
      phase_id: phase.id,
      audience_id: phase.audience_id,
      heading,
      text,
      written_by: viewer.account.id,
      written_as: signature(viewer),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  viewer.record({ act: "alteration", subjects: [phase.id, id], detail: { what: "briefing", heading } });
  return { id };
}

/** One for each heading that has one, in the order of IIMARCH. */
export async function newestPassages(viewer: Viewer, phase: string): Promise<PassageWire[]> {
  const rows = await viewer.db
    .selectFrom("briefing_passage")
    .selectAll()
    .distinctOn("heading")
    .where("phase_id", "=", phase)
    .orderBy("heading")
    .orderBy("written_at", "desc")
    .execute();
  return BRIEFING_HEADINGS.flatMap(({ id }) => rows.filter((row) => row.heading === id).map(wire));
}

/** Everything that stood under a heading, newest first. */
export async function readPassages(
  viewer: Viewer,
  address: string,
  name: string,
  heading: string,
): Promise<{ items: PassageWire[] }> {
  const phase = await findPhase(viewer, address, name);
  const rows = await viewer.db
    .selectFrom("briefing_passage")
    .selectAll()
    .where("phase_id", "=", phase.id)
    .where("heading", "=", heading)
    .orderBy("written_at", "desc")
    .execute();
  viewer.record({ act: "consultation", subjects: [phase.id], detail: { what: "briefing", heading } });
  return { items: rows.map(wire) };
}

function wire(row: {
  readonly id: string;
  readonly heading: string;
  readonly text: string;
  readonly written_as: string;
  readonly written_at: Date;
}): PassageWire {
  return {
    id: row.id,
    heading: row.heading as PassageWire["heading"],
    text: row.text,
    writtenBy: row.written_as,
    writtenAt: row.written_at.toISOString(),
  };
}
