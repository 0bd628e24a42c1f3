/** What a thing is linked with, seen from its side; each link with the item that says so. */
import type { Viewer } from "../../access/index.ts";
import type { ThingWire } from "../../contract/identity.ts";
import { displaySelector, isAsWritten } from "../../intake/selectors/index.ts";
import { gradeTextOf } from "../../intelligence/index.ts";
import { type Member, placeOf } from "./members.ts";

export interface LinkSaid {
  readonly wire: ThingWire["links"][number];
  /** The member it was said of, and the mention at its other end. */
  readonly of: string;
  readonly other: { readonly place: string; readonly properties: Readonly<Record<string, string>> };
  readonly fromTime: string | null;
  readonly place: string | null;
}

export async function linksOf(viewer: Viewer, members: readonly Member[], most: number): Promise<LinkSaid[]> {
  const places = new Set(members.map(({ place }) => place));
  const sides = [
    { here: "l.from_mention", there: "l.to_mention", direction: "out" },
    { here: "l.to_mention", there: "l.from_mention", direction: "in" },
  ] as const;
  const links: LinkSaid[] = [];
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
      .select(["l.kind", "l.report_id", "l.from_time", "l.place", `${here} as here`])
      .select(["o.id", "o.key", "o.kind as other_kind", "o.text", "o.properties", "r.reference"])
      .select(["i.source", "i.information", "i.handling", "i.action", "i.sanitisation", "i.instructions"])
      .where(
        here,
        "in",
        members.map(({ mention }) => mention),
      )
      .where("l.status", "!=", "dropped")
      .where("o.status", "!=", "dropped")
      .where("r.state", "!=", "withdrawn")
      .orderBy("r.authored", "desc")
      .orderBy("l.id")
      .limit(most)
      .execute();
    for (const row of rows) {
      const of = placeOf(row.report_id, row.here);
      // Of another report that happens to use the same id, and was not asked for.
      if (!places.has(of)) continue;
      links.push({
        wire: {
          kind: row.kind,
          direction,
          mention: row.id,
          key: row.key,
          otherKind: row.other_kind,
          display: row.key === null || isAsWritten(row.key) ? row.text : displaySelector(row.key),
          reference: row.reference,
          grade: gradeTextOf(row),
        },
        of,
        other: {
          place: placeOf(row.report_id, row.id),
          properties: row.properties as Record<string, string>,
        },
        fromTime: row.from_time,
        place: row.place,
      });
    }
  }
  return links;
}
