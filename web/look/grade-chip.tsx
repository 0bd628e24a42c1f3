/**
 * The grade, always in sight and everywhere the same: `1 B · P`, `2 C · C A1 S2`, with the owner's short name.
 * The border says how sure: solid for A and B, dashed for C, dotted for D and E. The words are there for whoever
 * listens instead of looks.
 */
import {
  ACTION_MEANING,
  type Grade,
  gradeText,
  HANDLING_MEANING,
  INFORMATION_MEANING,
  SANITISATION_MEANING,
  SOURCE_MEANING,
} from "../../src/vocabulary/grades.ts";
import { type Certainty, certaintyOf, readGradeText } from "./grade-text.ts";
import "./grade-chip.css";

interface ChipProps {
  readonly grade: Grade | string | null;
  readonly owner?: string;
}

export function GradeChip({ grade, owner }: ChipProps) {
  const text = grade === null ? null : typeof grade === "string" ? grade : gradeText(grade);
  if (text === null) {
    return (
      <span className="grade-chip" data-certainty="none">
        not graded
      </span>
    );
  }
  const words = typeof grade === "string" ? readGradeText(grade) : grade ? gradeWords(grade) : text;
  const certainty: Certainty = certaintyOf(text);
  return (
    <span className="grade" title={words}>
      <span className="grade-chip" data-certainty={certainty} aria-hidden="true">
        {text}
      </span>
      <span className="visually-hidden">Grade: {words}</span>
      {owner ? <span className="grade-owner">{owner}</span> : null}
    </span>
  );
}

export function gradeWords({ source, information, handling }: Grade): string {
  const words = [
    `source ${source}, ${SOURCE_MEANING[source].toLowerCase()}`,
    `information ${information}, ${INFORMATION_MEANING[information].toLowerCase()}`,
    `handling ${handling.code}, ${HANDLING_MEANING[handling.code].toLowerCase()}`,
  ];
  if (handling.code === "C") {
    words.push(`${handling.action}: ${ACTION_MEANING[handling.action]}`);
    words.push(`${handling.sanitisation}: ${SANITISATION_MEANING[handling.sanitisation]}`);
  }
  return words.join("; ");
}
