/**
 * The opaque number of an identified person: the same wherever the same document, or the same name and birth date, is met, and
 * of no use without the key, which lies outside the database. 48 bits of a keyed digest: exact as a JavaScript number, and two of
 * a million people share one once in five hundred.
 */
import { createHmac } from "node:crypto";
import type { Fields } from "./spoken.ts";

/** Or null where too little is said to know the person again. */
export function personNumber(key: Buffer, fields: Fields): number | null {
  const known = identity(fields);
  if (known === null) return null;
  return createHmac("sha256", key).update(known).digest().readUIntBE(0, 6);
}

/** A document's number says more than a name does: where there is one, the first in order of its letters is taken. */
function identity(fields: Fields): string | null {
  const numbers = Array.isArray(fields.identifiers) ? fields.identifiers.map(String) : [];
  const documents = numbers.map(plain).filter((number) => number.length >= 5 && /\d/.test(number));
  const [first] = documents.sort();
  if (first !== undefined) return `document\n${first}`;
  const name = typeof fields.name === "string" ? nameKey(fields.name) : "";
  const born = typeof fields.birthDate === "string" ? fields.birthDate.trim() : "";
  // A name alone makes nobody known, and half a date does not either.
  if (name === "" || !/^\d{4}-\d{2}-\d{2}$/.test(born)) return null;
  return `named\n${name}\n${born}`;
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The order in which parts of a name are said differs from form to form. */
function nameKey(name: string): string {
  return name
    .normalize("NFKD")
    .split(/[\s,]+/)
    .map(plain)
    .filter((part) => part !== "")
    .sort()
    .join(" ");
}
