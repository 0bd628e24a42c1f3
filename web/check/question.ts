/** What is being asked, kept for this window's session, so that nothing has to be typed twice in the rain. */
import type { GivenWire, NewCheckWire } from "../../src/contract/checks.ts";

export interface Question {
  readonly name: string;
  readonly birthDate: string;
  readonly identifiers: readonly string[];
  readonly incident: string;
}

const PLACE = "tributary.check";
export const EMPTY: Question = { name: "", birthDate: "", identifiers: [""], incident: "" };
export const MOST_IDENTIFIERS = 10;

export function keptQuestion(): Question {
  try {
    const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? "null") as Partial<Question> | null;
    return kept
      ? { ...EMPTY, ...kept, identifiers: kept.identifiers?.length ? kept.identifiers : [""] }
      : EMPTY;
  } catch {
    return EMPTY;
  }
}

export function keepQuestion(question: Question): void {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(question));
  } catch {
    // A full or forbidden store loses the second copy; the page still holds the words.
  }
}

/** The next person of the same incident. */
export function nextQuestion({ incident }: Question): Question {
  return { ...EMPTY, incident };
}

export function questionFrom(given: GivenWire, incident: string): Question {
  return {
    name: given.name ?? "",
    birthDate: given.birthDate ?? "",
    identifiers: given.identifiers?.length ? given.identifiers : [""],
    incident,
  };
}

export function asked({ name, birthDate, identifiers, incident }: Question): NewCheckWire {
  const numbers = identifiers.map((each) => each.trim()).filter((each) => each !== "");
  return {
    given: {
      ...(name.trim() ? { name: name.trim() } : {}),
      ...(birthDate.trim() ? { birthDate: birthDate.trim() } : {}),
      ...(numbers.length > 0 ? { identifiers: numbers } : {}),
    },
    incident: incident.trim(),
  };
}

/** What was asked, in a line. */
export function givenText({ name, birthDate, identifiers = [] }: GivenWire): string {
  return [name, birthDate ? `born ${birthDate}` : undefined, ...identifiers].filter(Boolean).join(", ");
}
