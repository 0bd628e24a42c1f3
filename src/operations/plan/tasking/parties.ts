/** Who takes part in a tasking, and therefore who reads it: who tasks, who leads, who supports. */
import { audienceOf, invalid, type Viewer } from "../../../access/index.ts";
import { participantsOf } from "../participants.ts";

export interface Party {
  readonly agency_id: string;
  readonly part: "lead" | "support";
}

export interface Parties {
  readonly lead: string;
  readonly parties: readonly Party[];
  readonly audience: number;
}

/** Only agencies that read the operation: a tasking makes no sense without it. */
export async function partiesOf(
  viewer: Viewer,
  operation: string,
  { lead, support }: { readonly lead: string; readonly support: readonly string[] },
): Promise<Parties> {
  const known = new Map(
    ((await participantsOf(viewer, [operation])).get(operation) ?? []).map((each) => [each.agency, each.id]),
  );
  const idOf = (code: string, pointer: string): string => {
    const id = known.get(code);
    if (id !== undefined) return id;
    throw invalid(pointer, `${code} does not take part in this operation. Ask who plans it to add them`);
  };
  const leading = idOf(lead, "/lead");
  const supporting = new Set(support.map((code, position) => idOf(code, `/support/${position}`)));
  supporting.delete(leading);
  const readers = await readersUnder(viewer, [viewer.agency.id, leading, ...supporting]);
  return {
    lead: leading,
    parties: [
      { agency_id: leading, part: "lead" },
      ...[...supporting].map((agency_id) => ({ agency_id, part: "support" as const })),
    ],
    audience: await audienceOf(viewer, readers),
  };
}

async function readersUnder(viewer: Viewer, agencies: readonly string[]): Promise<number[]> {
  const rows = await viewer.db
    .selectFrom("reader")
    .select("id")
    .where("agency_id", "in", [...new Set(agencies)])
    .where("team_id", "is", null)
    .where("purpose", "=", viewer.purpose)
    .execute();
  return rows.map(({ id }) => id);
}
