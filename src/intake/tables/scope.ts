/**
 * A row and the rows that belong to it, as templates and conditions see them. A scope is one way through the relations:
 * the main row, one of its parties, one of that party's phones.
 */
import type { ConditionWire, MappingWire, RelationWire, ReportMappingWire } from "../../contract/mappings.ts";
import { dateInWords } from "./dates.ts";
import type { Prepared } from "./prepared.ts";
import { keyOf, type RelatedRows } from "./related.ts";
import type { Source } from "./template.ts";

/** One report is never made of more rows of one relation than this. */
export const MOST_RELATED = 1000;

export interface Scope {
  /** The name of its innermost row. */
  readonly name: string;
  readonly rows: ReadonlyMap<string, Prepared>;
  /** One of several values of a cell, named {part}. */
  readonly part?: string;
}

/** Everything that one main row reaches. */
export interface Reach {
  readonly main: Scope;
  /** Ways through to a relation that agree with the scope in every row that both have. */
  of(relation: string, within: Scope): readonly Scope[];
  source(scope: Scope): Source;
  holds(conditions: readonly ConditionWire[] | undefined, scope: Scope): boolean;
  /** Every row that was looked at, the main row first, each once. */
  rows(): readonly Prepared[];
  /** Relations that had more rows than are taken. */
  overfull(): readonly string[];
}

/** The name under which a relation's rows are kept: the table with the columns it is found by. */
export function storeOf({ table, on }: RelationWire): string {
  return `${table}\u001f${Object.keys(on).join("\u001f")}`;
}

export function reach(
  report: ReportMappingWire,
  mapping: MappingWire,
  row: Prepared,
  related: RelatedRows,
): Reach {
  const main: Scope = { name: report.of, rows: new Map([[report.of, row]]) };
  const relations = new Map(Object.entries(report.with ?? {}));
  const found = new Map<string, readonly Scope[]>();
  const overfull: string[] = [];

  const all = (name: string): readonly Scope[] => {
    const known = found.get(name);
    if (known) return known;
    const relation = relations.get(name);
    if (!relation) return [];
    const parents = relation.from === undefined ? [main] : all(relation.from);
    const scopes: Scope[] = [];
    for (const parent of parents) {
      const values = parent.rows.get(parent.name)?.values ?? {};
      const key = keyOf(values, Object.values(relation.on));
      if (key === null) continue;
      for (const each of related.of(storeOf(relation), key)) {
        const scope: Scope = { name, rows: new Map([...parent.rows, [name, each]]) };
        if (holds(relation.where, scope)) scopes.push(scope);
      }
      if (scopes.length > MOST_RELATED) {
        overfull.push(name);
        scopes.length = MOST_RELATED;
        break;
      }
    }
    found.set(name, scopes);
    return scopes;
  };

  const of = (name: string, within: Scope) =>
    within.rows.size === 1 ? all(name) : all(name).filter((scope) => agree(scope, within));

  const lookUp = (column: string, scope: Scope): string | null => {
    if (column === "part" && scope.part !== undefined) return scope.part;
    const own = scope.rows.get(scope.name)?.values ?? {};
    if (Object.hasOwn(own, column)) return own[column] ?? "";
    const dot = column.indexOf(".");
    if (dot < 0) return null;
    const name = column.slice(0, dot);
    const there = scope.rows.get(name) ?? of(name, scope)[0]?.rows.get(name);
    const rest = column.slice(dot + 1);
    return there && Object.hasOwn(there.values, rest) ? (there.values[rest] ?? "") : null;
  };

  const source = (scope: Scope): Source => ({
    value: (column, through) => {
      const value = lookUp(column, scope)?.trim() ?? null;
      return value === null || through === null ? value : translated(value, through, mapping);
    },
    each: function* (relation) {
      for (const each of of(relation, scope)) yield source(each);
    },
  });

  const holds = (conditions: readonly ConditionWire[] | undefined, scope: Scope): boolean =>
    (conditions ?? []).every((condition) => {
      if (condition.with !== undefined && of(condition.with, scope).length === 0) return false;
      if (condition.without !== undefined && of(condition.without, scope).length > 0) return false;
      if (condition.column === undefined) return true;
      const value = (lookUp(condition.column, scope) ?? "").trim().toLowerCase();
      if (condition.empty !== undefined && (value === "") !== condition.empty) return false;
      const among = (list: readonly string[]) => list.some((each) => each.trim().toLowerCase() === value);
      if (condition.is && !among(condition.is)) return false;
      return !(condition.isNot && among(condition.isNot));
    });

  return {
    main,
    of,
    source,
    holds,
    overfull: () => overfull,
    rows: () => {
      const seen = new Map<string, Prepared>();
      const see = (each: Prepared) => seen.set(`${each.row.table}\u001f${each.row.row}`, each);
      see(row);
      for (const scopes of found.values())
        for (const scope of scopes) for (const each of scope.rows.values()) see(each);
      return [...seen.values()];
    },
  };
}

/** Two ways agree when every row that both go through is the same. */
export function agree(a: Scope, b: Scope): boolean {
  for (const [name, row] of a.rows) {
    const other = b.rows.get(name);
    if (other && (other.row.row !== row.row.row || other.row.table !== row.row.table)) return false;
  }
  return true;
}

/** A value that the list does not know stays as it is. */
function translated(value: string, through: string, { values }: MappingWire): string {
  if (through === "words") return dateInWords(value);
  if (through === "year") return value.slice(0, 4);
  const list = values && Object.hasOwn(values, through) ? values[through] : undefined;
  if (!list) return value;
  if (Object.hasOwn(list, value)) return list[value] ?? value;
  const plain = value.toLowerCase();
  const key = Object.keys(list).find((each) => each.toLowerCase() === plain);
  return key === undefined ? value : (list[key] ?? value);
}
