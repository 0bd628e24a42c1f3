/**
 * With whom a report is shared. An agency shares along a few habitual lists, so that the audiences of a million reports
 * stay few: at most {@link LISTS} lists an agency and purpose.
 */
import { between, chance, pick, type Random, randomFrom, some } from "../random.ts";
import { AGENCIES, type Agency, NATIONAL } from "../world/agencies.ts";
import { FORCES } from "../world/forces.ts";

export interface Recipient {
  readonly agency: string;
  readonly team?: string;
}

export const LISTS = 8;
/** The share of reports that stay with their own unit. */
const OWN_UNIT = 0.55;

const USUAL: ReadonlyMap<string, readonly (readonly Recipient[])[]> = new Map(
  AGENCIES.map((agency, nth) => [agency.code, lists(agency, nth)]),
);

export function drawAudience(random: Random, agency: string, purpose: string): readonly Recipient[] | null {
  if (purpose === "law_enforcement" && chance(random, OWN_UNIT)) return null;
  const usual = USUAL.get(agency) ?? [];
  const holders = usual
    .map((list) => list.filter((each) => holds(each.agency, purpose)))
    .filter((list) => list.length > 0);
  return holders.length === 0 ? null : pick(random, holders);
}

function holds(code: string, purpose: string): boolean {
  return AGENCIES.some((agency) => agency.code === code && agency.purposes.some((each) => each === purpose));
}

function lists(agency: Agency, nth: number): Recipient[][] {
  const random = randomFrom(104_729 + nth);
  const region = FORCES.find((force) => force.code === agency.code)?.region;
  const neighbours = FORCES.filter((force) => force.region === region && force.code !== agency.code).map(
    (force) => force.code,
  );
  const national = NATIONAL.filter((each) => each.code !== agency.code).map((each) => each.code);
  return Array.from({ length: LISTS }, (_each, list) => {
    const wide = list === 0;
    const codes = [
      ...some(
        random,
        ["NCA", "BF", "IE", "HMRC"].filter((code) => code !== agency.code),
        between(random, 1, wide ? 4 : 2),
      ),
      ...some(random, neighbours, wide ? neighbours.length : between(random, 0, 2)),
      ...some(random, national, between(random, 0, 1)),
    ];
    return [...new Set(codes)].map((code) =>
      chance(random, 0.15) ? { agency: code, team: "duty" } : { agency: code },
    );
  });
}
