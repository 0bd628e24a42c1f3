/**
 * Why somebody judges as they do, as short phrases to choose from. The first is made of what this pair agrees or differs
 * in, so that a reason kept for the session still says something about each pair.
 */
import type { PairWire, SaysWire } from "../../../src/contract/identity.ts";
import { inSentence, kindWord, listed } from "../words.ts";

export interface ReasonChoice {
  readonly id: string;
  readonly words: string;
}

/** What a reason can be made of. */
export interface Grounds {
  readonly kind: string;
  /** Labels of what agrees and of what differs, the weightiest first. */
  readonly agree: readonly string[];
  readonly differ: readonly string[];
}

const MOST_NAMED = 3;

export function groundsOf({ left, waterfall }: PairWire): Grounds {
  const labels = (steps: PairWire["waterfall"]["speaksFor"]) =>
    [...new Set(steps.map((step) => inSentence(step.label)))].slice(0, MOST_NAMED);
  return { kind: left.kind, agree: labels(waterfall.speaksFor), differ: labels(waterfall.speaksAgainst) };
}

/** Grounds of which only the kind is known. */
export const bareGrounds = (kind: string): Grounds => ({ kind, agree: [], differ: [] });

export function reasonChoices(says: SaysWire, { kind, agree, differ }: Grounds): readonly ReasonChoice[] {
  const word = kindWord(kind);
  const choices: Readonly<Record<SaysWire, readonly (ReasonChoice | null)[]>> = {
    same: [
      agree.length > 0 ? { id: "agree", words: `${sentence(agree)} ${verb(agree, "agree")}` } : null,
      { id: "words", words: `The reports describe the same ${word}` },
      { id: "confirmed", words: "Confirmed with the agencies that reported it" },
      { id: "known", words: "Known from other work that is on record" },
    ],
    different: [
      differ.length > 0 ? { id: "differ", words: `${sentence(differ)} ${verb(differ, "differ")}` } : null,
      { id: "words", words: `The reports describe two different ${word === "person" ? "people" : "things"}` },
      { id: "common", words: "What agrees is common to many" },
      { id: "confirmed", words: "Confirmed with the agencies that reported it" },
    ],
    unsure: [
      { id: "little", words: "Too little is said to tell" },
      { id: "contradicts", words: "What is said points both ways" },
      { id: "asked", words: "Another agency is asked first" },
    ],
  };
  return choices[says].filter((choice) => choice !== null);
}

const sentence = (labels: readonly string[]): string => {
  const words = listed(labels);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const verb = (labels: readonly string[], plain: string): string =>
  labels.length === 1 ? `${plain}s` : plain;
