/** Who takes part in a scene: the same cast in each of four agencies that differ in the purposes they hold. */
import type { FoundingAgency } from "../../access/index.ts";
import type { Purpose, RoleId } from "../../vocabulary/index.ts";

const DESKS = [
  { code: "intelligence", name: "Intelligence unit", kind: "intelligence_unit" },
  { code: "duty", name: "Duty desk", kind: "duty_desk" },
  { code: "data-protection", name: "Data protection office", kind: "data_protection" },
  { code: "field", name: "Field team", kind: "field" },
] as const;

export const AGENCIES = [
  agency("KENT", "Kent Police", "law_enforcement", "safeguarding"),
  agency("BF", "Border Force", "law_enforcement", "immigration", "safeguarding"),
  agency("NCA", "National Crime Agency", "law_enforcement", "safeguarding"),
  agency("UKVI", "Visas and Immigration", "immigration"),
] as const satisfies readonly FoundingAgency[];

interface Part {
  readonly roles: readonly RoleId[];
  readonly teams: readonly (typeof DESKS)[number]["code"][];
}

export const PARTS = {
  officer: { roles: ["officer"], teams: ["field"] },
  colleague: { roles: ["officer"], teams: [] },
  supervisor: { roles: ["supervisor"], teams: ["field"] },
  unit: { roles: ["intelligence_officer"], teams: ["intelligence"] },
  unit2: { roles: ["intelligence_officer"], teams: ["intelligence"] },
  /** Holds the role, sits at no desk. */
  elsewhere: { roles: ["intelligence_officer"], teams: [] },
  analyst: { roles: ["analyst"], teams: ["intelligence"] },
  duty: { roles: ["duty_officer"], teams: ["duty"] },
  duty2: { roles: ["duty_officer"], teams: ["duty"] },
  dpo: { roles: ["data_protection_officer"], teams: ["data-protection"] },
  disclosure: { roles: ["disclosure_officer"], teams: ["data-protection"] },
  coordinator: { roles: ["coordinator"], teams: [] },
  press: { roles: ["press_officer"], teams: [] },
} as const satisfies Record<string, Part>;

export type AgencyCode = (typeof AGENCIES)[number]["code"];
export type Who = `${Lowercase<AgencyCode>}.${keyof typeof PARTS}`;

export interface Person extends Part {
  readonly who: Who;
  readonly agency: AgencyCode;
  readonly name: string;
  readonly purposes: readonly Purpose[];
}

/** Everybody, in a fixed order. */
export const PEOPLE: readonly Person[] = AGENCIES.flatMap(({ code, purposes }) =>
  Object.entries(PARTS).map(([part, { roles, teams }]) => ({
    who: `${code.toLowerCase()}.${part}` as Who,
    agency: code,
    name: `${part} of ${code}`,
    purposes,
    roles,
    teams,
  })),
);

function agency<const Code extends string>(code: Code, name: string, ...purposes: readonly Purpose[]) {
  return { code, name, purposes, teams: DESKS };
}
