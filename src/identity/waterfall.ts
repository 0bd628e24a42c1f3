/** An explanation of the model as it is sent: each named weight with what stands on both sides. */
import type { WaterfallWire } from "../contract/identity.ts";
import { KINDS, type MentionKind } from "../vocabulary/index.ts";
import type { Explanation, Values } from "./engine/index.ts";
import { lineOf, pinnedOf } from "./kinds.ts";

const LABELS: Readonly<Record<string, string>> = {
  name: "Name",
  alias: "Also known as",
  birth_date: "Date of birth",
  number: "Number",
};

export const labelOfFact = (property: string): string =>
  LABELS[property] ?? KINDS[property as MentionKind]?.label ?? property.replaceAll("_", " ");

export function waterfallOf(
  kind: string,
  explanation: Explanation,
  left: Values,
  right: Values,
): WaterfallWire {
  const step = ({ property, says, weight, oneIn }: Explanation["speaksFor"][number]) => ({
    property,
    label: labelOfFact(property),
    says,
    weight,
    oneIn,
    // What somebody is also called may be what the other side calls them.
    left: left[property] ?? (property === "alias" ? left.name : undefined) ?? "",
    right: right[property] ?? (property === "alias" ? right.name : undefined) ?? "",
  });
  return {
    model: pinnedOf(kind)?.version ?? "",
    start: explanation.start,
    speaksFor: explanation.speaksFor.map(step),
    speaksAgainst: explanation.speaksAgainst.map(step),
    // What a model knows and no record holds is nobody's silence.
    silent: explanation.silent.filter((property) => property !== "report").map(labelOfFact),
    weight: explanation.weight,
    probability: explanation.probability,
    line: lineOf(kind),
  };
}
