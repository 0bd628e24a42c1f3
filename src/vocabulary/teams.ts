/** Kinds of team. The flow finds the right desk by its kind, never by its name. */
export const TEAM_KINDS = [
  { id: "field", name: "Field team" },
  { id: "intelligence_unit", name: "Intelligence unit" },
  { id: "duty_desk", name: "Duty desk" },
  { id: "data_protection", name: "Data protection office" },
  { id: "safeguarding", name: "Safeguarding team" },
  { id: "coordination", name: "Coordination cell" },
] as const;

export type TeamKind = (typeof TEAM_KINDS)[number]["id"];
