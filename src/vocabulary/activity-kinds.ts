/** What an activity is, as its author says it. Practitioners' list: starting data that its owner edits. */
export const ACTIVITY_KINDS = [
  { id: "vehicle_checks", name: "Vehicle checks" },
  { id: "port_check", name: "Port or airport check" },
  { id: "patrol", name: "Patrol" },
  { id: "visit", name: "Visit to premises" },
  { id: "warrant", name: "Warrant" },
  { id: "engagement", name: "Community engagement" },
  { id: "inland_discovery", name: "People found inland" },
  { id: "maritime", name: "At sea or on the shore" },
  { id: "other", name: "Other" },
  { id: "activity", name: "Activity" },
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]["id"];

/** Where nobody has said what it is yet. It is offered to nobody as an answer. */
export const KIND_NOT_SAID = "activity" satisfies ActivityKind;
