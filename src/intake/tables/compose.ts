/** One report of one main row and the rows that belong to it. */
import type {
  ItemMappingWire,
  LinkMappingWire,
  MappingWire,
  MentionMappingWire,
  ReportMappingWire,
} from "../../contract/mappings.ts";
import type {
  ItemLineWire,
  LinkLineWire,
  MentionLineWire,
  ReportLineWire,
} from "../../contract/report-format.ts";
import { KINDS, type Property } from "../../vocabulary/kinds.ts";
import type { Flaw } from "../incoming.ts";
import { readDate } from "./dates.ts";
import { agree, MOST_RELATED, type Reach, type Scope } from "./scope.ts";
import { fill, parseTemplate } from "./template.ts";

export interface Composed {
  readonly report: ReportLineWire;
  readonly flaws: readonly Flaw[];
  readonly notes: readonly Flaw[];
}

const LONGEST_TITLE = 300;
/** Of a cell with several values; more is no list but a text. */
const MOST_PARTS = 100;

interface Work {
  readonly reach: Reach;
  readonly flaws: Flaw[];
  readonly notes: Flaw[];
}

/** A mention that was made, with the way through the rows it was made on. */
interface Made {
  readonly by: string;
  readonly ref: string;
  readonly scope: Scope;
}

export function compose(
  report: ReportMappingWire,
  mapping: MappingWire,
  reach: Reach,
  agency?: string,
): Composed {
  const work: Work = { reach, flaws: [], notes: [] };
  const head = { ...mapping.defaults, ...pick(report) };
  const said = (template: string) => clean(fill(parseTemplate(template), reach.source(reach.main)));
  const optional = (template: string | undefined) => {
    const text = template === undefined ? "" : said(template);
    return text === "" ? undefined : text;
  };
  const items = report.items
    .map((item) => composeItem(item, head.grade, work))
    .filter((item): item is ItemLineWire => item !== null);
  const to = optional(report.information.to);
  const provenance = optional(head.provenance);
  const made = {
    reference: said(report.reference),
    agency: agency ?? head.agency,
    ...(head.precedence && { precedence: head.precedence }),
    authored: said(report.authored),
    information: { from: said(report.information.from), ...(to !== undefined && { to }) },
    title: titleOf(said(report.title), work),
    purpose: head.purpose,
    classification: head.classification,
    ...(provenance !== undefined && { provenance }),
    ...(head.audience && { audience: head.audience }),
    ...(head.requirements && { requirements: head.requirements }),
    items,
  };
  for (const name of reach.overfull())
    work.notes.push({
      where: "",
      message: `More than ${MOST_RELATED} rows of ${name} belong here; the first were taken.`,
    });
  // What is missing of it is said by the check that every report passes.
  return { report: made as ReportLineWire, flaws: work.flaws, notes: work.notes };
}

function pick({
  agency,
  precedence,
  purpose,
  classification,
  provenance,
  audience,
  requirements,
  grade,
}: ReportMappingWire) {
  const own = { agency, precedence, purpose, classification, provenance, audience, requirements, grade };
  return Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)) as Partial<
    typeof own
  >;
}

function composeItem(
  item: ItemMappingWire,
  grade: ItemMappingWire["grade"],
  work: Work,
): ItemLineWire | null {
  const { reach } = work;
  const text = clean(fill(parseTemplate(item.text), reach.source(reach.main)));
  if (text === "") return null;
  const mentions: MentionLineWire[] = [];
  const made: Made[] = [];
  const known = new Map<string, MentionLineWire>();
  for (const mapping of item.mentions ?? []) composeMentions(mapping, text, mentions, made, known, work);
  const links = (item.links ?? []).flatMap((link) => composeLinks(link, made, work));
  return {
    text,
    ...(item.grade ?? grade),
    // A mapping that says nothing of mentions leaves the text to be read for them.
    ...(item.mentions && { mentions }),
    ...(links.length > 0 && { links: distinct(links) }),
  } as ItemLineWire;
}

function composeMentions(
  mapping: MentionMappingWire,
  itemText: string,
  mentions: MentionLineWire[],
  made: Made[],
  known: Map<string, MentionLineWire>,
  work: Work,
): void {
  const { reach } = work;
  const scopes = mapping.each === undefined ? [reach.main] : reach.of(mapping.each, reach.main);
  for (const scope of scopes
    .filter((each) => reach.holds(mapping.where, each))
    .flatMap((each) => parts(mapping, each, reach))) {
    const mention = composeMention(mapping, scope, work);
    if (mention === null) continue;
    // The same row spoken of twice, as a brother and as a friend, is one mention with two links and all its categories.
    const row = scope.rows.get(scope.name)?.row;
    const { categories = [], ...bare } = mention;
    const identity = JSON.stringify([row?.table, row?.row, bare]);
    const same = known.get(identity);
    const ref = same?.ref ?? freeRef(mapping.ref, mentions);
    if (same === undefined) {
      const made = { ref, ...placed(mention, itemText) } as MentionLineWire;
      known.set(identity, made);
      mentions.push(made);
    } else if (categories.length > 0)
      same.categories = [...new Set([...(same.categories ?? []), ...categories])];
    made.push({ by: mapping.ref, ref, scope });
  }
}

/** `phone`, `phone-2`, `phone-3`. */
function freeRef(name: string, mentions: readonly MentionLineWire[]): string {
  const taken = new Set(mentions.map((each) => each.ref));
  if (!taken.has(name)) return name;
  for (let count = 2; ; count += 1) if (!taken.has(`${name}-${count}`)) return `${name}-${count}`;
}

/** One way for each of a cell's values. */
function parts({ split }: MentionMappingWire, scope: Scope, reach: Reach): readonly Scope[] {
  if (split === undefined) return [scope];
  const cell = reach.source(scope).value(split.column, null) ?? "";
  const signs = split.by ?? ";\n|";
  const values = cell.split(new RegExp(`[${signs.replaceAll(/[\\\]^-]/g, "\\$&")}]`)).map(clean);
  return [...new Set(values)]
    .filter((part) => part !== "")
    .slice(0, MOST_PARTS)
    .map((part) => ({ ...scope, part }));
}

type Unnamed = Omit<MentionLineWire, "ref">;

function composeMention(mapping: MentionMappingWire, scope: Scope, work: Work): Unnamed | null {
  const source = work.reach.source(scope);
  const declared: Readonly<Record<string, Property>> = KINDS[mapping.kind].properties;
  const properties: [string, string][] = [];
  for (const [name, template] of Object.entries(mapping.properties ?? {})) {
    const value = clean(fill(parseTemplate(template), source));
    if (value === "") continue;
    const date = declared[name]?.type === "date" ? readDate(value) : null;
    if (date !== null && !date.ok)
      work.flaws.push({ where: placeOf(template, scope), message: `${date.problem}.` });
    else properties.push([name, date === null ? value : date.edtf]);
  }
  const text = mapping.text === undefined ? "" : clean(fill(parseTemplate(mapping.text), source));
  if (properties.length === 0 && text === "") return null;
  const categories = categoriesOf(mapping, source, work, scope);
  return {
    kind: mapping.kind,
    ...Object.fromEntries(properties),
    ...(text !== "" && { text }),
    ...(mapping.confidence && { confidence: mapping.confidence }),
    ...(categories.length > 0 && { categories }),
  } as Unnamed;
}

function categoriesOf(
  { categories }: MentionMappingWire,
  source: { value(column: string, through: null): string | null },
  work: Work,
  scope: Scope,
): readonly string[] {
  if (categories === undefined) return [];
  if (Array.isArray(categories)) return categories;
  const { column, values } = categories as {
    readonly column: string;
    readonly values: Readonly<Record<string, readonly string[]>>;
  };
  const value = (source.value(column, null) ?? "").trim();
  const key = Object.keys(values).find((each) => each.toLowerCase() === value.toLowerCase());
  if (key === undefined && value !== "")
    work.notes.push({
      where: placeOf(`{${column}}`, scope),
      message: `The mapping gives no category for ${JSON.stringify(value.slice(0, 40))}; the person is not categorised.`,
    });
  return key === undefined ? [] : (values[key] ?? []);
}

/** Where the words stand in the item's text, if they stand there once. */
function placed(mention: Unnamed, itemText: string): Unnamed {
  const { text } = mention as { readonly text?: string };
  const start = text === undefined ? -1 : itemText.indexOf(text);
  return text === undefined || start < 0 || itemText.indexOf(text, start + 1) >= 0
    ? mention
    : { ...mention, start };
}

function composeLinks(link: LinkMappingWire, made: readonly Made[], { reach }: Work): LinkLineWire[] {
  const links: LinkLineWire[] = [];
  const [froms, tos] = [link.from, link.to].map((ref) => made.filter((each) => each.by === ref));
  for (const from of froms ?? []) {
    if (links.length > MOST_RELATED) break;
    for (const to of tos ?? []) {
      if (from.ref === to.ref || !agree(from.scope, to.scope)) continue;
      // The words of a link come from the longer way: it has the rows of both where one led to the other.
      const scope = from.scope.rows.size > to.scope.rows.size ? from.scope : to.scope;
      const said = (template: string | undefined) =>
        template === undefined ? "" : clean(fill(parseTemplate(template), reach.source(scope)));
      const optional = Object.entries({
        role: said(link.role),
        from_time: said(link.from_time),
        to_time: said(link.to_time),
        place: said(link.place),
      }).filter(([, value]) => value !== "");
      links.push({ from: from.ref, to: to.ref, kind: said(link.kind), ...Object.fromEntries(optional) });
    }
  }
  return links;
}

function distinct(links: readonly LinkLineWire[]): LinkLineWire[] {
  return [...new Map(links.map((each) => [JSON.stringify(each), each])).values()];
}

function titleOf(title: string, { notes }: Work): string {
  if (title.length <= LONGEST_TITLE) return title;
  notes.push({
    where: "/title",
    message: `The title had ${title.length} characters and was cut at ${LONGEST_TITLE}.`,
  });
  return `${title
    .slice(0, LONGEST_TITLE - 1)
    .toWellFormed()
    .replace(/\ufffd$/, "")}…`;
}

/** Spaces as one, none at the ends; line breaks stay. */
function clean(text: string): string {
  return text
    .replaceAll(/[^\S\n]+/g, " ")
    .replaceAll(/ ?\n ?/g, "\n")
    .trim();
}

/** The column a template begins with, with its table and row where it is not the main one. */
function placeOf(template: string, scope: Scope): string {
  const column = /\{([^}|]+)/.exec(template)?.[1] ?? "";
  const row = scope.rows.get(scope.name)?.row;
  return scope.rows.size > 1 && row ? `${row.table} row ${row.row} column "${column}"` : `column "${column}"`;
}
