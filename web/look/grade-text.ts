/** Grades that arrive as text, as on the chip: `2 C · C A1 S2`. */
import {
  ACTION_CODES,
  ACTION_MEANING,
  HANDLING_MEANING,
  INFORMATION_GRADES,
  INFORMATION_MEANING,
  SANITISATION_CODES,
  SANITISATION_MEANING,
  SOURCE_GRADES,
  SOURCE_MEANING,
} from "../../src/vocabulary/grades.ts";

/** Drawn as a solid, dashed or dotted line; never by colour. */
export type Certainty = "solid" | "dashed" | "dotted";

export function certaintyOf(gradeText: string): Certainty {
  const information = gradeText.split(" ")[1];
  if (information === "A" || information === "B") return "solid";
  return information === "C" ? "dashed" : "dotted";
}

/** The chip in words. What is not a 3x5x2 grade, such as a historic one, is read as it stands. */
export function readGradeText(text: string): string {
  const parts = text.split(/[\s·]+/);
  const source = SOURCE_GRADES.find((each) => each === parts[0]);
  const information = INFORMATION_GRADES.find((each) => each === parts[1]);
  const handling = parts[2];
  if (!source || !information || (handling !== "P" && handling !== "C")) return text;
  const action = ACTION_CODES.find((each) => each === parts[3]);
  const sanitisation = SANITISATION_CODES.find((each) => each === parts[4]);
  return [
    `source ${source}, ${SOURCE_MEANING[source].toLowerCase()}`,
    `information ${information}, ${INFORMATION_MEANING[information].toLowerCase()}`,
    `handling ${handling}, ${HANDLING_MEANING[handling].toLowerCase()}`,
    ...(action ? [`${action}: ${ACTION_MEANING[action]}`] : []),
    ...(sanitisation ? [`${sanitisation}: ${SANITISATION_MEANING[sanitisation]}`] : []),
  ].join("; ");
}
