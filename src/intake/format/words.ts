/** How places and values are put into messages that may be stored and shown: short, and without what no store takes. */

/** Longer than this a quoted value is cut. */
const LONGEST_QUOTE = 40;

/** A rejected record is kept as it was up to this many bytes, so that it can be mended. */
const RAW_BYTES = 65_536;

/** A JSON pointer (RFC 6901), with the names that a hostile record may hold made harmless. */
export function pointer(path: readonly (string | number)[]): string {
  return path
    .map(
      (part) =>
        `/${clean(cut(String(part)))
          .replaceAll("~", "~0")
          .replaceAll("/", "~1")}`,
    )
    .join("");
}

/** A value in quotes, cut where it is long. */
export function quoted(value: string): string {
  return `"${clean(cut(value))}"`;
}

/** The record as it was, cut at 64 KiB. NUL and lone surrogates, which no database takes, become U+FFFD. */
export function rawOf(text: string): string {
  const short = storable(text.slice(0, RAW_BYTES));
  if (Buffer.byteLength(short) <= RAW_BYTES) return short;
  const bytes = Buffer.from(short).subarray(0, RAW_BYTES);
  // A cut may fall within a character, whose torn bytes are then left out.
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes, { stream: true });
}

/** Whether a value is an object of members, as JSON writes it. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function cut(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}

function clean(text: string): string {
  return text.toWellFormed().replaceAll(/\p{Cc}/gu, "�");
}

function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "�");
}
