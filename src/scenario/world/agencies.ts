/** The agencies of the taskforce, as data, with the purposes that each holds and the teams that each needs. */
import type { Purpose, TeamKind } from "../../vocabulary/index.ts";
import { FORCES } from "./forces.ts";

export interface Agency {
  readonly code: string;
  readonly name: string;
  readonly purposes: readonly Purpose[];
  readonly firstResponder?: boolean;
  readonly teams: readonly { readonly code: string; readonly name: string; readonly kind: TeamKind }[];
}

const DESKS = [
  { code: "intelligence", name: "Intelligence unit", kind: "intelligence_unit" },
  { code: "duty", name: "Duty desk", kind: "duty_desk" },
  { code: "data-protection", name: "Data protection office", kind: "data_protection" },
] as const;

const SAFEGUARDING = { code: "safeguarding", name: "Safeguarding team", kind: "safeguarding" } as const;
const COORDINATION = { code: "coordination", name: "Coordination cell", kind: "coordination" } as const;

const POLICING: readonly Purpose[] = ["law_enforcement", "safeguarding"];
const BORDER: readonly Purpose[] = ["law_enforcement", "immigration", "safeguarding"];
const REVENUE: readonly Purpose[] = ["law_enforcement"];

export const NATIONAL: readonly Agency[] = [
  agency("NCA", "National Crime Agency", POLICING, true, COORDINATION),
  agency("BF", "Border Force", BORDER, true, SAFEGUARDING, {
    code: "ports",
    name: "Ports unit",
    kind: "field",
  }),
  agency("IE", "Immigration Enforcement", BORDER, true, {
    code: "nccu",
    name: "National command and control unit",
    kind: "field",
  }),
  agency("HMRC", "HM Revenue and Customs", REVENUE, false),
  agency("NPCC", "National Police Chiefs' Council", POLICING, false, COORDINATION),
  agency("HO", "Home Office", BORDER, false),
  agency("BSC", "Border Security Command", REVENUE, false, COORDINATION),
  agency("JMSC", "Joint Maritime Security Centre", REVENUE, false),
  agency("UKVI", "UK Visas and Immigration", BORDER, true),
  agency("GLAA", "Gangmasters and Labour Abuse Authority", POLICING, true, SAFEGUARDING),
  agency("MCA", "Maritime and Coastguard Agency", POLICING, false),
  agency("DVSA", "Driver and Vehicle Standards Agency", REVENUE, false),
  agency("TS", "Trading Standards", REVENUE, false),
  agency("COMPANIES", "Companies House", REVENUE, false),
  agency("COUNCILS", "Local councils", POLICING, true, SAFEGUARDING),
  agency("FIRE", "Fire and rescue services", POLICING, false),
  agency("BTP", "British Transport Police", POLICING, true, SAFEGUARDING),
  agency("PSNI", "Police Service of Northern Ireland", POLICING, true, SAFEGUARDING),
  agency("POLSCOT", "Police Scotland", POLICING, true, SAFEGUARDING),
];

export const AGENCIES: readonly Agency[] = [
  ...NATIONAL,
  ...FORCES.map((force) => agency(force.code, force.name, POLICING, true, SAFEGUARDING)),
];

function agency(
  code: string,
  name: string,
  purposes: readonly Purpose[],
  firstResponder: boolean,
  ...more: Agency["teams"]
): Agency {
  return { code, name, purposes, ...(firstResponder && { firstResponder }), teams: [...DESKS, ...more] };
}
