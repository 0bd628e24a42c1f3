/** Two mentions side by side, field by field: all that either side says, in one order. */
import type { PairWire, WaterfallWire } from "../../contract/identity.ts";
import type { Values } from "../engine/index.ts";
import { labelOfFact } from "../waterfall.ts";

const ORDER = [
  "name",
  "alias",
  "birth_date",
  "phone",
  "vehicle",
  "document",
  "address",
  "postcode",
  "handle",
  "number",
] as const;

export function fieldsOf(
  { speaksFor, speaksAgainst }: WaterfallWire,
  left: Values,
  right: Values,
): PairWire["fields"] {
  const steps = new Map([...speaksFor, ...speaksAgainst].map((step) => [step.property, step]));
  return ORDER.filter((property) => left[property] || right[property]).map((property) => {
    const step = steps.get(property);
    return {
      property,
      label: labelOfFact(property),
      left: left[property] ?? "",
      right: right[property] ?? "",
      says: step?.says ?? null,
      weight: step?.weight ?? null,
    };
  });
}
