/**
 * Tables written as JSON: an array of objects, an object with such an array under a name, or an object a line. The array
 * is cut into its objects as it streams; each is parsed by itself, so that one bad object does not lose the others.
 */
import { isRecord } from "../format/index.ts";
import { type InputFile, Unreadable } from "../incoming.ts";
import { findEncoding, textOf } from "./encoding.ts";
import { refusedRow, rowOf, textOfValue } from "./row.ts";
import {
  column,
  type Hints,
  LONGEST_ROW,
  MOST_COLUMNS,
  nameHeaders,
  type ReadRow,
  type Table,
} from "./table.ts";

/** Headers are the names that the first objects have, in the order in which they first appear. */
const LOOKED_AT = 1000;

/** `{"crimes": [{…}, …]}`: one name, and behind it the array. */
const NAMED_ARRAY = /^\s*\{\s*"(?:[^"\\]|\\.)*"\s*:\s*\[/;

type Shape = "array" | "named" | "lines";

export async function openJson(file: InputFile, hints: Hints): Promise<Table> {
  const encoding = await findEncoding(file, hints.encoding);
  let head = "";
  for await (const piece of textOf(file, encoding.label)) {
    head += piece;
    if (head.length > 65_536) break;
  }
  const shape = shapeOf(head, file);
  const names = new Set<string>();
  let looked = 0;
  for await (const texts of objectsOf(textOf(file, encoding.label), shape)) {
    for (const text of texts) for (const name of Object.keys(flat(parsed(text)) ?? {})) names.add(name);
    looked += texts.length;
    if (looked >= LOOKED_AT || names.size > MOST_COLUMNS) break;
  }
  if (names.size === 0)
    throw new Unreadable(`${file.name} holds no objects with members. A table in JSON is a list of objects.`);
  if (names.size > MOST_COLUMNS)
    throw new Unreadable(
      `${file.name} has more than ${MOST_COLUMNS} members. A table's objects have the same members.`,
    );
  const keys = [...names];
  const headers = nameHeaders(keys);
  return {
    name: file.name,
    headers,
    understood: { format: "json", encoding: encoding.label, encodingGuessed: encoding.guessed },
    rows: (onBytes) => rows(file, encoding.label, shape, keys, headers, onBytes),
  };
}

function shapeOf(head: string, file: InputFile): Shape {
  const text = head.replace(/^\ufeff/, "");
  if (/^\s*\[/.test(text)) return "array";
  const firstLine = text.trimStart().split("\n", 1)[0] ?? "";
  if (parsed(firstLine) !== null && !NAMED_ARRAY.test(firstLine)) return "lines";
  if (NAMED_ARRAY.test(text)) return "named";
  if (text.trimStart().includes("\n") && /^\s*\{.*\}\s*$/m.test(firstLine)) return "lines";
  throw new Unreadable(
    `${file.name} is JSON but no table. Write a list of objects, an object a line, or {"name": [objects]}.`,
  );
}

async function* rows(
  file: InputFile,
  encoding: string,
  shape: Shape,
  keys: readonly string[],
  headers: readonly string[],
  onBytes?: (count: number) => void,
): AsyncGenerator<readonly ReadRow[]> {
  // The first object is row 1: there is no row of headers.
  let row = 0;
  for await (const texts of objectsOf(textOf(file, encoding, onBytes), shape)) {
    yield texts.map((text) => {
      row += 1;
      return toRow(file.name, row, text, keys, headers);
    });
  }
}

function toRow(
  table: string,
  row: number,
  text: string,
  keys: readonly string[],
  headers: readonly string[],
): ReadRow {
  if (text.length > LONGEST_ROW)
    return refusedRow(table, row, text, "", "The object has more than a million characters. Divide it.");
  const value = parsed(text);
  const members = value === null ? null : flat(value);
  if (members === null)
    return refusedRow(
      table,
      row,
      text,
      "",
      "This is no object in JSON. Check its quotes, commas and brackets.",
    );
  const cells: string[] = [];
  for (const [at, key] of keys.entries()) {
    const cell = Object.hasOwn(members, key) ? textOfValue(members[key]) : "";
    if (cell === null)
      return refusedRow(
        table,
        row,
        text,
        column(headers[at] ?? key),
        "The value is a list of objects, which is no cell. Write it as a table of its own that names this row.",
      );
    cells.push(cell);
  }
  return rowOf(table, row, headers, cells, text);
}

/** Members of members are columns named `outer.inner`, three deep. */
function flat(value: Record<string, unknown> | null, prefix = "", depth = 0): Record<string, unknown> | null {
  if (value === null) return null;
  const members: [string, unknown][] = [];
  for (const name of Object.keys(value)) {
    const member = value[name];
    if (isRecord(member) && depth < 3)
      for (const [inner, each] of Object.entries(flat(member, `${prefix}${name}.`, depth + 1) ?? {}))
        members.push([inner, each]);
    else members.push([`${prefix}${name}`, member]);
  }
  // Made of entries so that a member called __proto__ is a member.
  return Object.fromEntries(members);
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = /\d{16}|\d[.eE]/.test(text) ? JSON.parse(text, asWritten) : JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** A number stays as it was written: an account of 18 digits would lose its last two. */
function asWritten(_: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === "number" ? (context?.source ?? value) : value;
}

/** The texts of a table's objects, a batch for each piece of the file. */
async function* objectsOf(chunks: AsyncIterable<string>, shape: Shape): AsyncGenerator<readonly string[]> {
  if (shape === "lines") yield* linesOf(chunks);
  else yield* elementsOf(chunks, shape);
}

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let rest = "";
  let skipping = false;
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    if (skipping && lines.length > 0) {
      lines.shift();
      skipping = false;
    }
    if (rest.length > LONGEST_ROW) {
      if (!skipping) lines.push(rest.slice(0, LONGEST_ROW + 1));
      skipping = true;
      rest = "";
    }
    const batch = lines.filter((line) => line.trim() !== "");
    if (batch.length > 0) yield batch;
  }
  if (rest.trim() !== "" && !skipping) yield [rest];
}

/** Elements of the outermost array, cut at the commas between them. */
async function* elementsOf(chunks: AsyncIterable<string>, shape: Shape): AsyncGenerator<readonly string[]> {
  let text = "";
  let begun = false;
  let at = 0;
  let start = 0;
  let depth = 0;
  let quoted = false;
  let tooLong = false;
  for await (const chunk of chunks) {
    text += chunk;
    if (!begun) {
      const opening =
        shape === "array" ? /^\ufeff?\s*\[/.exec(text) : NAMED_ARRAY.exec(text.replace(/^\ufeff/, " "));
      if (!opening) continue;
      begun = true;
      at = opening[0].length;
      start = at;
    }
    const batch: string[] = [];
    const end = (to: number) => {
      const element = text.slice(start, to).trim();
      if (element !== "" && !tooLong) batch.push(element);
      tooLong = false;
      start = to + 1;
    };
    for (; at < text.length; at += 1) {
      const sign = text.charCodeAt(at);
      if (quoted) {
        if (sign === 92) at += 1;
        else if (sign === 34) quoted = false;
      } else if (sign === 34) quoted = true;
      else if (sign === 123 || sign === 91) depth += 1;
      else if (sign === 125 || sign === 93) {
        if (depth === 0) {
          end(at);
          if (batch.length > 0) yield batch;
          return;
        }
        depth -= 1;
      } else if (sign === 44 && depth === 0) end(at);
    }
    if (text.length - start > LONGEST_ROW) {
      if (!tooLong) batch.push(text.slice(start, start + LONGEST_ROW + 1));
      tooLong = true;
      start = text.length;
    }
    at -= start;
    text = text.slice(start);
    start = 0;
    if (batch.length > 0) yield batch;
  }
  // An array that is never closed: what is left is refused as the last object.
  if (begun && text.trim() !== "" && !tooLong) yield [text.trim()];
}
