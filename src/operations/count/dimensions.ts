/** By what figures are broken down, and where each dimension lies among the combinations. */
import { FORCES } from "../../vocabulary/index.ts";

/** Combinations that a card is kept as, part by part; each begins with the measure. */
export const COMBINATIONS = {
  when: ["measure", "day", "mode", "direction"],
  where: ["measure", "force", "lead"],
  what: ["measure", "threatArea", "premises", "offence", "link", "state"],
  tagged: ["measure", "tags"],
  involved: ["measure", "agencies"],
} as const;
export type Combination = keyof typeof COMBINATIONS;
export const COMBINATION_NAMES = Object.keys(COMBINATIONS) as readonly Combination[];

/** How many different values a dimension may have, in bits. */
export const BITS: Readonly<Record<string, number>> = {
  measure: 10,
  day: 16,
  mode: 8,
  direction: 4,
  force: 12,
  lead: 12,
  owner: 12,
  threatArea: 8,
  premises: 10,
  offence: 8,
  link: 4,
  state: 4,
  tags: 24,
  agencies: 24,
  scopes: 19,
};

/** Dictionaries. */
export const WORDS = [
  "measure",
  "day",
  "agency",
  "force",
  "region",
  "tag",
  "scope",
  "mode",
  "direction",
  "threatArea",
  "premises",
  "offence",
  "link",
  "state",
] as const;
export type Words = (typeof WORDS)[number];

export interface PanelKind {
  readonly from: Combination;
  readonly part: number;
  /** The dictionary of its rows. */
  readonly words: Words;
  /** Whether rows add up to the total: what is tagged twice, or involves two agencies, stands in two rows. */
  readonly adds: boolean;
}

export const PANELS = {
  day: { from: "when", part: 1, words: "day", adds: true },
  mode: { from: "when", part: 2, words: "mode", adds: true },
  direction: { from: "when", part: 3, words: "direction", adds: true },
  region: { from: "where", part: 1, words: "region", adds: true },
  force: { from: "where", part: 1, words: "force", adds: true },
  lead: { from: "where", part: 2, words: "agency", adds: true },
  threatArea: { from: "what", part: 1, words: "threatArea", adds: true },
  premises: { from: "what", part: 2, words: "premises", adds: true },
  offence: { from: "what", part: 3, words: "offence", adds: true },
  link: { from: "what", part: 4, words: "link", adds: true },
  state: { from: "what", part: 5, words: "state", adds: true },
  tag: { from: "tagged", part: 1, words: "tag", adds: false },
  involved: { from: "involved", part: 1, words: "agency", adds: false },
} as const satisfies Readonly<Record<string, PanelKind>>;
export type PanelName = keyof typeof PANELS;
export const PANEL_NAMES = Object.keys(PANELS) as readonly PanelName[];

const REGION_OF = new Map(FORCES.map(({ code, region }) => [code, region]));

/** The region of a force area; what lies in none of the areas we know is elsewhere, and what was not said stays so. */
export function regionOf(force: string): string {
  return force === "" ? "" : (REGION_OF.get(force) ?? "Elsewhere");
}
