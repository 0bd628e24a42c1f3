/**
 * What one column becomes, seen from the column: the key, a date, a property of something mentioned. A mapping can say
 * more than that (several columns in one value, lists, conditions); such uses stay as they are and are named `words`.
 */
import type { MappingWire, MentionMappingWire, ReportMappingWire } from "../../../src/contract/mappings.ts";
import { isMentionKind, KINDS, type MentionKind } from "../../../src/vocabulary/kinds.ts";

/** `kind.property`, or one of the others. Empty: no claim, though shown in the row beside a report; `omit`: not taken in at all. */
export type Role = "" | "omit" | "words" | "key" | "information" | "authored" | `${MentionKind}.${string}`;

/** Where rows of a table are met in a report: as its own, or as those of a relation. */
export interface Meeting {
  readonly report: number;
  readonly relation: string | null;
}

export const columnRef = (column: string) => `{${column}}`;

export function meetingOf(mapping: MappingWire, table: string): Meeting | null {
  const own = mapping.reports.findIndex((report) => report.of === table);
  if (own >= 0) return { report: own, relation: null };
  for (const [report, { with: relations }] of mapping.reports.entries()) {
    const found = Object.entries(relations ?? {}).find(([, relation]) => relation.table === table);
    if (found) return { report, relation: found[0] };
  }
  return null;
}

export function roleOf(mapping: MappingWire, table: string, column: string): Role {
  if (mapping.tables[table]?.omit?.includes(column)) return "omit";
  const meeting = meetingOf(mapping, table);
  const report = meeting && mapping.reports[meeting.report];
  if (!report) return "";
  const ref = columnRef(column);
  for (const mention of mentionsOf(report)) {
    if ((mention.each ?? null) !== meeting.relation) continue;
    const property = Object.entries(mention.properties ?? {}).find(
      ([, template]) => template === ref || (template === "{part}" && mention.split?.column === column),
    );
    if (property) return `${mention.kind}.${property[0]}`;
  }
  if (meeting.relation === null) {
    if (report.information.from === ref) return "information";
    if (report.authored === ref) return "authored";
    if (report.reference.includes(ref)) return "key";
  }
  return isNamed(mapping, table, column) ? "words" : "";
}

/** Whether any template of the report that meets this table names the column. */
export function isNamed(mapping: MappingWire, table: string, column: string): boolean {
  const meeting = meetingOf(mapping, table);
  const words = JSON.stringify(meeting ? mapping.reports[meeting.report] : null);
  const name = JSON.stringify(column).slice(1, -1);
  return [`{${name}}`, `{${name}|`, `.${name}}`, `.${name}|`].some((each) => words.includes(each));
}

export function assignRole(mapping: MappingWire, table: string, column: string, role: Role): MappingWire {
  const meeting = meetingOf(mapping, table);
  if (role === "words") return mapping;
  const tables = { ...mapping.tables, ...omitting(mapping, table, column, role === "omit") };
  if (!meeting) return { ...mapping, tables };
  const reports = mapping.reports.map((report, at) =>
    at === meeting.report ? given(without(report, meeting, column), meeting, column, role) : report,
  );
  return { ...mapping, tables, reports };
}

function omitting(
  mapping: MappingWire,
  table: string,
  column: string,
  omits: boolean,
): MappingWire["tables"] {
  const own = mapping.tables[table];
  if (!own) return {};
  const { omit = [], ...rest } = own;
  const others = omit.filter((each) => each !== column);
  const next = omits ? [...others, column] : others;
  return { [table]: next.length > 0 ? { ...rest, omit: next } : rest };
}

/** Whether a role needs the format of the column's dates. */
export function isDateRole(role: Role): boolean {
  if (role === "information" || role === "authored") return true;
  const [kind = "", property = ""] = role.split(".");
  if (!isMentionKind(kind)) return false;
  const properties: Readonly<Record<string, { readonly type: string }>> = KINDS[kind].properties;
  return properties[property]?.type === "date";
}

export function mentionsOf(report: ReportMappingWire): readonly MentionMappingWire[] {
  return report.items.flatMap((item) => item.mentions ?? []);
}

/** Takes back what this column is on its own; what is left of a mention stays, and one that says nothing goes with its links. */
function without(report: ReportMappingWire, { relation }: Meeting, column: string): ReportMappingWire {
  const ref = columnRef(column);
  const items = report.items.map((item) => {
    const mentions = (item.mentions ?? []).flatMap((mention): MentionMappingWire[] => {
      if ((mention.each ?? null) !== relation) return [mention];
      const isIt = (template: string) =>
        template === ref || (template === "{part}" && mention.split?.column === column);
      const before = Object.entries(mention.properties ?? {});
      const kept = before.filter(([, template]) => !isIt(template));
      if (kept.length === before.length) return [mention];
      if (kept.length === 0) return [];
      const { text, ...rest } = mention;
      return [
        {
          ...rest,
          ...(text !== undefined && !isIt(text) ? { text } : {}),
          properties: Object.fromEntries(kept),
        },
      ];
    });
    const refs = new Set(mentions.map((mention) => mention.ref));
    const links = (item.links ?? []).filter((link) => refs.has(link.from) && refs.has(link.to));
    return { ...item, ...(item.mentions ? { mentions } : {}), ...(item.links ? { links } : {}) };
  });
  if (relation !== null) return { ...report, items };
  return {
    ...report,
    items,
    authored: report.authored === ref ? "" : report.authored,
    information: report.information.from === ref ? { ...report.information, from: "" } : report.information,
  };
}

function given(report: ReportMappingWire, meeting: Meeting, column: string, role: Role): ReportMappingWire {
  const ref = columnRef(column);
  if (role === "key") return { ...report, reference: `${report.of}-${ref}` };
  if (role === "information") {
    // A row that says nothing of its own making was written when it happened, until somebody says otherwise.
    const authored = report.authored === "" ? ref : report.authored;
    return { ...report, authored, information: { ...report.information, from: ref } };
  }
  if (role === "authored") return { ...report, authored: ref };
  const [kind = "", property = ""] = role.split(".");
  const [first, ...rest] = report.items;
  if (!isMentionKind(kind) || !first) return report;
  return { ...report, items: [withProperty(first, meeting, kind, property, ref), ...rest] };
}

type Item = ReportMappingWire["items"][number];

/** A second number is a second telephone; a vehicle's colour belongs to the vehicle that is there. */
function withProperty(
  item: Item,
  { relation }: Meeting,
  kind: MentionKind,
  property: string,
  ref: string,
): Item {
  const mentions = item.mentions ?? [];
  const there = mentions.find(
    (mention) =>
      mention.kind === kind &&
      (mention.each ?? null) === relation &&
      !(property in (mention.properties ?? {})),
  );
  if (there) {
    return {
      ...item,
      mentions: mentions.map((mention) =>
        mention === there ? { ...mention, properties: { ...mention.properties, [property]: ref } } : mention,
      ),
    };
  }
  return {
    ...item,
    mentions: [
      ...mentions,
      {
        ref: freeRef(mentions, kind),
        kind,
        ...(relation === null ? {} : { each: relation }),
        properties: { [property]: ref },
      },
    ],
  };
}

/** `phone`, `phone2`: a name that no other mention of the item has. */
export function freeRef(mentions: readonly MentionMappingWire[], kind: string): string {
  const taken = new Set(mentions.map((mention) => mention.ref));
  for (let count = 1; ; count++) {
    const name = count === 1 ? kind : `${kind}${count}`;
    if (!taken.has(name)) return name;
  }
}
