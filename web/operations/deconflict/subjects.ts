import type { SubjectWire } from "../../../src/contract/deconflict.ts";
import { DECONFLICTION_SUBJECTS } from "../../../src/vocabulary/planning.ts";

export function subjectName(kind: SubjectWire["kind"]): string {
  return DECONFLICTION_SUBJECTS.find((each) => each.id === kind)?.name ?? kind;
}

/** What was asked about, in a line: "Person Arben Hoxha, born 1990". */
export function subjectText({ kind, text, birthDate }: SubjectWire): string {
  return `${subjectName(kind).toLowerCase()} ${text}${birthDate ? `, born ${birthDate}` : ""}`;
}
