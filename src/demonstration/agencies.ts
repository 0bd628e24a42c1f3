/**
 * The agencies of the demonstration: six whose people can be signed in as, and all those others that take part in the month of
 * common work, each with one account that sends its returns.
 */
import type { FoundingAccount, FoundingAgency, Hashed } from "../access/index.ts";
import { TAKING_PART } from "../scenario/index.ts";
import { type AgencyKind, FORCES, NATIONAL_AGENCIES, type Purpose } from "../vocabulary/index.ts";

const DESKS = [
  { code: "intelligence", name: "Intelligence unit", kind: "intelligence_unit" },
  { code: "duty", name: "Duty desk", kind: "duty_desk" },
  { code: "data-protection", name: "Data protection office", kind: "data_protection" },
] as const;
const SAFEGUARDING = { code: "safeguarding", name: "Safeguarding team", kind: "safeguarding" } as const;

const POLICING: readonly Purpose[] = ["law_enforcement", "safeguarding"];
const BORDER: readonly Purpose[] = ["law_enforcement", "immigration", "safeguarding"];

const KNOWN: readonly FoundingAgency[] = [
  {
    code: "KENT",
    name: "Kent Police",
    purposes: POLICING,
    firstResponder: true,
    kind: "police",
    area: "KENT",
    teams: [...DESKS, { code: "ports", name: "Ports unit", kind: "field" }, SAFEGUARDING],
  },
  {
    code: "BF",
    name: "Border Force",
    purposes: BORDER,
    firstResponder: true,
    kind: "border",
    teams: [...DESKS, { code: "dover", name: "Dover detection team", kind: "field" }, SAFEGUARDING],
  },
  {
    code: "NCA",
    name: "National Crime Agency",
    purposes: POLICING,
    firstResponder: true,
    kind: "crime_agency",
    teams: [...DESKS, { code: "coordination", name: "Coordination cell", kind: "coordination" }],
  },
  {
    code: "IE",
    name: "Immigration Enforcement",
    purposes: BORDER,
    firstResponder: true,
    kind: "immigration",
    teams: [...DESKS],
  },
  {
    code: "HMRC",
    name: "HM Revenue and Customs",
    purposes: ["law_enforcement"],
    kind: "revenue",
    teams: [...DESKS],
  },
  {
    code: "NPCC",
    name: "National Police Chiefs' Council",
    purposes: POLICING,
    kind: "police",
    teams: [...DESKS, { code: "taskforce", name: "Taskforce coordination", kind: "coordination" }],
  },
];

const FIRST_RESPONDERS: readonly AgencyKind[] = ["police"];

const OTHERS: readonly FoundingAgency[] = TAKING_PART.filter(
  ({ code }) => !KNOWN.some((known) => known.code === code),
).map(({ code, name, area }) => {
  const kind = kindOf(code);
  const responds = FIRST_RESPONDERS.includes(kind) || ["GLAA", "COUNCILS"].includes(code);
  return {
    code,
    name,
    kind,
    area,
    purposes: responds ? POLICING : ["law_enforcement"],
    ...(responds && { firstResponder: true }),
    teams: responds ? [...DESKS, SAFEGUARDING] : [...DESKS],
  };
});

export const AGENCIES: readonly FoundingAgency[] = [...KNOWN, ...OTHERS];

/** Who sends the returns of an agency; printed nowhere, because there are more than fifty. */
export function returnsOf(code: string): string {
  return `returns.${code.toLowerCase()}`;
}

export function returnsAccounts(password: Hashed): readonly FoundingAccount[] {
  return TAKING_PART.map(({ code, name }) => ({
    agency: code,
    username: returnsOf(code),
    name: `Returns, ${name}`,
    password,
    roles: ["supervisor"],
    teams: [],
  }));
}

function kindOf(code: string): AgencyKind {
  if (FORCES.some((force) => force.code === code)) return "police";
  return NATIONAL_AGENCIES.find((agency) => agency.code === code)?.kind ?? "partner";
}
