/**
 * What may be said of an activity and its parts. A refusal says what was wrong and what to do: it is read on a telephone in a
 * lay-by, hours after the words were typed.
 */
import { invalid } from "../../access/index.ts";
import type { PartKind } from "../../contract/field.ts";
import {
  ACTIVITY_KINDS,
  CATEGORY_TEXTS,
  DIRECTIONS,
  FORCES,
  markingTooHigh,
  OFFENCE_FAMILIES,
  OPERATION_LINKS,
  POWER_USES,
  POWERS,
  type PowerUse,
  PREMISES_KINDS,
  RESULT_KINDS,
  THREAT_AREAS,
  TRANSPORT_MODES,
} from "../../vocabulary/index.ts";
import type { Known } from "./known.ts";
import type { Fields } from "./spoken.ts";

const ids = (list: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(list.map((each) => each.id));

const WORDS: Readonly<Record<string, readonly [ReadonlySet<string>, string]>> = {
  kind: [ids(ACTIVITY_KINDS), "a kind of activity"],
  mode: [ids(TRANSPORT_MODES), "a transport mode"],
  direction: [ids(DIRECTIONS), "a direction"],
  threatArea: [ids(THREAT_AREAS), "a threat area"],
  premises: [ids(PREMISES_KINDS), "a kind of premises"],
  area: [new Set(FORCES.map((force) => force.code)), "a force area"],
  offence: [ids(OFFENCE_FAMILIES), "an offence family"],
  link: [ids(OPERATION_LINKS), "an answer to whether it is linked"],
};

/** Nothing marked above OFFICIAL-SENSITIVE is kept, wherever it was typed. */
export function refuseMarked(value: unknown): void {
  if (typeof value === "string") {
    const marking = markingTooHigh(value);
    if (!marking) return;
    throw invalid(
      "/fields",
      `This carries the marking ${marking}. Nothing above OFFICIAL-SENSITIVE is kept here: write it again without.`,
    );
  }
  if (typeof value === "object" && value !== null)
    for (const each of Object.values(value)) refuseMarked(each);
}

export function checkActivity(said: Fields, known: Known): void {
  if ("kind" in said && !String(said.kind).trim())
    throw invalid("/fields/kind", "Choose what kind of activity this is.");
  checkWords(said);
  for (const code of agenciesIn(said)) {
    if (!known.agencies.has(code))
      throw invalid("/fields/agencies", `There is no agency ${code} here. Choose it from the list.`);
  }
  if (typeof said.tasking === "string" && !known.taskings.has(said.tasking)) {
    throw invalid(
      "/fields/tasking",
      "This tasking is not shared with you. Record without it, and tell your supervisor.",
    );
  }
  for (const tag of tagsIn(said)) {
    const pillars = known.phases.get(tag.phase);
    if (!pillars) {
      throw invalid(
        "/fields/tags",
        "This operation is not shared with you. Take it off, and tell your supervisor.",
      );
    }
    if (tag.pillar && !pillars.has(tag.pillar)) {
      throw invalid("/fields/tags", "This pillar is no longer part of that phase. Choose another.");
    }
  }
}

/** `merged` is the part as it would stand. */
export function checkPart(kind: PartKind, said: Fields, merged: Fields, known: Known): void {
  checkWords(said);
  if (typeof said.power === "string") checkPower(said.power, known);
  if (kind === "encounter") checkEncounter(said, merged);
  if (kind === "power") checkUse(said, merged);
  if (kind === "result") checkResult(merged, known);
}

/** A tally is a tap. What needs more to be said of each is no tally. */
export function checkTally(measure: string, known: Known): void {
  if (!known.measures.has(measure))
    throw invalid("/measure", "There is no such measure. Choose one from the list.");
  if (QUESTIONED.has(measure)) {
    throw invalid("/measure", "No power, no questioned: record an encounter with the power that was used.");
  }
  if (measure === "arrested") {
    throw invalid("/measure", "Record each arrest as a result, with its offence and whether it is linked.");
  }
}

export const QUESTIONED: ReadonlySet<string> = new Set([
  "people_questioned_crime",
  "people_questioned_status",
]);

/** Whether this power lets somebody be asked. */
export function letsAsk(power: unknown): boolean {
  const uses = POWERS.find((each) => each.id === power)?.uses as readonly PowerUse[] | undefined;
  return uses !== undefined && (uses.includes("question") || uses.includes("examine"));
}

export function agenciesIn(said: Fields): readonly string[] {
  const agencies = Array.isArray(said.agencies) ? (said.agencies as string[]) : [];
  return typeof said.lead === "string" ? [said.lead, ...agencies] : agencies;
}

export interface Tag {
  readonly phase: string;
  readonly pillar?: string | null;
}

export function tagsIn(said: Fields): readonly Tag[] {
  return Array.isArray(said.tags) ? (said.tags as Tag[]) : [];
}

function checkWords(said: Fields): void {
  for (const [field, [allowed, what]] of Object.entries(WORDS)) {
    const value = said[field];
    if (typeof value === "string" && !allowed.has(value)) {
      throw invalid(`/fields/${field}`, `"${value}" is not ${what}. Choose one from the list.`);
    }
  }
}

function checkPower(power: string, known: Known): void {
  if (known.powers.has(power)) return;
  const name = POWERS.find((each) => each.id === power)?.name;
  throw invalid(
    "/fields/power",
    name
      ? `Your agency does not hold this power: ${name}. Choose one that it holds, or ask your administrator.`
      : "There is no such power. Choose one from the list.",
  );
}

function checkEncounter(said: Fields, merged: Fields): void {
  for (const category of Array.isArray(said.categories) ? said.categories : []) {
    if (!CATEGORY_TEXTS.includes(String(category))) {
      throw invalid(
        "/fields/categories",
        "Say suspect, convicted, victim or witness, and whether it is a fact or an assessment.",
      );
    }
  }
  const questioned = Array.isArray(merged.questioned) && merged.questioned.length > 0;
  if (questioned && !merged.power) {
    if (said.power === null) {
      throw invalid(
        "/fields/power",
        "They are recorded as questioned, and there is no questioned without a power: keep the power, or say that they were not questioned.",
      );
    }
    throw invalid(
      "/fields/questioned",
      "No power, no questioned: name the power, consent among them, then say again what was asked.",
    );
  }
}

function checkUse(said: Fields, merged: Fields): void {
  if (typeof said.use === "string" && !(POWER_USES as readonly string[]).includes(said.use)) {
    throw invalid("/fields/use", "Choose what the power was used for.");
  }
  const power = POWERS.find((each) => each.id === merged.power);
  if (power && typeof merged.use === "string" && !(power.uses as readonly string[]).includes(merged.use)) {
    throw invalid("/fields/use", `${power.name} is no power to ${merged.use}. Choose another power.`);
  }
}

function checkResult(merged: Fields, known: Known): void {
  const { result, measure } = merged;
  const kind = RESULT_KINDS.find((each) => each.id === result);
  if (result !== undefined && !kind)
    throw invalid("/fields/result", "There is no such result. Choose one from the list.");
  if (typeof measure !== "string") return;
  if (!known.measures.has(measure))
    throw invalid("/fields/measure", "There is no such measure. Choose one from the list.");
  const others: ReadonlySet<string> = new Set(
    RESULT_KINDS.flatMap((each) => (each === kind ? [] : each.measures)),
  );
  if (kind && others.has(measure)) {
    throw invalid(
      "/fields/measure",
      `This is not what a result of the kind "${kind.name}" counts. Choose another measure.`,
    );
  }
}
