/** The acts that the law names (DPA 2018 s.62), and our own beside them, as words. */
export const ACTS = [
  { id: "collection", name: "Collection" },
  { id: "alteration", name: "Alteration" },
  { id: "consultation", name: "Consultation" },
  { id: "disclosure", name: "Disclosure" },
  { id: "combination", name: "Combination" },
  { id: "erasure", name: "Erasure" },
  { id: "refusal", name: "Refusal" },
  { id: "sign_in", name: "Sign-in" },
  { id: "sign_out", name: "Sign-out" },
] as const;

export function actName(act: string): string {
  const known = ACTS.find((each) => each.id === act)?.name;
  if (known) return known;
  const words = act.replaceAll("_", " ").replaceAll(".", ": ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
