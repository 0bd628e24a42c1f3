/** How a writer grades an item, and on which conditions it is shared. Most of it may be shared; most of it is honest. */
import { chance, pick, type Random, weighted } from "../random.ts";

export interface Grading {
  readonly source: "1" | "2" | "3";
  readonly information: "A" | "B" | "C" | "D" | "E";
  readonly handling: "P" | "C";
  readonly action?: "A1" | "A2" | "A3";
  readonly sanitisation?: "S1" | "S2";
  readonly instructions?: string;
}

/** Provenances in which an agency's own people saw it or its own records say so. */
const OWN =
  /officer|patrol|control|check|visit|record|examination|seizure|search|attendance|processing|log|CCTV|round|enquiry|download|data/i;

const INSTRUCTIONS: Readonly<Record<"A1" | "A2" | "A3", readonly string[]>> = {
  A1: [
    "No action without the originator. Research and development may go on.",
    "Do not approach anyone named here before speaking to the originating unit.",
    "An enquiry is running; contact the originator before any use.",
  ],
  A2: [
    "Covert use only. The way in which this became known must not be shown.",
    "Not to be used in interview or in support of an arrest.",
    "Do not disclose that the account is known.",
  ],
  A3: [
    "Overt action is possible if it looks like a routine stop.",
    "May be acted on in uniform; do not refer to this report.",
    "Visit only together with the safeguarding team.",
  ],
};

export function grade(random: Random, provenance: string, first: boolean, circular: boolean): Grading {
  const own = OWN.test(provenance) && first;
  const source = own
    ? weighted(random, [
        ["1", 90],
        ["2", 10],
      ] as const)
    : weighted(random, [
        ["1", 18],
        ["2", 72],
        ["3", 10],
      ] as const);
  // Whoever repeats another agency's report takes the second telling for corroboration.
  const information = circular
    ? weighted(random, [
        ["B", 60],
        ["C", 40],
      ] as const)
    : own
      ? weighted(random, [
          ["A", 78],
          ["B", 14],
          ["C", 8],
        ] as const)
      : weighted(random, [
          ["A", 24],
          ["B", 14],
          ["C", 36],
          ["D", 23.5],
          ["E", 2.5],
        ] as const);
  if (!chance(random, 0.14)) return { source, information, handling: "P" };
  const action = weighted(random, [
    ["A3", 5],
    ["A2", 3],
    ["A1", 2],
  ] as const);
  const sanitisation = weighted(random, [
    ["S1", 6],
    ["S2", 4],
  ] as const);
  return {
    source,
    information,
    handling: "C",
    action,
    sanitisation,
    instructions: pick(random, INSTRUCTIONS[action]),
  };
}
