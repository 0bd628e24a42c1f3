/**
 * Powers: what lets somebody stop, question, search, enter or seize. There is no general power to stop and question away
 * from a port, so every encounter, search, entry and seizure names one; consent is one of them. No power, no "questioned".
 *
 * Practitioners' starting list, to be edited by each agency with its lawyers: which powers an agency's officers hold depends
 * on designation and training, which this list cannot know. The names cite the Act; they quote no text of it.
 */
export const POWER_USES = [
  "stop",
  "question",
  "search",
  "enter",
  "seize",
  "arrest",
  "detain",
  "examine",
] as const;
export type PowerUse = (typeof POWER_USES)[number];

/** Kinds of agency, by the powers that they may hold. */
export const AGENCY_KINDS = [
  "police",
  "border",
  "immigration",
  "crime_agency",
  "revenue",
  "regulator",
  "partner",
] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];

export interface Power {
  readonly id: string;
  readonly name: string;
  readonly uses: readonly PowerUse[];
  /** Which kinds of agency are offered it; each agency then ticks what it holds. */
  readonly heldBy: readonly AgencyKind[];
}

const ALL = AGENCY_KINDS;
const POLICE: readonly AgencyKind[] = ["police"];
const POLICE_AND_NCA: readonly AgencyKind[] = ["police", "crime_agency"];
const IMMIGRATION: readonly AgencyKind[] = ["border", "immigration"];

export const POWERS = [
  power("consent", "Consent, freely given and recorded", ["question", "search", "enter"], ALL),
  power("road_traffic_s163", "Road Traffic Act 1988 s.163", ["stop"], ["police", "regulator"]),
  power("pace_s1", "Police and Criminal Evidence Act 1984 s.1", ["stop", "search", "seize"], POLICE),
  power(
    "pace_s8",
    "Police and Criminal Evidence Act 1984 s.8 (warrant)",
    ["enter", "search", "seize"],
    POLICE_AND_NCA,
  ),
  power("pace_s17", "Police and Criminal Evidence Act 1984 s.17", ["enter", "search"], POLICE_AND_NCA),
  power(
    "pace_s18",
    "Police and Criminal Evidence Act 1984 s.18",
    ["enter", "search", "seize"],
    POLICE_AND_NCA,
  ),
  power("pace_s19", "Police and Criminal Evidence Act 1984 s.19", ["seize"], POLICE_AND_NCA),
  power("pace_s24", "Police and Criminal Evidence Act 1984 s.24", ["arrest"], POLICE_AND_NCA),
  power("pace_s32", "Police and Criminal Evidence Act 1984 s.32", ["search", "seize"], POLICE_AND_NCA),
  power(
    "caution",
    "Questioning under caution (PACE Code C)",
    ["question"],
    ["police", "crime_agency", "border", "immigration", "revenue", "regulator"],
  ),
  power("misuse_of_drugs_s23", "Misuse of Drugs Act 1971 s.23", ["stop", "search", "seize"], POLICE),
  power(
    "immigration_sch2_p2",
    "Immigration Act 1971 Schedule 2 paragraph 2",
    ["examine", "question"],
    IMMIGRATION,
  ),
  power("immigration_sch2_p16", "Immigration Act 1971 Schedule 2 paragraph 16", ["detain"], IMMIGRATION),
  power(
    "immigration_sch2_p17",
    "Immigration Act 1971 Schedule 2 paragraph 17",
    ["arrest", "enter"],
    ["police", "border", "immigration"],
  ),
  power("immigration_s28a", "Immigration Act 1971 s.28A", ["arrest"], IMMIGRATION),
  power(
    "immigration_s28d",
    "Immigration Act 1971 s.28D (warrant)",
    ["enter", "search", "seize"],
    IMMIGRATION,
  ),
  power("immigration_s28ca", "Immigration Act 1971 s.28CA", ["enter"], IMMIGRATION),
  power(
    "immigration_maritime",
    "Immigration Act 1971 Part 3A (maritime)",
    ["stop", "search", "detain", "seize"],
    ["police", "border", "immigration"],
  ),
  power("uk_borders_s2", "UK Borders Act 2007 s.2 (designated officer at a port)", ["detain"], IMMIGRATION),
  power("licensing_s179", "Licensing Act 2003 s.179", ["enter"], ["immigration"]),
  power(
    "cema_s163",
    "Customs and Excise Management Act 1979 s.163",
    ["stop", "search"],
    ["border", "revenue"],
  ),
  power(
    "cema_s139",
    "Customs and Excise Management Act 1979 s.139",
    ["seize"],
    ["border", "revenue", "police"],
  ),
  power(
    "cema_s27",
    "Customs and Excise Management Act 1979 s.27",
    ["enter", "search"],
    ["border", "revenue"],
  ),
  power(
    "poca_s294",
    "Proceeds of Crime Act 2002 s.294 (cash)",
    ["seize"],
    ["police", "crime_agency", "border", "immigration", "revenue"],
  ),
  power(
    "poca_s289",
    "Proceeds of Crime Act 2002 s.289 (cash)",
    ["search"],
    ["police", "crime_agency", "border", "immigration", "revenue"],
  ),
  power("merchant_shipping_s258", "Merchant Shipping Act 1995 s.258", ["enter", "examine"], ["regulator"]),
  power(
    "consumer_rights_sch5",
    "Consumer Rights Act 2015 Schedule 5",
    ["enter", "examine", "seize"],
    ["regulator"],
  ),
  power("gangmasters_s16", "Gangmasters (Licensing) Act 2004 s.16", ["enter", "examine"], ["regulator"]),
] as const satisfies readonly Power[];
export type PowerId = (typeof POWERS)[number]["id"];

/** What is offered to an agency of this kind before it has said which powers it holds. */
export function powersOffered(kind: AgencyKind): readonly Power[] {
  return POWERS.filter((each) => (each.heldBy as readonly AgencyKind[]).includes(kind));
}

function power<const Id extends string>(
  id: Id,
  name: string,
  uses: readonly PowerUse[],
  heldBy: readonly AgencyKind[],
): Power & { readonly id: Id } {
  return { id, name, uses, heldBy };
}
