/** What is still missing before an activity can be submitted: asked at the end, so that nothing stops somebody who is busy. */
import type { ActivityDocument, Part } from "./document.ts";
import { letsAsk } from "./rules.ts";

/** Sentences that say what to do; none where nothing is missing. */
export function missingIn(activity: Pick<ActivityDocument, "parts">): readonly string[] {
  const parts = [...activity.parts.values()].filter((part) => part.removedAt === null);
  return [
    ...new Set(
      parts.flatMap((part) => {
        switch (part.kind) {
          case "encounter":
            return missingInEncounter(part, parts);
          case "result":
            return missingInResult(part, parts);
          case "power":
            return part.fields.power ? [] : ["Name the power that was used, or take that entry off."];
          default:
            return [];
        }
      }),
    ),
  ];
}

function missingInEncounter(encounter: Part, parts: readonly Part[]): string[] {
  const { questioned, power } = encounter.fields;
  if (!Array.isArray(questioned) || questioned.length === 0) return [];
  const used = parts.filter((part) => part.kind === "power" && part.fields.encounter === encounter.id);
  if ([power, ...used.map((part) => part.fields.power)].some(letsAsk)) return [];
  return [
    "No power, no questioned: name for each person who was asked a power to question, such as consent or caution.",
  ];
}

function missingInResult({ fields }: Part, parts: readonly Part[]): string[] {
  if (typeof fields.measure !== "string") return ["Say of each result what it counts, or take it off."];
  const missing: string[] = [];
  const concerns = typeof fields.encounter === "string";
  if (!concerns && typeof fields.quantity !== "number")
    missing.push("Say of each result how many, or whom it concerns.");
  if (concerns && !parts.some((part) => part.id === fields.encounter)) {
    missing.push("A result names a person whose entry was taken off. Say whom it concerns.");
  }
  if (fields.measure === "arrested") {
    if (!fields.offence) missing.push("Say of each arrest which family of offences was alleged.");
    if (!fields.link) missing.push("Say of each arrest whether it is linked to the operation.");
  }
  return missing;
}
