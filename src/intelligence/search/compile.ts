/** A query tree as one PostgreSQL tsquery, every word a parameter. */
import { type RawBuilder, sql } from "kysely";
import { nameParts, spellings } from "./keys/index.ts";
import type { Query } from "./query.ts";

/** An empty tsquery stands for "no condition"; in `&&` and `||` PostgreSQL passes it over. */
const NOTHING = sql`''::tsquery`;

export function compile(query: Query): RawBuilder<unknown> {
  switch (query.is) {
    case "all":
      return joined(query.of, sql` && `);
    case "any":
      return joined(query.of, sql` || `);
    case "not":
      return sql`!!(${compile(query.of)})`;
    case "phrase":
      return sql`phraseto_tsquery('english', ${query.words})`;
    case "key":
      return sql`${lexeme(query.key)}::tsquery`;
    case "name":
      return sql`${allNames(query.name)}::tsquery`;
    case "word":
      return word(query.word);
  }
}

function joined(parts: readonly Query[], by: RawBuilder<unknown>): RawBuilder<unknown> {
  if (parts.length === 0) return NOTHING;
  return sql`(${sql.join(
    parts.map((part) => compile(part)),
    by,
  )})`;
}

/** A word of the text, a name however spelt, or a reference. `word*` is a beginning. */
function word(text: string): RawBuilder<unknown> {
  if (text.length > 2 && text.endsWith("*")) {
    const beginning = nameParts(text.slice(0, -1)).at(-1);
    if (beginning) return sql`${`${quote(beginning)}:*`}::tsquery`;
  }
  const names = anyName(text);
  const reference = `${lexeme(`ref:${text.toLowerCase()}`)}`;
  const keys = names ? `${reference} | ${names}` : reference;
  return sql`(plainto_tsquery('english', ${text}) || ${keys}::tsquery)`;
}

function anyName(text: string): string | null {
  const parts = nameParts(text);
  if (parts.length === 0) return null;
  return parts.map((part) => `(${spellings(part).map(lexeme).join(" | ")})`).join(" & ");
}

function allNames(name: string): string {
  return anyName(name) ?? lexeme("n:");
}

function lexeme(key: string): string {
  return quote(key);
}

/** A lexeme quoted for the text form of a tsquery (PostgreSQL manual, 8.11.2). */
function quote(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}
