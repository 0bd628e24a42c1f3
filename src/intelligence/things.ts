/** All that is said of one phone, vehicle or person: by whom, how graded, in which words, and what it is linked with. */
import { notFound, type Viewer } from "../access/index.ts";
import type { ThingWire } from "../contract/search.ts";
import { displaySelector, isAsWritten, normaliseSelector } from "../intake/selectors/index.ts";
import { gradeText } from "../vocabulary/index.ts";
import { gradeOf, type ItemRow, isUuid } from "./reports/report.ts";

const MOST_SAID = 200;
const AROUND = 140;

/** `id` is a selector's key or a mention's id; what cannot be read answers as what does not exist. */
export async function readThing(viewer: Viewer, id: string): Promise<ThingWire> {
  const rows = await said(viewer, id);
  const [first] = rows;
  if (!first) throw notFound("thing");
  const shown = rows.slice(0, MOST_SAID);
  const links = await linksOf(
    viewer,
    shown.map((row) => row.id),
  );
  viewer.record({
    act: "consultation",
    subjects: [
      ...new Set([...shown.flatMap((row) => [row.id, row.report_id]), ...links.map((link) => link.mention)]),
    ],
    detail: { what: "thing" },
  });
  const { key, kind } = first;
  return {
    key,
    kind,
    display: key === null || isAsWritten(key) ? first.text : displaySelector(key),
    valid:
      key === null || isAsWritten(key)
        ? null
        : (normaliseSelector(kind, key.slice(key.indexOf(":") + 1))?.valid ?? null),
    said: shown.map((row) => ({
      mention: row.id,
      report: row.report_id,
      reference: row.reference,
      agency: row.agency,
      grade: gradeOfRow(row),
      at: (row.disseminated_at ?? row.changed_at).toISOString(),
      authored: row.authored,
      text: row.text,
      properties: row.properties as Record<string, string>,
      passage: passage(row.item_text, row.span_start, row.span_end),
    })),
    links,
    agencies: [...Map.groupBy(shown, (row) => row.agency)]
      .map(([code, list]) => ({ code, count: list.length }))
      .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code)),
    more: rows.length > MOST_SAID,
  };
}

async function said(viewer: Viewer, id: string) {
  const base = viewer.db
    .selectFrom("mention as m")
    .innerJoin("report as r", "r.id", "m.report_id")
    .innerJoin("item as i", (join) =>
      join.onRef("i.report_id", "=", "m.report_id").onRef("i.id", "=", "m.item_id"),
    )
    .innerJoin("agency as g", "g.id", "r.agency_id")
    .select([
      "m.id",
      "m.report_id",
      "m.kind",
      "m.key",
      "m.text",
      "m.properties",
      "m.span_start",
      "m.span_end",
    ])
    .select([
      "r.reference",
      "r.authored",
      "r.disseminated_at",
      "r.changed_at",
      "g.code as agency",
      "i.text as item_text",
    ])
    .select(["i.source", "i.information", "i.handling", "i.action", "i.sanitisation", "i.instructions"])
    .where("m.status", "!=", "dropped")
    .where("r.state", "in", ["draft", "submitted", "evaluated", "disseminated"])
    .orderBy("r.authored", "desc")
    .orderBy("m.id")
    .limit(MOST_SAID + 1);
  if (!isUuid(id)) return await base.where("m.key", "=", id).execute();
  const named = await base.where("m.id", "=", id).execute();
  const key = named[0]?.key;
  return key ? await base.where("m.key", "=", key).execute() : named;
}

function gradeOfRow(
  row: Pick<ItemRow, "source" | "information" | "handling" | "action" | "sanitisation" | "instructions">,
) {
  const grade = gradeOf(row as ItemRow);
  return grade ? gradeText(grade) : null;
}

function passage(
  text: string,
  start: number | null,
  end: number | null,
): ThingWire["said"][number]["passage"] {
  if (start === null || end === null) return [{ text: text.slice(0, AROUND * 2) }];
  const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, start - AROUND)) + 1);
  const to = end + AROUND >= text.length ? text.length : Math.max(text.lastIndexOf(" ", end + AROUND), end);
  const begin = start < AROUND ? 0 : from;
  return [
    ...(begin > 0 ? [{ text: "…" }] : []),
    { text: text.slice(begin, start) },
    { text: text.slice(start, end), hit: true },
    { text: text.slice(end, to) },
    ...(to < text.length ? [{ text: "…" }] : []),
  ].filter((segment) => segment.text !== "");
}

async function linksOf(viewer: Viewer, mentions: readonly string[]): Promise<ThingWire["links"]> {
  const sides = [
    { here: "l.from_mention", there: "l.to_mention", direction: "out" },
    { here: "l.to_mention", there: "l.from_mention", direction: "in" },
  ] as const;
  const links: ThingWire["links"] = [];
  for (const { here, there, direction } of sides) {
    const rows = await viewer.db
      .selectFrom("link as l")
      .innerJoin("mention as o", (join) =>
        join.onRef("o.report_id", "=", "l.report_id").onRef("o.id", "=", there),
      )
      .innerJoin("report as r", "r.id", "l.report_id")
      .innerJoin("item as i", (join) =>
        join.onRef("i.report_id", "=", "l.report_id").onRef("i.id", "=", "l.item_id"),
      )
      .select(["l.kind", "o.id", "o.key", "o.kind as other_kind", "o.text", "r.reference"])
      .select(["i.source", "i.information", "i.handling", "i.action", "i.sanitisation", "i.instructions"])
      .where(here, "in", [...mentions])
      .where("l.status", "!=", "dropped")
      .where("o.status", "!=", "dropped")
      .limit(MOST_SAID)
      .execute();
    for (const row of rows) {
      links.push({
        kind: row.kind,
        direction,
        mention: row.id,
        key: row.key,
        otherKind: row.other_kind,
        display: row.key === null ? row.text : displaySelector(row.key),
        reference: row.reference,
        grade: gradeOfRow(row),
      });
    }
  }
  return links;
}
