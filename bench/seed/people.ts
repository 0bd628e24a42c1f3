/**
 * The agencies of the seed: three whose analysts are the measured viewers, one for each share of the data, and as many
 * others as there are police forces, who own the reports and stand in the audiences.
 */
import { type FoundingAccount, type FoundingAgency, found } from "../../src/access/index.ts";
import type { DatabaseAddress } from "../../src/database/index.ts";

export const SEED_PASSWORD = "a-seeded-passphrase";

/** Of the audiences, every how many-th such a viewer is in. */
export const VIEWERS = [
  { name: "narrow", agency: "NARROW", every: 1000, share: 0.001 },
  { name: "quarter", agency: "QUARTER", every: 4, share: 0.25 },
  { name: "wide", agency: "WIDE", every: 1, share: 1 },
] as const;
export type ViewerName = (typeof VIEWERS)[number]["name"];

const OTHERS = 43;

const DESKS = [
  { code: "intelligence", name: "Intelligence unit", kind: "intelligence_unit" },
  { code: "duty", name: "Duty desk", kind: "duty_desk" },
  { code: "data-protection", name: "Data protection office", kind: "data_protection" },
  { code: "field", name: "Field team", kind: "field" },
] as const;

/** Founds them; `accounts` people sign in for each kind of viewer. Returns their user names. */
export async function foundPeople(
  address: DatabaseAddress,
  accounts: number,
): Promise<ReadonlyMap<ViewerName, readonly string[]>> {
  const codes = [...VIEWERS.map((viewer) => viewer.agency), ...otherCodes()];
  const agencies = codes.map(
    (code): FoundingAgency => ({
      code,
      name: `Agency ${code}`,
      purposes: ["law_enforcement"],
      teams: DESKS,
    }),
  );
  const officers = otherCodes().map((code) => account(code, `${code.toLowerCase()}.officer`, "officer"));
  const viewers = VIEWERS.map(({ name, agency }) => ({
    name,
    people: Array.from({ length: accounts }, (_, i) => account(agency, `${name}.${i + 1}`, "analyst")),
  }));
  await found(address, agencies, [...officers, ...viewers.flatMap((viewer) => viewer.people)]);
  return new Map(viewers.map(({ name, people }) => [name, people.map((person) => person.username)]));
}

const otherCodes = (): string[] =>
  Array.from({ length: OTHERS }, (_, i) => `F${String(i + 1).padStart(2, "0")}`);

function account(agency: string, username: string, role: "officer" | "analyst"): FoundingAccount {
  return { agency, username, name: `Seeded ${username}`, password: SEED_PASSWORD, roles: [role], teams: [] };
}
