/** How each agency's writers write: what makes one person look like five. A habit is the agency's own and stays the same. */
import { DAY_STYLES, type DayStyle } from "../calendar.ts";
import { pick, randomFrom } from "../random.ts";
import { AGENCIES, type Agency } from "../world/agencies.ts";
import { SCHEMES, type Scheme } from "../world/names/spelling.ts";

export type NameOrder = "as said" | "family first" | "family, given";
export type PhoneStyle = "national" | "international" | "dashed" | "joined";

export interface Habits {
  readonly agency: Agency;
  readonly scheme: Scheme;
  readonly order: NameOrder;
  /** Whether family names are written in capitals. */
  readonly capitals: boolean;
  readonly days: DayStyle;
  readonly phones: PhoneStyle;
  /** How often a middle or father's name is kept. */
  readonly keepsMiddle: number;
  /** The share of its reports that come with mentions; the others are words alone. */
  readonly structured: number;
  readonly hours: "0640 hrs" | "06:40";
}

/** Habits of an agency are drawn from its place in the list, not from the seed: agencies stay themselves. */
export const HABITS: ReadonlyMap<string, Habits> = new Map(
  AGENCIES.map((agency, nth) => {
    const random = randomFrom(7919 * (nth + 1));
    return [
      agency.code,
      {
        agency,
        scheme: pick(random, SCHEMES),
        order: pick(random, ["as said", "as said", "family first", "family, given"] as const),
        capitals: random() < 0.55,
        days: pick(random, DAY_STYLES),
        phones: pick(random, ["national", "national", "international", "dashed", "joined"] as const),
        keepsMiddle: 0.2 + random() * 0.7,
        structured: 0.35 + 0.3 * random(),
        hours: pick(random, ["0640 hrs", "06:40"] as const),
      },
    ];
  }),
);

export function habitsOf(code: string): Habits {
  const habits = HABITS.get(code);
  if (habits === undefined) throw new Error(`there is no agency ${code}`);
  return habits;
}
