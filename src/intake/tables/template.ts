/**
 * Templates: words with values in them.
 *
 *     {column}                   the value under a header of the row at hand; {relation.column} of a related row
 *     {column|list}              looked up in a list of the mapping's `values`; a date also as `words`, `year`
 *     [ in {colour}]             vanishes, words and all, when every value in it is empty
 *     [each relation|words|, ]   once for each related row, with the separator between
 *     {{ }} [[ ]] ||             the signs themselves; a ] only outside brackets
 */

export type Part =
  | { readonly is: "words"; readonly words: string }
  | { readonly is: "value"; readonly column: string; readonly through: string | null }
  | { readonly is: "optional"; readonly parts: readonly Part[] }
  | {
      readonly is: "each";
      readonly relation: string;
      readonly parts: readonly Part[];
      readonly separator: string;
    };

/** Where values come from while a template is filled. */
export interface Source {
  /** The value, or null where there is no such column. */
  value(column: string, through: string | null): string | null;
  each(relation: string): Iterable<Source>;
}

/** A template that cannot be read: what is wrong with it and where. */
export class TemplateProblem extends Error {
  override readonly name = "TemplateProblem";
}

/** Deeper than a sentence ever is. */
const DEEPEST = 10;

/** Templates of one mapping are parsed once; those of mappings long gone are not kept. */
const MOST_CACHED = 5000;
const cache = new Map<string, readonly Part[]>();

/** Throws TemplateProblem. */
export function parseTemplate(template: string): readonly Part[] {
  const known = cache.get(template);
  if (known) return known;
  const reader = { text: template, at: 0 };
  const parts = read(reader, "", 0);
  if (reader.at < template.length)
    throw problem(reader, "has a ] that closes nothing: double it where it is meant");
  if (cache.size >= MOST_CACHED) cache.clear();
  cache.set(template, parts);
  return parts;
}

export function fill(parts: readonly Part[], source: Source): string {
  return filled(parts, source).text;
}

/** The columns and relations that a template names. */
export function namesIn(parts: readonly Part[]): {
  readonly columns: readonly {
    readonly column: string;
    readonly relation: string | null;
    readonly through: string | null;
  }[];
  readonly relations: readonly string[];
} {
  const columns: { column: string; relation: string | null; through: string | null }[] = [];
  const relations: string[] = [];
  const visit = (each: readonly Part[], relation: string | null) => {
    for (const part of each) {
      if (part.is === "value") columns.push({ column: part.column, relation, through: part.through });
      else if (part.is === "optional") visit(part.parts, relation);
      else if (part.is === "each") {
        relations.push(part.relation);
        visit(part.parts, part.relation);
      }
    }
  };
  visit(parts, null);
  return { columns, relations };
}

interface Filled {
  readonly text: string;
  /** Whether any value in it said something; null where it has no values. */
  readonly says: boolean | null;
}

function filled(parts: readonly Part[], source: Source): Filled {
  let text = "";
  let says: boolean | null = null;
  for (const part of parts) {
    if (part.is === "words") {
      text += part.words;
      continue;
    }
    const inner = filledPart(part, source);
    text += inner.text;
    if (inner.says !== null) says = says === true || inner.says;
  }
  return { text, says };
}

function filledPart(part: Exclude<Part, { is: "words" }>, source: Source): Filled {
  if (part.is === "value") {
    const value = source.value(part.column, part.through) ?? "";
    return { text: value, says: value !== "" };
  }
  if (part.is === "optional") {
    const inner = filled(part.parts, source);
    return inner.says === false ? { text: "", says: false } : inner;
  }
  const texts: string[] = [];
  for (const each of source.each(part.relation)) {
    const inner = filled(part.parts, each);
    if (inner.says !== false) texts.push(inner.text);
  }
  return { text: texts.join(part.separator), says: texts.length > 0 };
}

interface Reader {
  readonly text: string;
  at: number;
}

/** Reads until one of `ends`, which is left unread. */
function read(reader: Reader, ends: string, depth: number): Part[] {
  if (depth > DEEPEST) throw problem(reader, "is nested too deep");
  const parts: Part[] = [];
  let words = "";
  const flush = () => {
    if (words !== "") parts.push({ is: "words", words });
    words = "";
  };
  while (reader.at < reader.text.length) {
    const sign = reader.text[reader.at] as string;
    // Within brackets a ] closes, so that one may stand right behind another.
    const doubled = "{}[]|".includes(sign) && reader.text[reader.at + 1] === sign;
    if (doubled && !(sign === "]" && depth > 0)) {
      words += sign;
      reader.at += 2;
    } else if (sign === "]" || ends.includes(sign)) break;
    else if (sign === "{") {
      flush();
      parts.push(readValue(reader));
    } else if (sign === "[") {
      flush();
      parts.push(readBracket(reader, depth));
    } else if (sign === "}")
      throw problem(reader, "has a } that closes nothing: double it where it is meant");
    else {
      words += sign;
      reader.at += 1;
    }
  }
  flush();
  return parts;
}

function readValue(reader: Reader): Part {
  const end = reader.text.indexOf("}", reader.at);
  if (end < 0) throw problem(reader, "has a { that is never closed");
  const [column = "", through, more] = reader.text.slice(reader.at + 1, end).split("|");
  if (column.trim() === "" || more !== undefined)
    throw problem(reader, "needs one column in { }, or {column|list}");
  reader.at = end + 1;
  return { is: "value", column: column.trim(), through: through?.trim() ?? null };
}

function readBracket(reader: Reader, depth: number): Part {
  const opened = reader.at;
  const repeated = /^\[each ([A-Za-z][\w-]*)\|/.exec(reader.text.slice(reader.at, reader.at + 60));
  reader.at += repeated ? repeated[0].length : 1;
  const parts = read(reader, repeated ? "|" : "", depth + 1);
  let separator = "";
  if (repeated && reader.text[reader.at] === "|") {
    reader.at += 1;
    separator = read(reader, "", depth + 1)
      .map((part) => (part.is === "words" ? part.words : ""))
      .join("");
  }
  if (reader.text[reader.at] !== "]") {
    reader.at = opened;
    throw problem(reader, "has a [ that is never closed");
  }
  reader.at += 1;
  return repeated
    ? { is: "each", relation: repeated[1] as string, parts, separator }
    : { is: "optional", parts };
}

function problem(reader: Reader, says: string): TemplateProblem {
  return new TemplateProblem(`The template ${says}, at character ${reader.at + 1}.`);
}
