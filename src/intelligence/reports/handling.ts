/**
 * Who may grade how. An agency grades its own words as it sees fit. What was made from another's inherits its handling:
 * it may be tightened, and is loosened by nobody but the originator.
 */
import { invalid, type Viewer } from "../../access/index.ts";
import type { GradeWire } from "../../contract/common.ts";
import { type Handling, handlingText, type Instruction, isAtLeastAsStrict } from "../../vocabulary/index.ts";
import { handlingOf, type ItemRow } from "./report.ts";

export interface Graded {
  readonly grade: GradeWire;
  /** Agencies whose permission its conditions need. */
  readonly originators: readonly string[];
}

export function ownGrade(viewer: Viewer, item: ItemRow, grade: GradeWire, position: number): Graded {
  const handling = checkedHandling(grade, viewer.agency.code, position, []);
  return { grade: { ...grade, handling }, originators: item.originators };
}

/** At least as strict as the item's handling, with the instructions that others gave. Whoever tightens it is asked too. */
export function stricterGrade(viewer: Viewer, item: ItemRow, grade: GradeWire, position: number): Graded {
  const inherited = handlingOf(item) ?? ({ code: "P" } satisfies Handling);
  const others = inherited.code === "C" ? inherited.instructions : [];
  const handling = checkedHandling(
    grade,
    viewer.agency.code,
    position,
    others.filter((each) => each.originator !== viewer.agency.code),
  );
  if (!isAtLeastAsStrict(handling, inherited)) {
    throw invalid(
      `/items/${position}/grade/handling`,
      `What is made from this item inherits its handling: ${handlingText(inherited)} at least.`,
    );
  }
  const tightened = !isAtLeastAsStrict(inherited, handling);
  const originators = tightened ? [...new Set([...item.originators, viewer.agency.id])] : item.originators;
  return { grade: { ...grade, handling }, originators };
}

/** Instructions carry the name of whoever gives them: nobody writes in another agency's name, or takes its words away. */
function checkedHandling(
  { handling }: GradeWire,
  agency: string,
  position: number,
  others: readonly Instruction[],
): GradeWire["handling"] {
  if (handling.code === "P") return handling;
  const pointer = `/items/${position}/grade/handling/instructions`;
  const given = handling.instructions
    .map((each) => ({ originator: each.originator || agency, text: each.text.trim() }))
    .filter(({ text }) => text !== "")
    .filter(
      (each) => !others.some((other) => other.originator === each.originator && other.text === each.text),
    );
  const foreign = given.find((each) => each.originator !== agency);
  if (foreign) {
    throw invalid(
      pointer,
      `Only ${foreign.originator} writes instructions in the name of ${foreign.originator}. Write yours as ${agency}.`,
    );
  }
  const instructions = [...others, ...given];
  if (instructions.length === 0) throw invalid(pointer, "Conditions need instructions in words.");
  return { ...handling, instructions };
}
