/** Two mentions side by side, field by field, with what the model makes of each: its weights in words. */
import type { PairWire, StepWire, WaterfallWire } from "../../contract/identity.ts";
import { KINDS } from "../../vocabulary/index.ts";
import type { Explanation, Pinned, Values } from "../engine/index.ts";

const LABELS: Readonly<Record<string, string>> = {
  name: "Name",
  alias: "Also known as",
  birth_date: "Date of birth",
  phone: KINDS.phone.label,
  vehicle: KINDS.vehicle.label,
  document: KINDS.document.label,
  address: KINDS.address.label,
  postcode: KINDS.postcode.label,
  handle: KINDS.handle.label,
  number: "Number",
};

export const labelOf = (property: string): string => LABELS[property] ?? property;

export function waterfallOf(pinned: Pinned, left: Values, right: Values): WaterfallWire {
  return inWords(pinned, pinned.read([left, right]).explain(0, 1), left, right);
}

function inWords(pinned: Pinned, explanation: Explanation, left: Values, right: Values): WaterfallWire {
  const step = (each: Explanation["speaksFor"][number]): StepWire => ({
    ...each,
    label: labelOf(each.property),
    left: left[each.property] ?? "",
    right: right[each.property] ?? "",
  });
  return {
    model: pinned.version,
    start: explanation.start,
    speaksFor: explanation.speaksFor.map(step),
    speaksAgainst: explanation.speaksAgainst.map(step),
    silent: explanation.silent.filter((property) => property in LABELS).map(labelOf),
    weight: explanation.weight,
    probability: explanation.probability,
    line: pinned.model.threshold,
  };
}

/** All that either side says, in the order of the model. */
export function fieldsOf(
  { speaksFor, speaksAgainst }: WaterfallWire,
  left: Values,
  right: Values,
): PairWire["fields"] {
  const steps = new Map([...speaksFor, ...speaksAgainst].map((step) => [step.property, step]));
  return Object.keys(LABELS)
    .filter((property) => left[property] || right[property])
    .map((property) => {
      const step = steps.get(property);
      return {
        property,
        label: labelOf(property),
        left: left[property] ?? "",
        right: right[property] ?? "",
        says: step?.says ?? null,
        weight: step?.weight ?? null,
      };
    });
}
