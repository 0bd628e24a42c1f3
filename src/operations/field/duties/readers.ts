/**
 * Who reads a duty: the safeguarding teams of those who met the person and of those who answer for them or, where there is none,
 * their duty desks. For safeguarding and for criminal law enforcement; never for immigration administration.
 */
import { audienceOf, readerOf, teamsOfKind, type Viewer } from "../../../access/index.ts";
import type { KnownAgency } from "../known.ts";

const PURPOSES = ["safeguarding", "law_enforcement"] as const;

export async function dutyAudience(
  viewer: Viewer,
  agencies: readonly (KnownAgency | null)[],
): Promise<number> {
  const readers: number[] = [];
  for (const agency of agencies) {
    if (!agency) continue;
    const safeguarding = await teamsOfKind(viewer, agency.id, "safeguarding");
    const teams = safeguarding.length > 0 ? safeguarding : await teamsOfKind(viewer, agency.id, "duty_desk");
    for (const purpose of PURPOSES.filter((each) => agency.purposes.includes(each))) {
      for (const team of teams) readers.push(await readerOf(viewer, agency.id, team, purpose));
    }
  }
  return await audienceOf(viewer, readers);
}
