/**
 * 3x5x2: how an item of intelligence is graded (College of Policing, intelligence report).
 * The letters are ordinal. They are never turned into probabilities.
 */

export const SOURCE_GRADES = ["1", "2", "3"] as const;
export type SourceGrade = (typeof SOURCE_GRADES)[number];

export const INFORMATION_GRADES = ["A", "B", "C", "D", "E"] as const;
export type InformationGrade = (typeof INFORMATION_GRADES)[number];

/** Loosest first. */
export const ACTION_CODES = ["A3", "A2", "A1"] as const;
export type ActionCode = (typeof ACTION_CODES)[number];

/** Loosest first. */
export const SANITISATION_CODES = ["S1", "S2"] as const;
export type SanitisationCode = (typeof SANITISATION_CODES)[number];

export interface Instruction {
  /** The owner whose words these are, by agency code. */
  readonly originator: string;
  readonly text: string;
}

/** P: lawful sharing permitted. C: permitted with conditions, which exist only here. */
export type Handling =
  | { readonly code: "P" }
  | {
      readonly code: "C";
      readonly action: ActionCode;
      readonly sanitisation: SanitisationCode;
      readonly instructions: readonly Instruction[];
    };

export interface Grade {
  readonly source: SourceGrade;
  readonly information: InformationGrade;
  readonly handling: Handling;
}

export const SOURCE_MEANING: Readonly<Record<SourceGrade, string>> = {
  "1": "Reliable",
  "2": "Untested",
  "3": "Not reliable",
};

export const INFORMATION_MEANING: Readonly<Record<InformationGrade, string>> = {
  A: "Known directly to the source",
  B: "Known indirectly to the source but corroborated",
  C: "Known indirectly to the source",
  D: "Not known",
  E: "Suspected to be false",
};

export const HANDLING_MEANING: Readonly<Record<Handling["code"], string>> = {
  P: "Lawful sharing permitted",
  C: "Lawful sharing permitted with conditions",
};

export const ACTION_MEANING: Readonly<Record<ActionCode, string>> = {
  A1: "May be combined or corroborated. No action without the originator's permission, nor on anything derived from it",
  A2: "Covert action, protecting source and technique. Not as evidence and not to support an arrest",
  A3: "Overt action as the owner specifies",
};

export const SANITISATION_MEANING: Readonly<Record<SanitisationCode, string>> = {
  S1: "The recipient may sanitise",
  S2: "No sanitisation for wider sharing without the originator",
};

/**
 * The handling of a product: as strict as its strictest source (College of Policing, 3x5x2).
 * P only if every source is P; otherwise C with the tightest action and sanitisation codes and every
 * originator's instructions, each under its originator's name.
 */
export function strictest(sources: readonly Handling[]): Handling {
  const conditional = sources.filter((source) => source.code === "C");
  if (conditional.length === 0) return { code: "P" };
  return {
    code: "C",
    action: tightest(
      ACTION_CODES,
      conditional.map((source) => source.action),
    ),
    sanitisation: tightest(
      SANITISATION_CODES,
      conditional.map((source) => source.sanitisation),
    ),
    instructions: distinct(conditional.flatMap((source) => source.instructions)),
  };
}

/** Whether `a` is at least as strict as `b` in every part. A product must be, against each of its sources. */
export function isAtLeastAsStrict(a: Handling, b: Handling): boolean {
  if (b.code === "P") return true;
  if (a.code === "P") return false;
  return (
    ACTION_CODES.indexOf(a.action) >= ACTION_CODES.indexOf(b.action) &&
    SANITISATION_CODES.indexOf(a.sanitisation) >= SANITISATION_CODES.indexOf(b.sanitisation)
  );
}

/** As written on the chip: `1 B · P`, `2 C · C A1 S2`. */
export function gradeText(grade: Grade): string {
  const { source, information, handling } = grade;
  return `${source} ${information} · ${handlingText(handling)}`;
}

export function handlingText(handling: Handling): string {
  return handling.code === "P" ? "P" : `C ${handling.action} ${handling.sanitisation}`;
}

function tightest<Code>(order: readonly Code[], codes: readonly Code[]): Code {
  const rank = Math.max(...codes.map((code) => order.indexOf(code)));
  const code = order[rank];
  if (code === undefined) throw new Error("a conditional handling carries no code");
  return code;
}

function distinct(instructions: readonly Instruction[]): Instruction[] {
  const seen = new Map(instructions.map((each) => [`${each.originator}\n${each.text}`, each]));
  return [...seen.values()];
}
