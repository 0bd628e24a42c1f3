/**
 * From one report as it came in to the rows it becomes. Pure: the same work for every format, done away from the server's
 * own thread. Ids are random; what is the same twice is known by its reference and its digest.
 */
import { createHash, randomUUID } from "node:crypto";
import type { ItemLineWire, MentionLineWire, ReportLineWire } from "../../contract/report-format.ts";
import type { Incoming } from "../../intake/index.ts";
import { recognise, suggestLinks } from "../../intake/selectors/index.ts";
import { searchKeysOf, selectorKeyOf } from "../../intelligence/search/keys/index.ts";
import { KINDS } from "../../vocabulary/index.ts";
import { arrayText, type Cell, copyRow } from "./copy-text.ts";

/** A report ready to be written, but for what only the database can tell: whether it is here already, and who reads it. */
export interface PreparedReport {
  /** Its own, should it be new. */
  readonly id: string;
  readonly record: number;
  readonly where: string;
  readonly reference: string;
  /** SHA-256 of the line in one order of its members, its items by their own digests; hex. */
  readonly digest: string;
  /** With whom its owner shares it: the same text for the same recipients; empty where with nobody. */
  readonly recipients: string;
  readonly precedence: string;
  readonly purpose: string;
  readonly requirements: readonly string[];
  /** Cells of the report, its origin included, without a line's end. */
  readonly report: string;
  readonly claims: number;
}

/** Where among the packed texts of its batch a report's are. */
export interface PlacedReport extends PreparedReport {
  readonly nth: number;
}

/** What of it is packed with its neighbours'. */
export interface PreparedRows {
  readonly report: PreparedReport;
  readonly items: string;
  readonly mentions: string;
  readonly links: string;
  readonly raw: string;
  /** Of each mention. */
  readonly kinds: readonly string[];
}

export function prepareReport(incoming: Incoming & { readonly is: "report" }): PreparedRows {
  const { report: line, record, where } = incoming;
  const report = randomUUID();
  let items = "";
  let mentions = "";
  let links = "";
  let claimed = 0;
  const digests: string[] = [];
  const kinds: string[] = [];
  const recipients = recipientsText(line);
  for (const [index, item] of line.items.entries()) {
    const id = randomUUID();
    const itemDigest = `\\x${digestOf(item)}`;
    digests.push(itemDigest);
    items += copyRow([report, id, index + 1, item.text, ...grade(item, line.agency), itemDigest]);
    const claims = item.mentions === undefined ? claimsRead(item.text) : claimsTold(item);
    for (const row of claims.mentions) {
      mentions += copyRow([report, id, ...row]);
      kinds.push(String(row[1]));
    }
    for (const row of claims.links) links += copyRow([report, id, ...row]);
    claimed += claims.mentions.length + claims.links.length;
  }
  const digest = digestOf({ ...line, items: digests });
  return {
    report: {
      id: report,
      record,
      where,
      reference: line.reference,
      digest,
      recipients,
      precedence: line.precedence ?? "routine",
      purpose: line.purpose,
      requirements: line.requirements ?? [],
      report: copyRow([
        line.reference,
        line.precedence ?? "routine",
        line.purpose,
        line.classification,
        line.title,
        line.provenance ?? "",
        line.authored,
        line.information.from,
        line.information.to ?? "",
        `\\x${digest}`,
        record,
        where,
        recipients,
        arrayText(digests),
        JSON.stringify(incoming.rows ?? []),
      ]).slice(0, -1),
      claims: claimed,
    },
    items,
    mentions,
    links,
    raw: JSON.stringify(line),
    kinds,
  };
}

interface Claims {
  readonly mentions: readonly (readonly Cell[])[];
  readonly links: readonly (readonly Cell[])[];
}

/** What its writer says of whom and what: taken as told. */
function claimsTold(item: ItemLineWire): Claims {
  const ids = new Map<string, string>();
  const mentions = (item.mentions ?? []).map((mention) => {
    const { ref, kind, text, start, confidence, categories, ...rest } = mention;
    const id = randomUUID();
    ids.set(ref, id);
    const properties = rest as Readonly<Record<string, string>>;
    const words = text ?? wordsFor(kind, properties);
    const key = selectorKeyOf(kind, properties, words);
    const at = start ?? item.text.indexOf(words);
    const stands = words !== "" && at >= 0;
    return [
      id,
      kind,
      words,
      JSON.stringify(properties),
      key,
      arrayText(searchKeysOf(kind, words, key)),
      stands ? at : null,
      stands ? at + words.length : null,
      "confirmed",
      confidence ?? "certain",
      arrayText(categories ?? []),
    ];
  });
  const links = (item.links ?? []).map((link) => [
    randomUUID(),
    ids.get(link.from) ?? null,
    ids.get(link.to) ?? null,
    link.kind,
    link.role ?? null,
    link.from_time ?? null,
    link.to_time ?? null,
    link.place ?? null,
    "confirmed",
  ]);
  return { mentions, links };
}

/** What is found by reading: suggestions, until somebody says so. */
function claimsRead(text: string): Claims {
  const found = recognise(text);
  const ids = found.map(() => randomUUID());
  const mentions = found.map((each, index) => {
    const { key } = each;
    return [
      ids[index] ?? null,
      each.kind,
      each.text,
      JSON.stringify(each.properties),
      key,
      arrayText(searchKeysOf(each.kind, each.text, key)),
      each.start,
      each.end,
      "suggested",
      each.confidence,
      "{}",
    ];
  });
  const links = suggestLinks(text, found).map((link) => [
    randomUUID(),
    ids[link.from] ?? null,
    ids[link.to] ?? null,
    link.kind,
    null,
    null,
    null,
    null,
    "suggested",
  ]);
  return { mentions, links };
}

/** The words a mention goes by where its writer gave none: the first of its kind's properties that is there. */
export function wordsFor(
  kind: MentionLineWire["kind"],
  properties: Readonly<Record<string, string>>,
): string {
  for (const name of Object.keys(KINDS[kind].properties)) {
    const value = properties[name]?.trim();
    if (value) return value;
  }
  return KINDS[kind].label;
}

function grade(item: ItemLineWire, agency: string): Cell[] {
  const { source, information, handling } = item;
  if (handling === "P") return [source, information, "P", null, null, "[]"];
  const instructions = item.instructions ? [{ originator: agency, text: item.instructions }] : [];
  return [
    source,
    information,
    "C",
    item.action ?? null,
    item.sanitisation ?? null,
    JSON.stringify(instructions),
  ];
}

function recipientsText(line: ReportLineWire): string {
  const told = (line.audience ?? []).map(({ agency, team }) => (team ? `${agency}/${team}` : agency));
  return [...new Set(told)].sort().join(" ");
}

/** One digest for one content, in whatever order its members were written. */
function digestOf(value: unknown): string {
  return createHash("sha256").update(ordered(value)).digest("hex");
}

function ordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(ordered).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).filter(([, each]) => each !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${ordered(each)}`).join(",")}}`;
}
