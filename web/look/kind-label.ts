import { isMentionKind, KINDS } from "../../src/vocabulary/kinds.ts";

export function kindLabel(kind: string): string {
  return isMentionKind(kind) ? KINDS[kind].label : kind.replaceAll("_", " ");
}

/** The properties that a kind declares, in their declared order, with their labels. */
export function kindProperties(kind: string): readonly { readonly id: string; readonly label: string }[] {
  if (!isMentionKind(kind)) return [];
  return Object.entries(KINDS[kind].properties).map(([id, property]) => ({ id, label: property.label }));
}
