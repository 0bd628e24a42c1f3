/** Whether a document is a mapping, and everything that is wrong with it where it is not. */
import { Compile } from "typebox/compile";
import {
  type ConditionWire,
  type ItemMappingWire,
  Mapping,
  type MappingWire,
  type ReportMappingWire,
} from "../../contract/mappings.ts";
import { KINDS } from "../../vocabulary/kinds.ts";
import { explain, type Schema } from "../format/index.ts";
import type { Flaw } from "../incoming.ts";
import { formatProblem } from "./dates.ts";
import { namesIn, parseTemplate, TemplateProblem } from "./template.ts";

const shape = Compile(Mapping);
const OWN_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;

/** Ways of showing a value that need no list of the mapping. */
const BUILT_IN = ["words", "year"];

export const mappingSchema: Readonly<Record<string, unknown>> = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  ...(JSON.parse(JSON.stringify(Mapping)) as Record<string, unknown>),
};

/** An empty list says that the value is a mapping. */
export function checkMapping(value: unknown): Flaw[] {
  if (!shape.Check(value)) return explain(Mapping as Schema, value);
  const mapping = value as MappingWire;
  const flaws: Flaw[] = [];
  const say: Say = (where, message) => void flaws.push({ where, message });
  for (const [name, table] of Object.entries(mapping.tables)) {
    nameFlaw(name, `/tables/${name}`, say);
    for (const [column, format] of Object.entries(table.dates ?? {})) {
      const problem = formatProblem(format);
      if (problem !== null) say(`/tables/${name}/dates/${column}`, problem);
    }
  }
  for (const [at, report] of mapping.reports.entries()) reportFlaws(report, mapping, `/reports/${at}`, say);
  return flaws;
}

type Say = (where: string, message: string) => void;

function nameFlaw(name: string, where: string, say: Say): void {
  if (!OWN_NAME.test(name))
    say(where, `${JSON.stringify(name)} is no name. Write a word of up to 40 letters, digits, - and _.`);
}

function reportFlaws(report: ReportMappingWire, mapping: MappingWire, at: string, say: Say): void {
  const tables = Object.keys(mapping.tables);
  const relations = Object.entries(report.with ?? {});
  if (!tables.includes(report.of))
    say(`${at}/of`, `There is no table ${JSON.stringify(report.of)}. Name one of ${tables.join(", ")}.`);
  const before: string[] = [];
  for (const [name, relation] of relations) {
    const where = `${at}/with/${name}`;
    nameFlaw(name, where, say);
    if (name === report.of) say(where, "A relation has a name of its own, not that of the main table.");
    if (!tables.includes(relation.table))
      say(
        `${where}/table`,
        `There is no table ${JSON.stringify(relation.table)}. Name one of ${tables.join(", ")}.`,
      );
    // Named before it is gone through, so that no relation leads back to itself.
    if (relation.from !== undefined && !before.includes(relation.from))
      say(
        `${where}/from`,
        `No relation ${JSON.stringify(relation.from)} stands before this one. Put it before, or leave "from" out for the main row.`,
      );
    if (Object.keys(relation.on).length === 0)
      say(`${where}/on`, "Say by which columns the rows belong together.");
    before.push(name);
    conditionFlaws(relation.where, before, `${where}/where`, say);
  }
  conditionFlaws(report.where, before, `${at}/where`, say);
  const templates: [string, string | undefined][] = [
    ["reference", report.reference],
    ["authored", report.authored],
    ["information/from", report.information.from],
    ["information/to", report.information.to],
    ["title", report.title],
    ["provenance", report.provenance],
  ];
  for (const [name, template] of templates) templateFlaw(template, before, mapping, `${at}/${name}`, say);
  templateFlaw(mapping.defaults?.provenance, before, mapping, "/defaults/provenance", say);
  for (const name of ["purpose", "classification"] as const) {
    if ((report[name] ?? mapping.defaults?.[name]) === undefined)
      say(`${at}/${name}`, `"${name}" is missing. Add it here, or to "defaults".`);
  }
  for (const [index, item] of report.items.entries()) {
    if ((item.grade ?? report.grade ?? mapping.defaults?.grade) === undefined)
      say(`${at}/items/${index}/grade`, `"grade" is missing. Add it here, to the report or to "defaults".`);
    itemFlaws(item, before, mapping, `${at}/items/${index}`, say);
  }
}

function itemFlaws(
  item: ItemMappingWire,
  relations: readonly string[],
  mapping: MappingWire,
  at: string,
  say: Say,
): void {
  templateFlaw(item.text, relations, mapping, `${at}/text`, say);
  const refs = new Set<string>();
  for (const [index, mention] of (item.mentions ?? []).entries()) {
    const where = `${at}/mentions/${index}`;
    if (refs.has(mention.ref))
      say(`${where}/ref`, `${JSON.stringify(mention.ref)} names an earlier mention. Give each its own.`);
    refs.add(mention.ref);
    if (mention.each !== undefined && !relations.includes(mention.each))
      say(`${where}/each`, noRelation(mention.each, relations));
    conditionFlaws(mention.where, relations, `${where}/where`, say);
    const allowed = Object.keys(KINDS[mention.kind].properties);
    for (const [name, template] of Object.entries(mention.properties ?? {})) {
      if (!allowed.includes(name))
        say(
          `${where}/properties/${name}`,
          `A ${mention.kind} has no ${JSON.stringify(name)}. Its properties are ${allowed.join(", ")}.`,
        );
      templateFlaw(template, relations, mapping, `${where}/properties/${name}`, say);
    }
    templateFlaw(mention.text, relations, mapping, `${where}/text`, say);
    if (mention.text === undefined && Object.keys(mention.properties ?? {}).length === 0)
      say(where, `This mention says nothing. Give it "text" or one of ${allowed.join(", ")}.`);
    if (mention.categories !== undefined && mention.kind !== "person")
      say(`${where}/categories`, "Only a person has categories.");
  }
  for (const [index, link] of (item.links ?? []).entries()) {
    for (const end of ["from", "to"] as const)
      if (!refs.has(link[end]))
        say(
          `${at}/links/${index}/${end}`,
          `No mention of this item has the ref ${JSON.stringify(link[end])}.`,
        );
    for (const name of ["kind", "role", "from_time", "to_time", "place"] as const)
      templateFlaw(link[name], relations, mapping, `${at}/links/${index}/${name}`, say);
  }
}

function conditionFlaws(
  conditions: readonly ConditionWire[] | undefined,
  relations: readonly string[],
  at: string,
  say: Say,
): void {
  for (const [index, condition] of (conditions ?? []).entries()) {
    const { column, is, isNot, empty } = condition;
    const tests = is !== undefined || isNot !== undefined || empty !== undefined;
    if ((column !== undefined) !== tests)
      say(`${at}/${index}`, `A condition on a cell needs "column" and one of "is", "isNot" and "empty".`);
    for (const name of ["with", "without"] as const) {
      const relation = condition[name];
      if (relation !== undefined && !relations.includes(relation))
        say(`${at}/${index}/${name}`, noRelation(relation, relations));
    }
  }
}

function templateFlaw(
  template: string | undefined,
  relations: readonly string[],
  mapping: MappingWire,
  at: string,
  say: Say,
): void {
  if (template === undefined) return;
  try {
    const names = namesIn(parseTemplate(template));
    for (const each of names.relations) if (!relations.includes(each)) say(at, noRelation(each, relations));
    for (const { through } of names.columns) {
      const lists = [...BUILT_IN, ...Object.keys(mapping.values ?? {})];
      if (through !== null && !lists.includes(through))
        say(at, `There is no list ${JSON.stringify(through)} in "values". Name one of ${lists.join(", ")}.`);
    }
  } catch (problem) {
    if (!(problem instanceof TemplateProblem)) throw problem;
    say(at, problem.message);
  }
}

function noRelation(name: string, relations: readonly string[]): string {
  const known = relations.length > 0 ? `Name one of ${relations.join(", ")}` : `Describe it in "with" first`;
  return `There is no relation ${JSON.stringify(name)}. ${known}.`;
}
