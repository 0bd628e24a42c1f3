/** Agencies with the desks that every agency has, for measurements that need nothing else of them. */
import type { FoundingAgency } from "../../src/access/index.ts";

const DESKS = [
  { code: "intelligence", name: "Intelligence unit", kind: "intelligence_unit" },
  { code: "duty", name: "Duty desk", kind: "duty_desk" },
  { code: "data-protection", name: "Data protection office", kind: "data_protection" },
] as const;

export function anAgency(code: string, name: string): FoundingAgency {
  return { code, name, purposes: ["law_enforcement"], teams: [...DESKS] };
}
