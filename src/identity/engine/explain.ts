/** Why two records are, or are not, taken to be of one person: a waterfall of named weights, in words. */
import { CHECK_DIGITS, COMPARISONS } from "../../vocabulary/index.ts";
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
  properties.forEach((property, nth) => {
    const { name, kind } = property;
    const packed = out[nth] as number;
    const outcome = COMPARISONS[kind][outcomeOf(packed) - 1];
    if (!outcome) {
      silent.push(name);
      return;
    }
    const digits = digitsSay(property, outcome.id, a, b);
    const says = digits === null ? outcome.says : `${outcome.says}; ${digits}`;
    const oneIn = "byRarity" in outcome ? Math.round(2 ** rarityOf(packed)) : null;
    steps.push({ property: name, says, weight: weightOf(weights, nth, packed), oneIn });
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

/** What check digits add to how two numbers differ; null where they add nothing. */
function digitsSay({ kind, prepared }: Property, outcome: string, a: number, b: number): string | null {
  if (kind !== "code" || prepared.form !== "codes" || prepared.holds === null || outcome === "same")
    return null;
  const right = [a, b].filter((row) => prepared.holds?.[prepared.codes[row] as number] === 1).length;
  if (outcome === "different") return right === 2 ? CHECK_DIGITS.bothRight : null;
  return right === 1 ? CHECK_DIGITS.oneWrong : null;
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
