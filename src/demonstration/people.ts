/** The people of the demonstration. All invented; passwords are printed at start. */
import type { FoundingAccount } from "../access/index.ts";
import type { RoleId } from "../vocabulary/index.ts";

export const DEMONSTRATION_PASSWORD = "lantern-harbour-42";

export interface DemonstrationPerson extends FoundingAccount {
  /** What the start page says of them. */
  readonly does: string;
}

export const PEOPLE: readonly DemonstrationPerson[] = [
  person("amina", "KENT", "PC Amina Rahman", "officer in the ports unit", ["officer"], ["ports"]),
  person("gareth", "KENT", "Sgt Gareth Lloyd", "her supervisor", ["supervisor"], ["ports"]),
  person(
    "ruth",
    "KENT",
    "DC Ruth Okafor",
    "intelligence officer, evaluates and disseminates",
    ["intelligence_officer"],
    ["intelligence"],
  ),
  person("ben", "KENT", "Insp Ben Whitlock", "duty officer", ["duty_officer"], ["duty"]),
  person(
    "miriam",
    "KENT",
    "Miriam Adeyemi",
    "data protection officer",
    ["data_protection_officer"],
    ["data-protection"],
  ),
  person(
    "clare",
    "KENT",
    "DS Clare Novak",
    "safeguarding lead and disclosure officer",
    ["safeguarding_lead", "disclosure_officer"],
    ["safeguarding"],
  ),
  person("admin.kent", "KENT", "Owen Pugh", "administrator", ["administrator"], []),
  person("tomasz", "BF", "Officer Tomasz Zielinski", "officer at Dover", ["officer"], ["dover"]),
  person(
    "helen",
    "BF",
    "Helen Achebe",
    "intelligence officer and single point of contact",
    ["intelligence_officer", "single_point_of_contact"],
    ["intelligence"],
  ),
  person("derek", "BF", "Derek Stone", "duty officer", ["duty_officer"], ["duty"]),
  person("sadia", "BF", "Sadia Mahmood", "coordinator", ["coordinator"], []),
  person("moira", "BF", "Moira Kerr", "safeguarding lead", ["safeguarding_lead"], ["safeguarding"]),
  person("noor", "NCA", "Noor Siddiqui", "analyst", ["analyst"], ["intelligence"]),
  person("james", "NCA", "James Abara", "intelligence officer", ["intelligence_officer"], ["intelligence"]),
  person("lena", "NCA", "Lena Fischer", "duty officer", ["duty_officer"], ["duty"]),
  person(
    "farah",
    "NCA",
    "Farah Malik",
    "data protection officer",
    ["data_protection_officer"],
    ["data-protection"],
  ),
  person("colin", "IE", "Colin Drake", "intelligence officer", ["intelligence_officer"], ["intelligence"]),
  person("ines", "IE", "Ines Carvalho", "officer", ["officer"], []),
  person(
    "harriet",
    "HMRC",
    "Harriet Poole",
    "intelligence officer",
    ["intelligence_officer"],
    ["intelligence"],
  ),
  person("stephen", "NPCC", "Supt Stephen Hart", "national coordinator", ["coordinator"], ["taskforce"]),
  person("joan", "NPCC", "Joan Bright", "release approver", ["release_approver"], []),
  person("piers", "NPCC", "Piers Hale", "press officer", ["press_officer"], []),
];

function person(
  username: string,
  agency: string,
  name: string,
  does: string,
  roles: readonly RoleId[],
  teams: readonly string[],
): DemonstrationPerson {
  return { username, agency, name, does, roles, teams, password: DEMONSTRATION_PASSWORD };
}
