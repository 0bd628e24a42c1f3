/** What is said of documents as they are brought in; the server's words for it. */

import type { GradeDraft } from "../../intelligence/grades/grade-draft.ts";
import { gradeOf, NO_GRADE } from "../../intelligence/grades/grade-draft.ts";

export interface DocumentDraft {
  readonly title: string;
  readonly publishedBy: string;
  readonly published: string;
  readonly grade: GradeDraft;
  /** Why these are kept, in the words of whoever brings them in. Stays with the import. */
  readonly note: string;
}

/** A publication is no source that anybody has assessed: untested, known indirectly, free to share. */
export const OPEN_SOURCE: DocumentDraft = {
  title: "",
  publishedBy: "",
  published: "",
  grade: { ...NO_GRADE, source: "2", information: "C", handling: "P" },
  note: "",
};

export function documentSettings(draft: DocumentDraft, files: number): Record<string, unknown> {
  const said = {
    // One title for several documents would be wrong for all but one.
    title: files === 1 ? draft.title.trim() : "",
    publishedBy: draft.publishedBy.trim(),
    published: draft.published.trim(),
    note: draft.note.trim(),
  };
  const grade = lineGrade(draft.grade);
  return {
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== "")),
    ...(grade ? { grade } : {}),
  };
}

/** A grade as lines of the report format and mappings have it: its parts side by side. */
export function lineGrade(draft: GradeDraft): LineGrade | null {
  const grade = gradeOf(draft);
  if (!grade) return null;
  const { source, information, handling } = grade;
  if (handling.code === "P") return { source, information, handling: "P" };
  const words = handling.instructions.map((each) => each.text.trim()).filter(Boolean);
  return {
    source,
    information,
    handling: "C",
    action: handling.action,
    sanitisation: handling.sanitisation,
    ...(words.length > 0 ? { instructions: words.join(" ") } : {}),
  };
}

export interface LineGrade {
  source: "1" | "2" | "3";
  information: "A" | "B" | "C" | "D" | "E";
  handling: "P" | "C";
  action?: "A1" | "A2" | "A3";
  sanitisation?: "S1" | "S2";
  instructions?: string;
}

export function draftOfLine(grade: LineGrade | undefined, originator: string): GradeDraft {
  if (!grade) return NO_GRADE;
  return {
    source: grade.source,
    information: grade.information,
    handling: grade.handling,
    action: grade.action ?? null,
    sanitisation: grade.sanitisation ?? null,
    instructions: grade.instructions ? [{ originator, text: grade.instructions }] : [],
  };
}
