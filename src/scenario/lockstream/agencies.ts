/** Who takes part: every territorial force and those agencies that act everywhere. All of them invent nothing but figures here. */
import { FORCES, NATIONAL_AGENCIES } from "../../vocabulary/index.ts";

/** Plans the operation, and counts nothing of its own. */
export const COORDINATOR = "NPCC";

/** Plans the second operation. */
export const SECOND_COORDINATOR = "BF";

const NATIONAL = ["BF", "IE", "NCA", "HMRC", "JMSC", "BTP", "GLAA", "DVSA", "TS", "COUNCILS"] as const;

/** They send a figure for each day, and no record of the events behind it. */
export const FIGURES_ONLY: readonly string[] = ["CLEVELAND", "WARKS", "GWENT", "TS", "COUNCILS"];

/** They never say that they had nothing: their days without figures are missing. */
export const SILENT: readonly string[] = ["DVSA", "COLP"];

export interface TakesPart {
  readonly code: string;
  readonly name: string;
  /** The force area; null where it acts everywhere. */
  readonly area: string | null;
  readonly gives: "records" | "figures";
}

export const TAKING_PART: readonly TakesPart[] = [
  ...FORCES.map(({ code, name }) => takesPart(code, name, code)),
  ...NATIONAL_AGENCIES.filter(({ code }) => (NATIONAL as readonly string[]).includes(code)).map(
    ({ code, name }) => takesPart(code, name, null),
  ),
];

function takesPart(code: string, name: string, area: string | null): TakesPart {
  return { code, name, area, gives: FIGURES_ONLY.includes(code) ? "figures" : "records" };
}
