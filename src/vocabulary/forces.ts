/**
 * The 43 territorial police forces of England and Wales, by regional unit, with their force codes; the forces of Scotland and
 * Northern Ireland; and the agencies that act everywhere. Practitioners' starting data: codes and regions are edited by
 * whoever keeps the agencies.
 *
 * `tile` is where an area stands on the tile grid that serves as a map (row, column, from the north-west): drawn by us, so
 * that neighbours stay neighbours as far as squares allow.
 */
import type { AgencyKind } from "./powers.ts";

export interface Force {
  readonly code: string;
  /** The force code, as on a crime reference; none is given for Scotland and Northern Ireland. */
  readonly number: string | null;
  readonly name: string;
  readonly region: string;
  readonly tile: readonly [row: number, column: number];
}

/** Region after region, neighbours beside each other: the order in which small areas are taken together. */
export const FORCES: readonly Force[] = [
  force("NORTHUMBRIA", "10", "Northumbria Police", "North East", 1, 5),
  force("DURHAM", "11", "Durham Constabulary", "North East", 2, 5),
  force("CLEVELAND", "17", "Cleveland Police", "North East", 2, 6),
  force("NYORKS", "12", "North Yorkshire Police", "Yorkshire & Humber", 3, 5),
  force("WYORKS", "13", "West Yorkshire Police", "Yorkshire & Humber", 4, 5),
  force("SYORKS", "14", "South Yorkshire Police", "Yorkshire & Humber", 5, 5),
  force("HUMBERSIDE", "16", "Humberside Police", "Yorkshire & Humber", 4, 6),
  force("CUMBRIA", "03", "Cumbria Constabulary", "North West", 2, 4),
  force("LANCS", "04", "Lancashire Constabulary", "North West", 3, 4),
  force("MERSEYSIDE", "05", "Merseyside Police", "North West", 4, 3),
  force("GMP", "06", "Greater Manchester Police", "North West", 4, 4),
  force("CHESHIRE", "07", "Cheshire Constabulary", "North West", 5, 3),
  force("NWALES", "60", "North Wales Police", "North West", 5, 2),
  force("DERBYSHIRE", "30", "Derbyshire Constabulary", "East Midlands", 5, 4),
  force("NOTTS", "31", "Nottinghamshire Police", "East Midlands", 6, 5),
  force("LINCS", "32", "Lincolnshire Police", "East Midlands", 6, 6),
  force("LEICS", "33", "Leicestershire Police", "East Midlands", 7, 5),
  force("NORTHANTS", "34", "Northamptonshire Police", "East Midlands", 8, 5),
  force("STAFFS", "21", "Staffordshire Police", "West Midlands", 6, 4),
  force("WMP", "20", "West Midlands Police", "West Midlands", 7, 4),
  force("WMERCIA", "22", "West Mercia Police", "West Midlands", 6, 3),
  force("WARKS", "23", "Warwickshire Police", "West Midlands", 8, 4),
  force("CAMBS", "35", "Cambridgeshire Constabulary", "Eastern", 7, 6),
  force("NORFOLK", "36", "Norfolk Constabulary", "Eastern", 7, 7),
  force("SUFFOLK", "37", "Suffolk Constabulary", "Eastern", 8, 7),
  force("BEDS", "40", "Bedfordshire Police", "Eastern", 8, 6),
  force("HERTS", "41", "Hertfordshire Constabulary", "Eastern", 9, 6),
  force("ESSEX", "42", "Essex Police", "Eastern", 9, 7),
  force("KENT", "46", "Kent Police", "Eastern", 11, 7),
  force("TVP", "43", "Thames Valley Police", "South East", 9, 5),
  force("HANTS", "44", "Hampshire & Isle of Wight Constabulary", "South East", 11, 5),
  force("SURREY", "45", "Surrey Police", "South East", 10, 5),
  force("SUSSEX", "47", "Sussex Police", "South East", 11, 6),
  force("DEVCORN", "50", "Devon & Cornwall Police", "South West", 11, 3),
  force("ASPOLICE", "52", "Avon & Somerset Police", "South West", 10, 3),
  force("GLOS", "53", "Gloucestershire Constabulary", "South West", 9, 4),
  force("WILTS", "54", "Wiltshire Police", "South West", 10, 4),
  force("DORSET", "55", "Dorset Police", "South West", 11, 4),
  force("GWENT", "61", "Gwent Police", "Wales", 8, 3),
  force("SWALES", "62", "South Wales Police", "Wales", 8, 2),
  force("DYFED", "63", "Dyfed-Powys Police", "Wales", 7, 2),
  force("MPS", "01", "Metropolitan Police Service", "London", 10, 6),
  force("COLP", "48", "City of London Police", "London", 10, 7),
  force("POLSCOT", null, "Police Scotland", "Scotland", 0, 4),
  force("PSNI", null, "Police Service of Northern Ireland", "Northern Ireland", 2, 1),
];

/** In the order of FORCES. */
export const REGIONS: readonly string[] = [...new Set(FORCES.map((each) => each.region))];

/** An agency that acts everywhere, by the kind that says which powers it is offered. */
export interface NationalAgency {
  readonly code: string;
  readonly name: string;
  readonly kind: AgencyKind;
}

export const NATIONAL_AGENCIES: readonly NationalAgency[] = [
  national("NPCC", "National Police Chiefs' Council", "police"),
  national("HO", "Home Office", "partner"),
  national("BF", "Border Force", "border"),
  national("NCA", "National Crime Agency", "crime_agency"),
  national("HMRC", "HM Revenue and Customs", "revenue"),
  national("IE", "Immigration Enforcement", "immigration"),
  national("JMSC", "Joint Maritime Security Centre", "partner"),
  national("BSC", "Border Security Command", "partner"),
  national("UKVI", "UK Visas and Immigration", "partner"),
  national("GLAA", "Gangmasters and Labour Abuse Authority", "regulator"),
  national("CPS", "Crown Prosecution Service", "partner"),
  national("MCA", "Maritime and Coastguard Agency", "regulator"),
  national("DVSA", "Driver and Vehicle Standards Agency", "regulator"),
  national("TS", "Trading Standards", "regulator"),
  national("COMPANIES", "Companies House", "regulator"),
  national("COUNCILS", "Local councils", "partner"),
  national("FIRE", "Fire and rescue services", "partner"),
  national("BTP", "British Transport Police", "police"),
];

function force(
  code: string,
  number: string | null,
  name: string,
  region: string,
  row: number,
  column: number,
): Force {
  return { code, number, name, region, tile: [row, column] };
}

function national(code: string, name: string, kind: AgencyKind): NationalAgency {
  return { code, name, kind };
}
