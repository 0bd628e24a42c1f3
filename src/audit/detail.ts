/**
 * What an entry commits to without telling it: the digest of its detail under a salt of its own. Once salt and detail
 * are erased, the digest says nothing more, not even to somebody who guesses the words, and the proof still stands.
 */
import { hash } from "node:crypto";

export const SALT_BYTES = 16;

/** `body` is the text that PostgreSQL prints for the stored jsonb, so that not a digit of it can change unseen. */
export function detailDigest(salt: Buffer, body: string): Buffer {
  const tag = Buffer.from(`tributary audit detail 1:${salt.length}:`);
  return hash("sha256", Buffer.concat([tag, salt, Buffer.from(body)]), "buffer");
}

/**
 * A value as PostgreSQL prints it when it comes out of a jsonb column: keys by length, then by bytes; numbers without
 * an exponent. What jsonb cannot hold (a NUL, half a surrogate pair) becomes U+FFFD: a search for it is still traced.
 */
export function jsonbText(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(storable(value));
    case "number":
      return Number.isFinite(value) ? plainDecimal(value) : "null";
    case "bigint":
    case "boolean":
      return String(value);
    case "object":
      break;
    default:
      return "null";
  }
  if (value === null) return "null";
  if (hasToJson(value)) return jsonbText(value.toJSON());
  if (Array.isArray(value)) return `[${value.map(jsonbText).join(", ")}]`;
  return objectText(value);
}

function objectText(value: object): string {
  const members = new Map<string, string>();
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined && typeof member !== "function") members.set(storable(key), jsonbText(member));
  }
  const texts = [...members]
    .map(([key, text]) => ({ bytes: Buffer.from(key), key, text }))
    .sort((a, b) => a.bytes.length - b.bytes.length || Buffer.compare(a.bytes, b.bytes))
    .map(({ key, text }) => `${JSON.stringify(key)}: ${text}`);
  return `{${texts.join(", ")}}`;
}

function hasToJson(value: object): value is { toJSON(): unknown } {
  return "toJSON" in value && typeof value.toJSON === "function";
}

function storable(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\ufffd");
}

/** The digits of a number, all of them: PostgreSQL's numeric prints no exponent. */
function plainDecimal(value: number): string {
  const text = Object.is(value, -0) ? "0" : String(value);
  const parts = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!parts) return text;
  const [, sign = "", whole = "", fraction = "", power = "0"] = parts;
  const digits = whole + fraction;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, "0")}`;
}
