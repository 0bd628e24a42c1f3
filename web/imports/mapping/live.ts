/**
 * What the first rows would say, while the mapping is being changed: texts and mentions of the rows that were read for
 * the editor. Only those rows are here, so a related row may be missing; the counts and the whole come from the server.
 */
import type { ConditionWire, MappingWire, MentionMappingWire } from "../../../src/contract/mappings.ts";
import { type Claim, propertyLabel } from "../preview/claims-of.ts";
import { dateInWords, fill, parseTemplate, readDate, type Source, TemplateProblem } from "./reading.ts";

type Values = Readonly<Record<string, string>>;
/** Rows by the mapping's name for their table. */
export type ReadTables = Readonly<Record<string, readonly Values[]>>;

interface Scope {
  readonly name: string;
  readonly rows: Readonly<Record<string, Values>>;
  readonly part?: string;
}

export interface LiveItem {
  readonly text: string;
  readonly claims: readonly Claim[];
  readonly links: readonly { readonly from: string; readonly kind: string; readonly to: string }[];
}

export interface Live {
  /** A template filled from this row, or the sentence that says why it cannot be. */
  render(template: string): { readonly text: string } | { readonly problem: string };
  items(): readonly LiveItem[];
}

export function liveRow(mapping: MappingWire, at: number, tables: ReadTables, row: number): Live | null {
  const report = mapping.reports[at];
  const values = report && tables[report.of]?.[row];
  if (!report || !values) return null;
  const relations = report.with ?? {};
  const main: Scope = { name: report.of, rows: { [report.of]: dated(mapping, report.of, values) } };

  const of = (name: string): readonly Scope[] => {
    const relation = relations[name];
    if (!relation) return [];
    const parents = relation.from === undefined ? [main] : of(relation.from);
    return parents.flatMap((parent) => {
      const own = parent.rows[parent.name] ?? {};
      return (tables[relation.table] ?? [])
        .filter((each) =>
          Object.entries(relation.on).every(
            ([its, ours]) =>
              (own[ours] ?? "") !== "" && (each[its] ?? "").trim() === (own[ours] ?? "").trim(),
          ),
        )
        .map(
          (each): Scope => ({ name, rows: { ...parent.rows, [name]: dated(mapping, relation.table, each) } }),
        )
        .filter((scope) => holds(relation.where, scope));
    });
  };
  const lookUp = (column: string, scope: Scope): string | null => {
    if (column === "part" && scope.part !== undefined) return scope.part;
    const own = scope.rows[scope.name] ?? {};
    if (Object.hasOwn(own, column)) return own[column] ?? "";
    const dot = column.indexOf(".");
    if (dot < 0) return null;
    const name = column.slice(0, dot);
    const there = scope.rows[name] ?? of(name)[0]?.rows[name];
    return there?.[column.slice(dot + 1)] ?? null;
  };
  const source = (scope: Scope): Source => ({
    value: (column, through) => {
      const value = lookUp(column, scope)?.trim() ?? null;
      return value === null || through === null ? value : translated(value, through, mapping);
    },
    each: function* (name) {
      for (const each of of(name)) yield source(each);
    },
  });
  const holds = (conditions: readonly ConditionWire[] | undefined, scope: Scope): boolean =>
    (conditions ?? []).every(({ column, is, isNot, empty, with: wanted, without }) => {
      if (wanted !== undefined && of(wanted).length === 0) return false;
      if (without !== undefined && of(without).length > 0) return false;
      if (column === undefined) return true;
      const value = (lookUp(column, scope) ?? "").trim().toLowerCase();
      if (empty !== undefined && (value === "") !== empty) return false;
      const among = (list: readonly string[]) => list.some((each) => each.trim().toLowerCase() === value);
      return !(is && !among(is)) && !(isNot && among(isNot));
    });
  const said = (template: string, scope: Scope) =>
    fill(parseTemplate(template), source(scope)).replaceAll(/ {2,}/g, " ").trim();
  const made = (mention: MentionMappingWire, text: string): Claim[] =>
    (mention.each === undefined ? [main] : of(mention.each))
      .filter((scope) => holds(mention.where, scope))
      .flatMap((scope) => partsOf(mention, scope, lookUp))
      .flatMap((scope, index) => {
        const says = Object.entries(mention.properties ?? {})
          .map(([name, template]) => ({ name, value: said(template, scope) }))
          .filter(({ value }) => value !== "");
        const words = (mention.text === undefined ? "" : said(mention.text, scope)) || (says[0]?.value ?? "");
        if (words === "") return [];
        const start = text.indexOf(words);
        const id = index === 0 ? mention.ref : `${mention.ref}-${index + 1}`;
        return [
          {
            id,
            kind: mention.kind,
            words,
            says: says
              .filter(({ value }) => value !== words)
              .map(({ name, value }) => ({ label: propertyLabel(mention.kind, name), value })),
            categories: Array.isArray(mention.categories) ? mention.categories : [],
            confidence: mention.confidence ?? "certain",
            suggested: false,
            span: start < 0 ? null : { id, start, end: start + words.length },
          },
        ];
      });
  return {
    render: (template) => {
      try {
        return { text: said(template, main) };
      } catch (error) {
        if (!(error instanceof TemplateProblem)) throw error;
        return { problem: error.message };
      }
    },
    items: () =>
      report.items.map((item) => {
        const text = quietly(() => said(item.text, main)) ?? "";
        const claims = (item.mentions ?? []).flatMap((mention) => quietly(() => made(mention, text)) ?? []);
        const links = (item.links ?? []).map(({ from, to, kind }) => ({
          from,
          to,
          kind: quietly(() => said(kind, main)) ?? kind,
        }));
        return { text, claims, links };
      }),
  };
}

/** A template that is half written says so at its own field; the rest is shown meanwhile. */
function quietly<Made>(make: () => Made): Made | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof TemplateProblem) return null;
    throw error;
  }
}

function partsOf(
  mention: MentionMappingWire,
  scope: Scope,
  lookUp: (column: string, scope: Scope) => string | null,
): readonly Scope[] {
  if (mention.split === undefined) return [scope];
  const signs = new Set(mention.split.by ?? ";|\r\n");
  const parts: string[] = [""];
  for (const sign of lookUp(mention.split.column, scope) ?? "") {
    if (signs.has(sign)) parts.push("");
    else parts.push(`${parts.pop() ?? ""}${sign}`);
  }
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => ({ ...scope, part }));
}

/** A row whose dates are read by the formats of its table. One that cannot be read stays as it was written. */
function dated(mapping: MappingWire, table: string, values: Values): Values {
  const dates = Object.entries(mapping.tables[table]?.dates ?? {});
  if (dates.length === 0) return values;
  const read = { ...values };
  for (const [column, format] of dates) {
    const answer = readDate(values[column] ?? "", format);
    if (answer.ok) read[column] = answer.edtf;
  }
  return read;
}

function translated(value: string, through: string, { values }: MappingWire): string {
  if (through === "words") return dateInWords(value);
  if (through === "year") return value.slice(0, 4);
  const list = values?.[through] ?? {};
  const key = Object.keys(list).find((each) => each.toLowerCase() === value.toLowerCase());
  return key === undefined ? value : (list[key] ?? value);
}
