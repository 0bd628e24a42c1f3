/** What a phase needs before it goes live, part by part: what the server still misses, and where on the page it is mended. */
import type { PhaseWire } from "../../../../src/contract/operations.ts";
import { BRIEFING_HEADINGS } from "../../../../src/vocabulary/planning.ts";
import type { PartId } from "./plan-section.tsx";

export interface Need {
  readonly part: PartId;
  readonly name: string;
  /** In the server's words; empty where nothing is missing. */
  readonly missing: readonly string[];
  /** Nothing is missing, and something is written. What need not be written may be neither. */
  readonly done: boolean;
}

const PARTS: readonly { readonly part: PartId; readonly name: string; readonly words: RegExp }[] = [
  { part: "pillars", name: "Pillars and their days", words: /pillar/i },
  { part: "objectives", name: "Objectives", words: /objective|measure|baseline|target/i },
  {
    part: "impacts",
    name: "Impact assessments",
    words: /impact|data protection|equality|community/i,
  },
  { part: "decisions", name: "Decision log", words: /decision/i },
  {
    part: "briefing",
    name: "Briefing",
    words: new RegExp(`briefing|${BRIEFING_HEADINGS.map((each) => each.name).join("|")}`, "i"),
  },
];

/** Every part, in the order of the page; what belongs to none is left over. */
export function needsOf(phase: Pick<PhaseWire, "missing" | "pillars" | "decisions">): {
  readonly needs: readonly Need[];
  readonly others: readonly string[];
} {
  const { missing, pillars, decisions } = phase;
  const written = (part: PartId) =>
    part === "pillars" ? pillars.length > 0 : part === "decisions" ? decisions > 0 : true;
  const partOf = (words: string) => PARTS.find((each) => each.words.test(words))?.part;
  return {
    needs: PARTS.map(({ part, name }) => {
      const own = missing.filter((words) => partOf(words) === part);
      return { part, name, missing: own, done: own.length === 0 && written(part) };
    }),
    others: missing.filter((words) => partOf(words) === undefined),
  };
}

/** The heading of the briefing that is missing, where it is one: "Briefing: Method" is method. */
export function headingOf(words: string): string | undefined {
  if (!/^briefing/i.test(words)) return undefined;
  return BRIEFING_HEADINGS.find((each) => words.endsWith(each.name))?.id;
}
