/**
 * Why something is read or disclosed. A wall stands between them: what was shared for one purpose is not readable
 * under another, and changing purpose is a new disclosure that a person decides (DPA 2018 s.36; UK GDPR art. 5(1)(b)).
 */
export const PURPOSES = [
  {
    id: "law_enforcement",
    name: "Criminal law enforcement",
    basis: "Data Protection Act 2018, Part 3",
  },
  {
    id: "safeguarding",
    name: "Safeguarding",
    basis: "Data Protection Act 2018, Schedule 1 paragraphs 18 and 19; Schedule 8 paragraph 4",
  },
  {
    id: "immigration",
    name: "Immigration administration",
    basis: "UK GDPR, article 6(1)(e)",
  },
] as const;

export type Purpose = (typeof PURPOSES)[number]["id"];

export const PURPOSE_IDS = PURPOSES.map((each) => each.id) as readonly Purpose[];

export function isPurpose(value: string): value is Purpose {
  return (PURPOSE_IDS as readonly string[]).includes(value);
}
