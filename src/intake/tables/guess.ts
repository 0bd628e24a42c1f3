/**
 * A first mapping for tables nobody has mapped: headers say what agencies usually mean by them, values confirm it or
 * speak for themselves. Every guess says why, and what cannot be told is asked.
 */
import type { LinkMappingWire, MappingWire, MentionMappingWire } from "../../contract/mappings.ts";
import { type ColumnGuess, guessColumn, type Question } from "./guess-column.ts";
import type { Row, Table } from "./table.ts";

export interface GuessedMapping {
  readonly mapping: MappingWire;
  readonly why: readonly ColumnGuess[];
  readonly questions: readonly Question[];
}

/** So many rows of each table are looked at. */
const LOOKED_AT = 100;

export async function guessMapping(tables: readonly Table[]): Promise<GuessedMapping> {
  const why: ColumnGuess[] = [];
  const questions: Question[] = [];
  const mapped: MappingWire["tables"] = {};
  const reports: MappingWire["reports"] = [];
  for (const [at, table] of tables.entries()) {
    const rows = await firstRows(table);
    const guesses = table.headers.map((column) =>
      guessColumn(
        table.name,
        column,
        rows.map((row) => row.values[column] ?? ""),
      ),
    );
    why.push(...guesses.map(({ question: _, ...guess }) => guess));
    questions.push(...guesses.flatMap(({ question }) => question ?? []));
    const name = nameOf(table, at);
    const dates = guesses
      .filter((guess) => guess.format !== undefined)
      .map((guess) => [guess.column, guess.format] as const);
    mapped[name] = {
      match: table.name,
      ...(dates.length > 0 && { dates: Object.fromEntries(dates) as Record<string, string> }),
    };
    reports.push(guessReport(name, guesses));
  }
  return {
    mapping: {
      mapping: 1,
      name: "New mapping",
      version: 1,
      note: "Proposed from headers and values. Check each column, the grade and the dates before it is used.",
      tables: mapped,
      defaults: {
        purpose: "law_enforcement",
        classification: "OFFICIAL-SENSITIVE",
        // The most careful grade: untested, not known, no action without the owner. Its owner decides otherwise.
        grade: { source: "2", information: "D", handling: "C", action: "A1", sanitisation: "S2" },
      },
      reports,
    },
    why,
    questions,
  };
}

async function firstRows(table: Table): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const batch of table.rows()) {
    for (const each of batch) if (each.is === "row") rows.push(each.row);
    if (rows.length >= LOOKED_AT) break;
  }
  return rows.slice(0, LOOKED_AT);
}

function nameOf(table: Table, at: number): string {
  const last = table.name.slice(table.name.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
  const plain = last
    .replaceAll(/[^A-Za-z0-9]+/g, "_")
    .replaceAll(/^[^A-Za-z]+|_+$/g, "")
    .slice(0, 30);
  return `${plain === "" ? "table" : plain}${at === 0 ? "" : `_${at + 1}`}`;
}

function guessReport(of: string, guesses: readonly ColumnGuess[]): MappingWire["reports"][number] {
  const columns = guesses.map((guess) => guess.column);
  const key = guesses.find(({ meaning }) => meaning?.is === "key")?.column ?? columns[0] ?? "";
  const dated = guesses.find(({ meaning, format }) => meaning?.is === "date" && format !== undefined)?.column;
  const mentions = mentionsOf(guesses);
  const first = mentions[0];
  return {
    of,
    reference: `${of}-{${key}}`,
    authored: dated === undefined ? "" : `{${dated}}`,
    information: { from: dated === undefined ? "" : `{${dated}}` },
    title: first?.text === undefined ? `${of} {${key}}` : `[${first.text}, ]${of} {${key}}`,
    items: [
      {
        text: columns.map((column) => `[${words(column)}: {${column}}. ]`).join(""),
        ...(mentions.length > 0 && { mentions }),
        ...(mentions.length > 1 && { links: linksOf(mentions) }),
      },
    ],
  };
}

/** A header as words of a template. */
function words(column: string): string {
  return column.replaceAll(/[[\]{}|]/g, " ").trim();
}

function mentionsOf(guesses: readonly ColumnGuess[]): MentionMappingWire[] {
  const mentions: MentionMappingWire[] = [];
  const person = personOf(guesses);
  if (person) mentions.push(person);
  const address = addressOf(guesses);
  if (address) mentions.push(address);
  const taken = new Map<string, number>();
  for (const { column, meaning, several } of guesses) {
    if (meaning?.is !== "property" || meaning.kind === "person") continue;
    if (meaning.kind === "address" && address) continue;
    const { kind, property } = meaning;
    // A second number is a second telephone; a vehicle's colour belongs to the vehicle that is there.
    const there = mentions.find((each) => each.kind === kind && !(property in (each.properties ?? {})));
    if (there && kind !== "phone" && kind !== "email") {
      there.properties = { ...there.properties, [property]: `{${column}}` };
      continue;
    }
    const count = (taken.get(kind) ?? 0) + 1;
    taken.set(kind, count);
    const value = several ? "{part}" : `{${column}}`;
    mentions.push({
      ref: count === 1 ? kind : `${kind}${count}`,
      kind,
      ...(several && { split: { column } }),
      properties: { [property]: value },
      text: value,
    });
  }
  return mentions;
}

function personOf(guesses: readonly ColumnGuess[]): MentionMappingWire | null {
  const pieces = (["forename", "middle", "surname"] as const).flatMap(
    (is) => guesses.find(({ meaning }) => meaning?.is === is)?.column ?? [],
  );
  const properties: Record<string, string> = {};
  for (const { column, meaning } of guesses)
    if (meaning?.is === "property" && meaning.kind === "person")
      properties[meaning.property] ??= `{${column}}`;
  if (pieces.length > 0) properties.name = pieces.map((column) => `{${column}}`).join(" ");
  if (properties.name === undefined) return null;
  return { ref: "person", kind: "person", properties, text: properties.name };
}

function addressOf(guesses: readonly ColumnGuess[]): MentionMappingWire | null {
  const lines = guesses
    .flatMap(({ column, meaning }) => (meaning?.is === "address line" ? [{ column, at: meaning.at }] : []))
    .sort((a, b) => a.at - b.at);
  if (lines.length === 0) return null;
  const postcode = guesses.find(
    ({ meaning }) =>
      meaning?.is === "property" && meaning.kind === "address" && meaning.property === "postcode",
  )?.column;
  const [first = "", ...rest] = [
    ...lines.map((line) => line.column),
    ...(postcode === undefined ? [] : [postcode]),
  ];
  const full = `{${first}}${rest.map((column) => `[, {${column}}]`).join("")}`;
  return {
    ref: "address",
    kind: "address",
    properties: { full, ...(postcode !== undefined && { postcode: `{${postcode}}` }) },
  };
}

/** How a person is usually tied to what stands in the same row. */
function linksOf(mentions: readonly MentionMappingWire[]): LinkMappingWire[] {
  const kinds: Readonly<Partial<Record<MentionMappingWire["kind"], string>>> = {
    phone: "has the telephone",
    email: "has the email address",
    address: "lives at",
    vehicle: "has the vehicle",
    document: "holds",
    device: "has the device",
    account: "has the account",
    company: "works for",
  };
  if (mentions[0]?.kind !== "person") return [];
  return mentions
    .slice(1)
    .map(({ ref, kind }) => ({ from: "person", to: ref, kind: kinds[kind] ?? "named with" }));
}
