/** How one thing in a report stands to another, as an author says it. */
export const LINK_KINDS = [
  { id: "uses", name: "uses" },
  { id: "owns", name: "owns or keeps" },
  { id: "contacts", name: "is in contact with" },
  { id: "travels_with", name: "travels with" },
  { id: "drives", name: "drives" },
  { id: "lives_at", name: "lives at" },
  { id: "works_for", name: "works for" },
  { id: "runs", name: "runs" },
  { id: "pays", name: "pays" },
  { id: "supplies", name: "supplies" },
  { id: "tows", name: "tows" },
  { id: "located_at", name: "was at" },
  { id: "related_to", name: "is a relative of" },
  { id: "associated_with", name: "is associated with" },
] as const;

export function linkName(kind: string): string {
  return LINK_KINDS.find((each) => each.id === kind)?.name ?? kind.replaceAll("_", " ");
}
