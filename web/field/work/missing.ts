/** What an activity still lacks before it is submitted. The first kind stops it; the second is said, and may be so. */
import type { ActivityPartWire, ActivityWire } from "../../../src/contract/field.ts";

export interface Missing {
  readonly says: string;
  /** Where on the device it is put right. */
  readonly at: string;
  readonly stops: boolean;
}

const NEEDS_POWER = new Set(["arrest", "detention", "seizure"]);

/** `letsAsk`: whether a power lets somebody be questioned. */
export function missing(activity: ActivityWire, letsAsk: (power: string) => boolean): Missing[] {
  const { fields, parts, conflicts, tallies } = activity;
  const nil =
    tallies.every(({ total }) => total === 0) &&
    parts.every(({ kind }) => kind === "note" || kind === "reference");
  const found: (Missing | null)[] = [
    stop(!fields.kind, "Say what kind of activity it was", "details"),
    stop(conflicts.length > 0, "Choose between two values that were said of one thing", "conflicts"),
    ...parts.flatMap((part) => missingIn(part, parts, letsAsk)),
    note(!fields.area, "The police force area is not said", "details"),
    note(!fields.place?.trim() && !fields.placeCode, "The place is not described", "details"),
    note(!fields.endedAt, "The end is not set", "details"),
    note((fields.tags ?? []).length === 0, "It belongs to no phase of an operation", "details"),
    note(!fields.premises, "The kind of place is not said", "details"),
    note(!fields.threatArea, "No threat area is said", "details"),
    note(!fields.mode, "No transport mode is said", "details"),
    note(nil, "Nothing is counted: it will be a nil return", ""),
  ];
  return found.filter((each) => each !== null);
}

function missingIn(
  part: ActivityPartWire,
  parts: readonly ActivityPartWire[],
  letsAsk: (power: string) => boolean,
): (Missing | null)[] {
  const at = `${part.kind}/${part.id}`;
  switch (part.kind) {
    case "encounter": {
      const used = parts.flatMap((each) =>
        each.kind === "power" && each.fields.encounter === part.id ? [each.fields.power] : [],
      );
      const asked = (part.fields.questioned ?? []).length > 0;
      const power = [part.fields.power, ...used].some((each) => each && letsAsk(each));
      return [
        stop(asked && !power, "Somebody was questioned: name a power to question, consent among them", at),
        note(Boolean(part.fields.power) && !part.fields.grounds?.trim(), "An encounter names no grounds", at),
      ];
    }
    case "power":
      return [
        stop(!part.fields.power, "A search, entry or seizure names no power", at),
        note(!part.fields.grounds?.trim(), "A search, entry or seizure names no grounds", at),
      ];
    case "result": {
      const { result = "", measure, quantity, encounter, offence, link, power } = part.fields;
      const arrest = measure === "arrested";
      return [
        stop(!measure, "A result does not say what it counts", at),
        stop(!encounter && quantity === undefined, "A result does not say how many", at),
        stop(arrest && !offence, "An arrest names no family of offences", at),
        stop(arrest && !link, "An arrest does not say whether it belongs to the operation", at),
        note(NEEDS_POWER.has(result) && !power, "A result names no power", at),
      ];
    }
    case "reference":
    case "note":
      return [];
  }
}

function stop(lacking: boolean, says: string, at: string): Missing | null {
  return lacking ? { says, at, stops: true } : null;
}

function note(lacking: boolean, says: string, at: string): Missing | null {
  return lacking ? { says, at, stops: false } : null;
}
