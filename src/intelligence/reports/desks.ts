/** Which desks of an agency a report passes through, as readers of its audience. */
import { readerOf, teamsOfKind, type Viewer } from "../../access/index.ts";
import type { Purpose, TeamKind } from "../../vocabulary/index.ts";

/** Readers of the agency's teams of these kinds, under a purpose. */
export async function desksOf(
  viewer: Viewer,
  agencyId: string,
  purpose: Purpose,
  ...kinds: readonly TeamKind[]
): Promise<number[]> {
  const readers: number[] = [];
  for (const kind of kinds) {
    for (const team of await teamsOfKind(viewer, agencyId, kind)) {
      readers.push(await readerOf(viewer, agencyId, team, purpose));
    }
  }
  return readers;
}

/** Those who keep a report in its own agency: the intelligence unit and the data protection office. */
export async function keepersOf(viewer: Viewer, agencyId: string, purpose: Purpose): Promise<number[]> {
  return await desksOf(viewer, agencyId, purpose, "intelligence_unit", "data_protection");
}
