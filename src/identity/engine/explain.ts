/** Why two records are, or are not, taken to be of one person: a waterfall of named weights, in words. */
import { COMPARISONS } from "../../vocabulary/index.ts";
import { type ComparePair, outcomeOf, type Property, rarityOf } from "./compare/index.ts";
import { probability, type Weights, weightOf } from "./score.ts";

export interface Step {
  readonly property: string;
  /** What the comparison came to, in the words of the vocabulary. */
  readonly says: string;
  /** Bits: above 0 speaks for one person, below 0 against. */
  readonly weight: number;
  /** How rare what agrees is: one in so many. Null where rarity does not count. */
  readonly oneIn: number | null;
}

export interface Explanation {
  /** Before anything is compared: how unlikely it is that two records are of one person. */
  readonly start: number;
  readonly speaksFor: readonly Step[];
  readonly speaksAgainst: readonly Step[];
  /** Properties that one side does not know, or that follow from another: neither for nor against. */
  readonly silent: readonly string[];
  readonly weight: number;
  readonly probability: number;
}

export function explain(
  properties: readonly Property[],
  compare: ComparePair,
  weights: Weights,
  a: number,
  b: number,
): Explanation {
  const out = new Int32Array(properties.length);
  compare(a, b, out);
  const steps: Step[] = [];
  const silent: string[] = [];
  properties.forEach(({ name, kind }, nth) => {
    const packed = out[nth] as number;
    const outcome = COMPARISONS[kind][outcomeOf(packed) - 1];
    if (!outcome) {
      silent.push(name);
      return;
    }
    const oneIn = "byRarity" in outcome ? Math.round(2 ** rarityOf(packed)) : null;
    steps.push({ property: name, says: outcome.says, weight: weightOf(weights, nth, packed), oneIn });
  });
  const weight = steps.reduce((sum, step) => sum + step.weight, weights.prior);
  return {
    start: weights.prior,
    speaksFor: steps.filter((step) => step.weight >= 0).sort((x, y) => y.weight - x.weight),
    speaksAgainst: steps.filter((step) => step.weight < 0).sort((x, y) => x.weight - y.weight),
    silent,
    weight,
    probability: probability(weight),
  };
}

/** The explanation as lines of text. */
export function printExplanation(explanation: Explanation): string {
  const line = ({ property, says, weight, oneIn }: Step) =>
    `  ${signed(weight)}  ${property}: ${says}${oneIn === null ? "" : ` (one in ${oneIn.toLocaleString("en-GB")})`}`;
  return [
    `  ${signed(explanation.start)}  before anything is compared`,
    ...explanation.speaksFor.map(line),
    ...explanation.speaksAgainst.map(line),
    ...(explanation.silent.length > 0
      ? [`         not known on both sides: ${explanation.silent.join(", ")}`]
      : []),
    `  ${signed(explanation.weight)}  in all: ${(explanation.probability * 100).toFixed(1)} in 100`,
  ].join("\n");
}

const signed = (weight: number): string =>
  `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(1)}`.padStart(6);
