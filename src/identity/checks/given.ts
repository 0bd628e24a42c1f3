/** What somebody gave to be checked, read: as it is compared, as it is looked up, and how it was understood, in words. */
import { invalid } from "../../access/index.ts";
import type { GivenWire } from "../../contract/checks.ts";
import { asWrittenKey, type Guess, guessSelectors } from "../../intake/selectors/index.ts";
import { KINDS } from "../../vocabulary/index.ts";
import { spokenDate, writtenDate } from "./birth-date.ts";
import { listed } from "./listed.ts";

export interface Asked {
  /** The same as a person's record would hold it. */
  readonly facts: Readonly<Record<string, string>>;
  /** Keys under which any of the identifiers may be held. */
  readonly selectors: readonly string[];
  /** Which identifier each key is a reading of. */
  readonly written: ReadonlyMap<string, string>;
  readonly understood: readonly string[];
}

/** Of one identifier so many readings are looked up: a word may be a plate, a trailer or a document. */
const MOST_READINGS = 8;
const SHORTEST_NAME = 2;
/** Kinds that a person's record is compared by; for the others equality is all there is. */
const COMPARED: ReadonlySet<string> = new Set([
  "phone",
  "vehicle",
  "document",
  "address",
  "postcode",
  "handle",
]);

export function understand(given: GivenWire): Asked {
  const facts: Record<string, string> = {};
  const written = new Map<string, string>();
  const understood: string[] = [];

  const name = given.name?.normalize("NFC").trim().replaceAll(/\s+/g, " ") ?? "";
  if (name !== "") {
    if ([...name].length < SHORTEST_NAME)
      throw invalid("/given/name", "Enter at least two letters of the name");
    facts.name = name;
    understood.push(`A person named “${name}”`);
  }
  const born = given.birthDate?.trim() ?? "";
  if (born !== "") {
    const date = writtenDate(born);
    if (!date) throw invalid("/given/birthDate", "Enter a date of birth such as 27 3 1990, 3/1990 or 1990");
    facts.birth_date = date;
    understood.push(`Born ${spokenDate(date)}`);
  }
  for (const [place, each] of (given.identifiers ?? []).entries()) {
    const text = each.trim();
    if (text === "") continue;
    const readings = readingsOf(text);
    const [first] = readings;
    if (!first) {
      throw invalid(`/given/identifiers/${place}`, "Enter a phone number, plate, document or other number");
    }
    for (const { key } of readings) written.set(key, text);
    if (COMPARED.has(first.kind)) facts[first.kind] ??= first.key.slice(first.key.indexOf(":") + 1);
    understood.push(spoken(first, readings.slice(1)));
  }
  if (understood.length === 0) {
    throw invalid("/given", "Enter a name, a date of birth, or a phone number, plate or document");
  }
  return { facts, selectors: [...written.keys()], written, understood };
}

/** Every key that the words may be held under; what fits no plan, as it was written. */
function readingsOf(text: string): readonly Guess[] {
  const guesses = guessSelectors(text).filter(({ kind }) => KINDS[kind].selector);
  if (guesses.length > 0) return guesses.slice(0, MOST_READINGS);
  return (["document", "phone", "vehicle", "account"] as const).flatMap((kind) => {
    const key = asWrittenKey(kind, text);
    return key === null ? [] : [{ kind, key, display: text }];
  });
}

function spoken(first: Guess, others: readonly Guess[]): string {
  const kinds = [...new Set(others.map(({ kind }) => label(kind)))].filter(
    (each) => each !== label(first.kind),
  );
  const also = kinds.length > 0 ? `; looked for as ${listed(kinds)} too` : "";
  return `${KINDS[first.kind].label} ${first.display}${also}`;
}

const label = (kind: Guess["kind"]): string => KINDS[kind].label.toLowerCase();
