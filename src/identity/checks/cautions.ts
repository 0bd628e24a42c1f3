/** What to keep in mind before acting on a match, in words, gravest first. */
import { ACTION_MEANING, type ActionCode } from "../../vocabulary/index.ts";
import { isSheltered } from "../facts.ts";
import type { Member } from "../things/members.ts";

export function cautionsOf(
  members: readonly Member[],
  births: readonly string[],
  nameOnly: boolean,
): string[] {
  const cautions: string[] = [];
  if (members.some(({ categories }) => categories.some((each) => each.startsWith("victim:")))) {
    cautions.push("May be a victim. Safety comes first: tell your safeguarding lead.");
  }
  if (births.some((born) => isSheltered({ categories: [] }, { birth_date: born }))) {
    cautions.push("May be a child. Treat as a child until age is settled.");
  }
  const doubtful = members.filter(({ information }) => information === "E").length;
  if (doubtful > 0) {
    cautions.push(
      doubtful === members.length
        ? "All that is said here is graded E: suspected to be false."
        : `${doubtful} of ${members.length} mentions ${doubtful === 1 ? "is" : "are"} graded E: suspected to be false.`,
    );
  }
  if (contradict(births)) cautions.push(`Dates of birth differ: ${births.join(", ")}.`);
  for (const code of ["A1", "A2", "A3"] as const satisfies readonly ActionCode[]) {
    if (members.some(({ grade }) => grade?.includes(` ${code} `))) {
      cautions.push(`Conditions apply, ${code}: ${ACTION_MEANING[code]}.`);
    }
  }
  if (nameOnly)
    cautions.push("Only the name agrees. A name does not identify: ask for a date of birth or a document.");
  return cautions;
}

/** 1990 agrees with 1990-05-04. */
function contradict(births: readonly string[]): boolean {
  return births.some((a, nth) => births.slice(nth + 1).some((b) => !a.startsWith(b) && !b.startsWith(a)));
}
