const KINDS: Readonly<Record<string, string>> = {
  sanitise: "May we sanitise",
  act: "May we act",
  release: "May we share further",
};

/** What is asked of an originator, as the question it is. */
export function permissionKind(kind: string): string {
  return KINDS[kind] ?? kind;
}
