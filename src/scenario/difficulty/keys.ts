/** Keys by which a person might be found again, each as a careful clerk would make it from one row of `people.csv`. */
import { normaliseSelector } from "../../intake/selectors/index.ts";

export interface Row {
  readonly name: string;
  readonly birthDate: string;
  readonly phone: string;
  readonly vehicle: string;
  readonly document: string;
  readonly postcode: string;
  readonly address: string;
  readonly handle: string;
}

export interface Key {
  readonly name: string;
  /** The key of a row, or null where the row has none. */
  readonly of: (row: Row) => string | null;
}

/** A name without accents, capitals, marks and doubled blanks; other scripts stay. */
export function normalisedName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();
}

const inAnyOrder = (name: string): string => normalisedName(name).split(" ").sort().join(" ");
const given = (text: string): string | null => (text === "" ? null : text);
const selector = (kind: string, text: string): string | null => normaliseSelector(kind, text)?.key ?? null;

export const KEYS: readonly Key[] = [
  { name: "full name", of: ({ name }) => given(normalisedName(name)) },
  { name: "full name, parts in any order", of: ({ name }) => given(inAnyOrder(name)) },
  {
    name: "full name and birth date",
    of: ({ name, birthDate }) => (birthDate.length === 10 ? `${normalisedName(name)} ${birthDate}` : null),
  },
  { name: "birth date", of: ({ birthDate }) => (birthDate.length === 10 ? birthDate : null) },
  { name: "phone", of: ({ phone }) => selector("phone", phone) },
  { name: "vehicle", of: ({ vehicle }) => selector("vehicle", vehicle) },
  { name: "document", of: ({ document }) => selector("document", document) },
  { name: "address", of: ({ address }) => selector("address", address) },
  { name: "postcode", of: ({ postcode }) => given(postcode) },
  { name: "handle", of: ({ handle }) => given(handle.toLowerCase()) },
];
