/**
 * How a person stands to one event (Data Protection Act 2018 s.38). Not categorised is the default and needs no word:
 * a mention without categories. A category belongs to a person in one event, may be one of several, and says whether
 * it is a fact or somebody's assessment.
 */
export const CATEGORIES = ["suspect", "convicted", "victim", "witness"] as const;
export type Category = (typeof CATEGORIES)[number];

export const CATEGORY_NAME: Readonly<Record<Category, string>> = {
  suspect: "Suspect",
  convicted: "Convicted",
  victim: "Victim",
  witness: "Witness",
};

export const CATEGORY_BASES = ["fact", "assessment"] as const;
export type CategoryBasis = (typeof CATEGORY_BASES)[number];

export interface Categorised {
  readonly category: Category;
  readonly basis: CategoryBasis;
}

/** As it is stored in a mention's `categories`: `suspect:assessment`. */
export function categoryText({ category, basis }: Categorised): string {
  return `${category}:${basis}`;
}

/** Every way in which a person may be categorised in one event, as stored. */
export const CATEGORY_TEXTS: readonly string[] = CATEGORIES.flatMap((category) =>
  CATEGORY_BASES.map((basis) => categoryText({ category, basis })),
);
