/**
 * The name of a statement: what it does and to which table or function first. Values are never in it: they are sent
 * apart from the text, and what the text itself quotes is taken out before it is looked at.
 */

export interface StatementName {
  readonly operation: string;
  readonly target: string | null;
}

const QUOTED = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$/g;
const FIRST_WORD = /^[\s(]*([a-z]+)/;
const ACTS_ON = /\b(insert\s+into|update|delete\s+from|from)\s+"?([a-z_][a-z0-9_]{0,62})\b/;
const CALLS = /^[\s(]*select\s+(?:\*\s+from\s+)?"?([a-z_][a-z0-9_]{0,62})"?\s*\(/;

const ACTING = new Set(["select", "insert", "update", "delete", "with"]);
const PLAIN = new Set(["begin", "start", "commit", "rollback", "savepoint", "release", "set", "reset"]);
const CURSORS = new Set(["declare", "fetch", "close"]);

/** Texts are few and asked for again and again. */
const known = new Map<string, StatementName>();
const MOST_KNOWN = 1_000;

export function statementName(sql: string): StatementName {
  const before = known.get(sql);
  if (before) return before;
  const name = read(sql.replace(QUOTED, " ").toLowerCase());
  if (known.size < MOST_KNOWN) known.set(sql, name);
  return name;
}

function read(sql: string): StatementName {
  const word = FIRST_WORD.exec(sql)?.[1] ?? "";
  if (PLAIN.has(word) || CURSORS.has(word)) return { operation: word, target: null };
  if (!ACTING.has(word)) return { operation: "other", target: null };
  const called = CALLS.exec(sql)?.[1];
  if (called !== undefined) return { operation: "select", target: called };
  const [, acts, target] = ACTS_ON.exec(sql) ?? [];
  const first = acts?.split(/\s/)[0];
  return {
    operation: first === undefined || first === "from" ? "select" : first,
    target: target ?? null,
  };
}
