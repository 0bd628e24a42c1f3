/** Items with what they say: their grade beside the one proposed, their mentions and links, and what was asked of their originators. */
import type { Viewer } from "../../access/index.ts";
import type { ItemWire } from "../../contract/reports.ts";
import type { Grade } from "../../vocabulary/index.ts";
import { gradeOf, type ItemRow } from "./report.ts";

export async function readItems(
  viewer: Viewer,
  report: string,
  rows: readonly ItemRow[],
  proposed: ReadonlyMap<string, Grade>,
): Promise<ItemWire[]> {
  const mentions = await viewer.db
    .selectFrom("mention")
    .selectAll()
    .where("report_id", "=", report)
    .orderBy("span_start")
    .execute();
  const links = await viewer.db.selectFrom("link").selectAll().where("report_id", "=", report).execute();
  const permissions = await viewer.db
    .selectFrom("permission")
    .select(["id", "item_id", "kind", "decision"])
    .where("report_id", "=", report)
    .orderBy("asked_at")
    .execute();
  const mentionsOf = Map.groupBy(mentions, (mention) => mention.item_id);
  const linksOf = Map.groupBy(links, (link) => link.item_id);
  const permissionsOf = Map.groupBy(permissions, (permission) => permission.item_id);
  return rows.map((row) => ({
    id: row.id,
    position: row.position,
    text: row.text,
    grade: gradeOf(row) as ItemWire["grade"],
    proposed: (proposed.get(row.id) ?? null) as ItemWire["proposed"],
    mentions: (mentionsOf.get(row.id) ?? []).map((mention) => ({
      id: mention.id,
      kind: mention.kind,
      text: mention.text,
      properties: mention.properties as Record<string, string>,
      key: mention.key,
      start: mention.span_start,
      end: mention.span_end,
      status: mention.status as ItemWire["mentions"][number]["status"],
      confidence: mention.confidence as ItemWire["mentions"][number]["confidence"],
      categories: mention.categories as ItemWire["mentions"][number]["categories"],
    })),
    links: (linksOf.get(row.id) ?? []).map((link) => ({
      id: link.id,
      from: link.from_mention,
      to: link.to_mention,
      kind: link.kind,
      role: link.role,
      status: link.status,
    })),
    permissions: (permissionsOf.get(row.id) ?? []).map(({ id, kind, decision }) => ({ id, kind, decision })),
  }));
}
