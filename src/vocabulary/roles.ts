/** What a person's account is for. A role says what one may do; an audience says what one may read. */

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly does: string;
  /** Whether the agency's share of intelligence is theirs to read. The press office and the administrator read figures and accounts, not reports. */
  readonly readsIntelligence: boolean;
}

export const ROLES = [
  role("officer", "Officer", "records what happened and submits reports", true),
  role("supervisor", "Supervisor", "sees a team's work and returns it", true),
  role("intelligence_officer", "Intelligence officer", "evaluates, sanitises and disseminates", true),
  role(
    "duty_officer",
    "Duty officer",
    "acknowledges what is immediate; may release the minimum where life is at risk",
    true,
  ),
  role("analyst", "Analyst", "works out who is who and how the network runs", true),
  role("single_point_of_contact", "Single point of contact", "answers other agencies' requests", true),
  role("coordinator", "Coordinator", "plans operations and writes intelligence requirements", true),
  role("safeguarding_lead", "Safeguarding lead", "owns the follow-up of victims and children", true),
  role(
    "disclosure_officer",
    "Disclosure officer",
    "checks disclosure and holds before anything is erased",
    true,
  ),
  role("release_approver", "Release approver", "approves figures before they are published", false),
  role("press_officer", "Press officer", "publishes approved figures", false),
  role("data_protection_officer", "Data protection officer", "shows that all of it was lawful", true),
  role("administrator", "Administrator", "keeps agencies, teams and accounts", false),
] as const;

export type RoleId = (typeof ROLES)[number]["id"];

export const ROLE_IDS = ROLES.map((each) => each.id) as readonly RoleId[];

export function isRole(value: string): value is RoleId {
  return (ROLE_IDS as readonly string[]).includes(value);
}

function role<const Id extends string>(id: Id, name: string, does: string, readsIntelligence: boolean) {
  return { id, name, does, readsIntelligence } as const satisfies Role;
}

/** Whose work it is to say who is who. */
export const JUDGES = [
  "analyst",
  "intelligence_officer",
  "safeguarding_lead",
] as const satisfies readonly RoleId[];
