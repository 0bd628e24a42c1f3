/** The figures that are published, and which arrests are for an immigration offence. */
import { IMMIGRATION_OFFENCES, type MeasureId, type OffenceFamily } from "../../vocabulary/index.ts";

export interface Headline {
  readonly says: string;
  readonly measure: MeasureId;
  /** Of arrests: which of them. */
  readonly offences: readonly OffenceFamily[] | null;
  readonly least: number;
  readonly most: number;
}

export const HEADLINES = {
  questioned: {
    says: "people questioned in relation to organised immigration crime",
    measure: "people_questioned_crime",
    offences: null,
    least: 5_020,
    most: 5_180,
  },
  refused: { says: "people refused entry", measure: "refused_entry", offences: null, least: 34, most: 34 },
  arrested: {
    says: "people arrested for immigration offences",
    measure: "arrested",
    offences: IMMIGRATION_OFFENCES,
    least: 51,
    most: 51,
  },
} as const satisfies Readonly<Record<string, Headline>>;
export type HeadlineId = keyof typeof HEADLINES;
export const HEADLINE_IDS = Object.keys(HEADLINES) as readonly HeadlineId[];

/** Whether a result, a card or a line of a sheet is among those that a headline counts. */
export function isOf(
  headline: Headline,
  { measure, offence }: { readonly measure: string; readonly offence: string | null },
): boolean {
  if (measure !== headline.measure) return false;
  return headline.offences === null || (headline.offences as readonly (string | null)[]).includes(offence);
}
