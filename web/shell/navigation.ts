/** Where each role goes. A page that no role of a person uses is not offered; what they may read is the server's to say. */
import type { MeWire } from "../../src/contract/access.ts";
import { JUDGES, ROLES, type RoleId } from "../../src/vocabulary/roles.ts";

export interface Place {
  readonly to:
    | "/"
    | "/reports"
    | "/check"
    | "/search"
    | "/requirements"
    | "/review"
    | "/requests"
    | "/imports"
    | "/operations"
    | "/taskings"
    | "/deconfliction"
    | "/board"
    | "/activities"
    | "/duties"
    | "/devices"
    | "/language-cards"
    | "/measures"
    | "/oversight"
    | "/oversight/log"
    | "/settings"
    | "/settings/accounts";
  readonly name: string;
  /** Pressed after `g`. */
  readonly letter: string;
  readonly group: string;
  readonly roles: readonly RoleId[] | "readers" | "everyone";
}

const READERS = ROLES.filter((role) => role.readsIntelligence).map((role) => role.id);

export const PLACES: readonly Place[] = [
  { to: "/", name: "Home", letter: "h", group: "", roles: "everyone" },
  { to: "/check", name: "Check", letter: "c", group: "", roles: "readers" },
  { to: "/reports", name: "Reports", letter: "r", group: "Intelligence", roles: "readers" },
  { to: "/search", name: "Search", letter: "s", group: "Intelligence", roles: "readers" },
  {
    to: "/review",
    name: "Who is who",
    letter: "w",
    group: "Intelligence",
    roles: JUDGES,
  },
  { to: "/requirements", name: "Requirements", letter: "q", group: "Intelligence", roles: "readers" },
  {
    to: "/requests",
    name: "Requests",
    letter: "p",
    group: "Intelligence",
    roles: [...READERS, "administrator"],
  },
  {
    to: "/imports",
    name: "Imports",
    letter: "i",
    group: "Intelligence",
    roles: ["intelligence_officer", "single_point_of_contact", "administrator"],
  },
  { to: "/operations", name: "Operations", letter: "n", group: "Operations", roles: "readers" },
  { to: "/taskings", name: "Taskings", letter: "k", group: "Operations", roles: "readers" },
  {
    to: "/deconfliction",
    name: "Deconfliction",
    letter: "d",
    group: "Operations",
    roles: ["duty_officer", "intelligence_officer", "single_point_of_contact"],
  },
  {
    to: "/activities",
    name: "Activities",
    letter: "v",
    group: "Operations",
    roles: ["officer", "supervisor"],
  },
  {
    to: "/duties",
    name: "Duties",
    letter: "u",
    group: "Operations",
    roles: ["officer", "supervisor", "safeguarding_lead", "duty_officer"],
  },
  {
    to: "/board",
    name: "Live board",
    letter: "b",
    group: "Operations",
    roles: ["coordinator", "supervisor", "release_approver", "press_officer"],
  },
  { to: "/measures", name: "Measures", letter: "m", group: "Operations", roles: ["coordinator"] },
  {
    to: "/oversight",
    name: "What is held",
    letter: "o",
    group: "Oversight",
    roles: ["data_protection_officer", "disclosure_officer"],
  },
  {
    to: "/oversight/log",
    name: "The log",
    letter: "l",
    group: "Oversight",
    roles: ["data_protection_officer"],
  },
  {
    to: "/devices",
    name: "Devices",
    letter: "e",
    group: "Settings",
    roles: ["officer", "supervisor", "administrator"],
  },
  {
    to: "/language-cards",
    name: "Language cards",
    letter: "x",
    group: "Settings",
    roles: ["officer", "supervisor", "coordinator", "safeguarding_lead", "administrator"],
  },
  { to: "/settings/accounts", name: "Accounts", letter: "a", group: "Settings", roles: ["administrator"] },
  { to: "/settings", name: "Settings", letter: "t", group: "Settings", roles: "everyone" },
];

export function placesOf(me: MeWire): readonly Place[] {
  return PLACES.filter(({ roles }) => {
    if (roles === "everyone") return true;
    const allowed: readonly string[] = roles === "readers" ? READERS : roles;
    return me.roles.some((role) => allowed.includes(role));
  });
}
