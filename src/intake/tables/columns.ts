/** Whether the tables that were brought in have the columns that a mapping names. Said before anything is read. */
import type {
  ConditionWire,
  MappingWire,
  MentionMappingWire,
  ReportMappingWire,
} from "../../contract/mappings.ts";
import { namesIn, parseTemplate } from "./template.ts";

/** Each column that is missing, in words. `headers` are those that every table under the name has. */
export function missingColumns(
  mapping: MappingWire,
  headers: ReadonlyMap<string, readonly string[]>,
): string[] {
  const missing = new Map<string, string>();
  const need = (table: string, column: string) => {
    const has = headers.get(table);
    if (has === undefined || has.length === 0 || has.includes(column)) return;
    missing.set(
      `${table} ${column}`,
      `"${column}" of the table ${table}, which has ${has.slice(0, 30).join(", ")}`,
    );
  };
  for (const [name, table] of Object.entries(mapping.tables))
    for (const column of [...Object.keys(table.dates ?? {}), ...(table.omit ?? [])]) need(name, column);
  for (const report of mapping.reports) reportColumns(report, mapping, headers, need);
  return [...missing.values()];
}

type Need = (table: string, column: string) => void;

function reportColumns(
  report: ReportMappingWire,
  mapping: MappingWire,
  headers: ReadonlyMap<string, readonly string[]>,
  need: Need,
): void {
  const relations = report.with ?? {};
  const tableOf = (relation: string | undefined) =>
    relation === undefined || relation === report.of ? report.of : (relations[relation]?.table ?? report.of);
  /** A column as a template of this relation names it: its own, or `relation.column`. */
  const named = (column: string, relation: string | undefined, part: boolean) => {
    if (part && column === "part") return;
    const table = tableOf(relation);
    if (headers.get(table)?.includes(column)) return;
    const dot = column.indexOf(".");
    const before = column.slice(0, Math.max(0, dot));
    if (before === report.of || Object.hasOwn(relations, before))
      need(tableOf(before), column.slice(dot + 1));
    else need(table, column);
  };
  const template = (text: string | undefined, relation?: string, part = false) => {
    if (text === undefined) return;
    for (const each of namesIn(parseTemplate(text)).columns)
      named(each.column, each.relation ?? relation, part);
  };
  const conditions = (list: readonly ConditionWire[] | undefined, relation?: string) => {
    for (const { column } of list ?? []) if (column !== undefined) named(column, relation, false);
  };
  for (const [name, relation] of Object.entries(relations)) {
    for (const [own, other] of Object.entries(relation.on)) {
      need(relation.table, own);
      need(tableOf(relation.from), other);
    }
    conditions(relation.where, name);
  }
  conditions(report.where);
  for (const each of [
    report.reference,
    report.authored,
    report.title,
    report.information.from,
    report.information.to,
  ])
    template(each);
  template(report.provenance ?? mapping.defaults?.provenance);
  for (const item of report.items) {
    template(item.text);
    for (const mention of item.mentions ?? []) mentionColumns(mention, { template, conditions, named });
    for (const link of item.links ?? []) {
      // A link's words may come from either end's row; they are looked up when the link is made.
      const ends = [link.from, link.to].map((ref) => item.mentions?.find((each) => each.ref === ref)?.each);
      const relation = ends.find((each) => each !== undefined);
      if (ends.every((each) => each === undefined || each === relation))
        for (const each of [link.kind, link.role, link.from_time, link.to_time, link.place])
          template(each, relation, true);
    }
  }
}

function mentionColumns(
  mention: MentionMappingWire,
  {
    template,
    conditions,
    named,
  }: {
    template(text: string | undefined, relation?: string, part?: boolean): void;
    conditions(list: readonly ConditionWire[] | undefined, relation?: string): void;
    named(column: string, relation: string | undefined, part: boolean): void;
  },
): void {
  const { each, split, categories } = mention;
  conditions(mention.where, each);
  for (const property of Object.values(mention.properties ?? {}))
    template(property, each, split !== undefined);
  template(mention.text, each, split !== undefined);
  if (split) named(split.column, each, false);
  if (categories !== undefined && !Array.isArray(categories)) {
    const { column } = categories as { readonly column: string };
    named(column, each, split !== undefined);
  }
}
