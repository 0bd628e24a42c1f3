/** A grade while it is being chosen: any part may still be missing. */
import type { GradeWire } from "../../../src/contract/common.ts";
import type {
  ActionCode,
  Handling,
  InformationGrade,
  SanitisationCode,
  SourceGrade,
} from "../../../src/vocabulary/grades.ts";

export interface GradeDraft {
  readonly source: SourceGrade | null;
  readonly information: InformationGrade | null;
  readonly handling: Handling["code"] | null;
  readonly action: ActionCode | null;
  readonly sanitisation: SanitisationCode | null;
  readonly instructions: readonly { readonly originator: string; readonly text: string }[];
}

export const NO_GRADE: GradeDraft = {
  source: null,
  information: null,
  handling: null,
  action: null,
  sanitisation: null,
  instructions: [],
};

export function draftOf(grade: GradeWire | null): GradeDraft {
  if (!grade) return NO_GRADE;
  const { source, information, handling } = grade;
  if (handling.code === "P") return { ...NO_GRADE, source, information, handling: "P" };
  return {
    source,
    information,
    handling: "C",
    action: handling.action,
    sanitisation: handling.sanitisation,
    instructions: handling.instructions,
  };
}

/** The whole grade, or null while something is missing. */
export function gradeOf(draft: GradeDraft): GradeWire | null {
  const { source, information, handling, action, sanitisation } = draft;
  if (!source || !information || !handling) return null;
  if (handling === "P") return { source, information, handling: { code: "P" } };
  if (!action || !sanitisation) return null;
  const instructions = draft.instructions
    .filter((each) => each.text.trim() !== "")
    .map((each) => ({ ...each }));
  return { source, information, handling: { code: "C", action, sanitisation, instructions } };
}

/** What is still to be chosen, as the reader of an error needs it. */
export function gradeGap(draft: GradeDraft): string | null {
  if (gradeOf(draft)) return null;
  const missing = [
    draft.source ? "" : "the source",
    draft.information ? "" : "the information",
    draft.handling ? "" : "the handling",
    draft.handling === "C" && !draft.action ? "an action code" : "",
    draft.handling === "C" && !draft.sanitisation ? "a sanitisation code" : "",
  ].filter(Boolean);
  const last = missing.pop();
  return `Choose ${missing.length > 0 ? `${missing.join(", ")} and ` : ""}${last}`;
}

/** As the evaluation needs it: whoever reads an item under conditions is told in words what they are. */
export function evaluationGap(draft: GradeDraft): string | null {
  const silent = draft.handling === "C" && draft.instructions.every((each) => each.text.trim() === "");
  return gradeGap(draft) ?? (silent ? "Write the instructions that go with the conditions" : null);
}
