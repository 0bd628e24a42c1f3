/** Any field of an activity or a part, and any value of it, as a person would read it. */
import type { FieldBundleWire } from "../../../src/contract/field.ts";
import { ACTIVITY_KINDS } from "../../../src/vocabulary/activity-kinds.ts";
import { FORCES } from "../../../src/vocabulary/forces.ts";
import {
  DIRECTIONS,
  PREMISES_KINDS,
  THREAT_AREAS,
  TRANSPORT_MODES,
} from "../../../src/vocabulary/operations.ts";
import { PORTS } from "../../../src/vocabulary/ports.ts";
import { OFFENCE_FAMILIES, OPERATION_LINKS, RESULT_KINDS } from "../../../src/vocabulary/results.ts";
import { instantText } from "../../look/instants.ts";
import { languageName, measureName, nameOf, POWER_USE_WORDS } from "./words.ts";

const NAMES: Readonly<Record<string, string>> = {
  kind: "Kind of activity",
  beganAt: "Began",
  endedAt: "Ended",
  lead: "Who leads",
  agencies: "Who takes part",
  tags: "Phases",
  area: "Police force area",
  placeCode: "Port or airport",
  premises: "Kind of place",
  mode: "Transport mode",
  threatArea: "Threat area",
  birthDate: "Date of birth",
  possibleVictim: "Possible victim",
  child: "A child, or age in doubt",
  use: "What was done",
  removed: "Taken off the record",
};

const WORDS: Readonly<Record<string, readonly { readonly id: string; readonly name: string }[]>> = {
  kind: ACTIVITY_KINDS,
  mode: TRANSPORT_MODES,
  direction: DIRECTIONS,
  threatArea: THREAT_AREAS,
  premises: PREMISES_KINDS,
  offence: OFFENCE_FAMILIES,
  link: OPERATION_LINKS,
  result: RESULT_KINDS,
  use: POWER_USE_WORDS,
  area: FORCES.map(({ code, name }) => ({ id: code, name })),
  placeCode: PORTS.map(({ code, name }) => ({ id: code, name })),
};

/** `threatArea` as "Threat area". */
export function fieldName(field: string): string {
  const known = NAMES[field];
  if (known) return known;
  const words = field.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function valueWords(field: string, value: unknown, bundle: FieldBundleWire | null): string {
  if (value === null || value === undefined || value === "") return "Nothing";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (Array.isArray(value))
    return value.map((each) => valueWords(field, each, bundle)).join(", ") || "Nothing";
  if (typeof value === "object") return tagWords(value as { phase?: string; pillar?: string | null }, bundle);
  const text = String(value);
  if (field.endsWith("At") || field === "at") return instantText(text);
  if (field === "measure") return measureName(text);
  if (field === "language") return languageName(text);
  if (field === "power") return nameOf(bundle?.powers ?? [], text);
  if (field === "lead" || field === "agencies") {
    return bundle?.agencies.find(({ code }) => code === text)?.name ?? text;
  }
  return nameOf(WORDS[field] ?? [], text);
}

function tagWords(
  { phase, pillar }: { phase?: string; pillar?: string | null },
  bundle: FieldBundleWire | null,
) {
  const found = bundle?.phases.find(({ id }) => id === phase);
  const within = found?.pillars.find(({ id }) => id === pillar);
  return [found?.title ?? "A phase", within?.title].filter(Boolean).join(": ");
}
