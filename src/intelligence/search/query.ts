/**
 * The search language, as a small immutable tree: words, "phrases", field:value, -not, OR, ( ).
 * Reading it never fails: what cannot be understood is reported in words and left out.
 */
import { asWrittenKey, guessSelectors, normaliseSelector, recognise } from "../../intake/selectors/index.ts";
import { partialDateProblem } from "../../vocabulary/index.ts";

export type Query =
  | { readonly is: "all"; readonly of: readonly Query[] }
  | { readonly is: "any"; readonly of: readonly Query[] }
  | { readonly is: "not"; readonly of: Query }
  /** A word of the text, or the name of somebody, however spelt. */
  | { readonly is: "word"; readonly word: string }
  | { readonly is: "phrase"; readonly words: string }
  /** An exact key of the document: a field's value or a selector's normal form. */
  | { readonly is: "key"; readonly key: string }
  | { readonly is: "name"; readonly name: string };

export interface ReadQuery {
  readonly query: Query;
  readonly from: string | null;
  readonly to: string | null;
  /** What was understood, phrase by phrase, in plain words. */
  readonly understood: readonly string[];
  readonly problems: readonly string[];
}

/** Longest query and most terms: a bound on the work one person can ask for. */
export const LONGEST_QUERY = 1000;
const MOST_TERMS = 40;

interface Reading {
  readonly tokens: readonly Token[];
  at: number;
  from: string | null;
  to: string | null;
  readonly understood: string[];
  readonly problems: string[];
}

interface Token {
  readonly text: string;
  readonly field: string | null;
  readonly quoted: boolean;
  readonly negated: boolean;
}

export function readQuery(text: string): ReadQuery {
  const joined = joinSelectors(text.slice(0, LONGEST_QUERY));
  const tokens = tokenise(joined).slice(0, MOST_TERMS);
  const reading: Reading = { tokens, at: 0, from: null, to: null, understood: [], problems: [] };
  const parts: Query[] = [];
  while (reading.at < tokens.length) {
    parts.push(readAlternatives(reading));
    if (reading.tokens[reading.at]?.text === ")") reading.at++;
  }
  return {
    query: { is: "all", of: parts },
    from: reading.from,
    to: reading.to,
    understood: reading.understood,
    problems: reading.problems,
  };
}

/** `a b OR c d`: either all of the left or all of the right. */
function readAlternatives(reading: Reading): Query {
  const alternatives: Query[] = [];
  let run: Query[] = [];
  for (;;) {
    const token = reading.tokens[reading.at];
    if (!token || (token.text === ")" && !token.quoted)) break;
    reading.at++;
    if (token.text === "OR" && !token.quoted && token.field === null) {
      alternatives.push({ is: "all", of: run });
      run = [];
      continue;
    }
    const part = readTerm(reading, token);
    if (part) run.push(token.negated ? { is: "not", of: part } : part);
  }
  alternatives.push({ is: "all", of: run });
  const meant = alternatives.filter((each) => each.is !== "all" || each.of.length > 0);
  const [only] = meant;
  return meant.length === 1 && only ? only : { is: "any", of: meant };
}

function readTerm(reading: Reading, token: Token): Query | null {
  if (token.text === "(" && !token.quoted) {
    const inner = readAlternatives(reading);
    if (reading.tokens[reading.at]?.text === ")") reading.at++;
    return inner.is === "any" && inner.of.length === 0 ? null : inner;
  }
  const not = token.negated ? "not " : "";
  if (token.field !== null) return readField(reading, token.field, token.text, not);
  if (token.quoted) {
    reading.understood.push(`${not}the words “${token.text}”`);
    return { is: "phrase", words: token.text };
  }
  const guesses = selectorsWritten(token.text);
  if (guesses.length > 0) {
    reading.understood.push(`${not}${guesses.map((guess) => `${guess.kind} ${guess.display}`).join(" or ")}`);
    const keys: Query[] = guesses.map((guess) => ({ is: "key", key: `k:${guess.key}` }));
    return { is: "any", of: [...keys, { is: "phrase", words: token.text }] };
  }
  reading.understood.push(`${not}${token.text}`);
  return { is: "word", word: token.text };
}

/** What a search word may be, written as it is. Any word could be somebody's handle, so a handle is written with its @. */
export function selectorsWritten(text: string): ReturnType<typeof guessSelectors> {
  return guessSelectors(text).filter((guess) => guess.kind !== "handle" || text.startsWith("@"));
}

const SELECTOR_FIELDS: Readonly<Record<string, string>> = {
  phone: "phone",
  vrm: "vehicle",
  vehicle: "vehicle",
  trailer: "trailer",
  container: "container",
  vessel: "vessel",
  imo: "vessel",
  mmsi: "vessel",
  iban: "account",
  account: "account",
  email: "email",
  web: "web",
  url: "web",
  handle: "handle",
  postcode: "postcode",
  passport: "document",
  document: "document",
  imei: "device",
  wallet: "wallet",
  flight: "flight",
};

const VALUE_FIELDS: Readonly<Record<string, (value: string) => string | null>> = {
  agency: (value) => `agency:${value.toUpperCase()}`,
  kind: (value) => `kind:${value.toLowerCase()}`,
  precedence: (value) => `precedence:${value.toLowerCase().replaceAll("-", "_")}`,
  state: (value) => `state:${value.toLowerCase()}`,
  purpose: (value) => `purpose:${value.toLowerCase()}`,
  month: (value) => (/^\d{4}-\d{2}$/.test(value) ? `month:${value}` : null),
  ref: (value) => `ref:${value.toLowerCase()}`,
  handling: readHandling,
  grade: readGrade,
};

function readHandling(value: string): string | null {
  const code = value.toUpperCase();
  if (code === "P" || code === "C") return `handling:${code}`;
  if (/^A[123]$/.test(code)) return `action:${code}`;
  return /^S[12]$/.test(code) ? `sanitisation:${code}` : null;
}

function readGrade(value: string): string | null {
  const grade = value.toUpperCase().replaceAll(/\s/g, "");
  if (/^[123][A-E]$/.test(grade)) return `grade:${grade}`;
  if (/^[123]$/.test(grade)) return `source:${grade}`;
  return /^[A-E]$/.test(grade) ? `information:${grade}` : null;
}

function readField(reading: Reading, field: string, value: string, not: string): Query | null {
  if (value === "") {
    reading.problems.push(`Write something after ${field}:`);
    return null;
  }
  if (field === "from" || field === "to") return readDay(reading, field, value);
  if (field === "name") {
    reading.understood.push(`${not}the name ${value}, also misspelt`);
    return { is: "name", name: value };
  }
  const kind = SELECTOR_FIELDS[field];
  if (kind !== undefined) {
    const normal = normaliseSelector(kind, value);
    if (!normal) {
      reading.problems.push(`${value} does not look like a ${field}; it was looked for as written`);
      const written = asWrittenKey(kind, value);
      const words: Query = { is: "phrase", words: value };
      return written === null ? words : { is: "any", of: [{ is: "key", key: `k:${written}` }, words] };
    }
    reading.understood.push(`${not}${kind} ${normal.display}`);
    return { is: "key", key: `k:${normal.key}` };
  }
  const key = VALUE_FIELDS[field]?.(value);
  if (key === undefined || key === null) {
    reading.problems.push(`${field}:${value} is not something to search by; see the search help`);
    return null;
  }
  reading.understood.push(`${not}${field} ${value}`);
  return { is: "key", key };
}

function readDay(reading: Reading, field: "from" | "to", value: string): null {
  if (partialDateProblem(value) !== null || /[~?%]$/.test(value)) {
    reading.problems.push(
      `Write ${field}: with a year, month or day, such as ${field}:2025-09 or ${field}:2025-09-21`,
    );
    return null;
  }
  const [year = "", month, day] = value.split("-");
  if (field === "from") reading.from = `${year}-${month ?? "01"}-${day ?? "01"}`;
  else reading.to = day ? value : lastDay(Number(year), month ? Number(month) : 12);
  reading.understood.push(`written ${field} ${value}`);
  return null;
}

function lastDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

const TOKEN = /(-?)(?:([a-z]{2,12}):)?(?:"([^"]*)"?|([()])|([^\s()"]+))/giu;

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const [, minus, field, quoted, paren, bare] of text.matchAll(TOKEN)) {
    const known = field === undefined ? null : field.toLowerCase();
    const text = quoted ?? paren ?? bare ?? "";
    if (known !== null && !isField(known)) {
      tokens.push({ text: `${field}:${text}`, field: null, quoted: false, negated: minus === "-" });
    } else {
      tokens.push({ text, field: known, quoted: quoted !== undefined, negated: minus === "-" });
    }
  }
  return tokens;
}

function isField(word: string): boolean {
  return (
    word === "from" ||
    word === "to" ||
    word === "name" ||
    Object.hasOwn(SELECTOR_FIELDS, word) ||
    Object.hasOwn(VALUE_FIELDS, word)
  );
}

/** `07700 900123` and `AB12 CDE` are one thing written with a space: they are put in quotes after the field that fits. */
function joinSelectors(text: string): string {
  if (text.includes('"')) return text;
  return joinAfterFields(joinFound(text));
}

/** What stands in the query by itself is read as it is in a report, so that the words beside it stay words. */
function joinFound(text: string): string {
  let out = "";
  let at = 0;
  for (const { kind, key, start, end, text: written } of recognise(text)) {
    const field = fieldOf(kind);
    const named = /[:"]\S*$/.test(text.slice(0, start));
    if (key === null || field === null || named || !/\s/.test(written)) continue;
    out += `${text.slice(at, start)}${field}:"${written}"`;
    at = end;
  }
  return out + text.slice(at);
}

const MOST_WORDS_IN_A_SELECTOR = 9;

/** `phone:07700 900 123`: as many of the words that follow as make the longest such thing. */
function joinAfterFields(text: string): string {
  const words = text.split(/\s+/).filter(Boolean);
  const out: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const [, field = "", start = ""] = /^([a-z]{2,12}):([^":()]+)$/i.exec(words[i] ?? "") ?? [];
    const kind = SELECTOR_FIELDS[field.toLowerCase()];
    const count =
      kind === undefined ? 1 : longest(kind, start, words.slice(i + 1, i + MOST_WORDS_IN_A_SELECTOR));
    out.push(
      count === 1 ? (words[i] ?? "") : `${field}:"${[start, ...words.slice(i + 1, i + count)].join(" ")}"`,
    );
    i += count - 1;
  }
  return out.join(" ");
}

/** How many words, the first included, make up the selector. */
function longest(kind: string, first: string, following: readonly string[]): number {
  for (let count = following.length; count > 0; count--) {
    const rest = following.slice(0, count);
    if (rest.some((word) => /[:()"]/.test(word)) || !rest.every((word) => /\d|^[a-z]{1,4}$/i.test(word)))
      continue;
    if (normaliseSelector(kind, [first, ...rest].join(" "))) return count + 1;
  }
  return 1;
}

function fieldOf(kind: string): string | null {
  return Object.keys(SELECTOR_FIELDS).find((field) => SELECTOR_FIELDS[field] === kind) ?? null;
}
