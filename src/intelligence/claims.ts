/** Claims: what an item says of people and things, and how they are linked, each tied to its words. */
import { type FieldError, Refusal, type Viewer } from "../access/index.ts";
import type { ItemDraftWire, MentionDraftWire } from "../contract/reports.ts";
import { isMentionKind } from "../vocabulary/index.ts";
import { gradeColumns } from "./reports/report.ts";
import { searchKeysOf, selectorKeyOf } from "./search/keys/index.ts";

const NO_GRADE = {
  source: null,
  information: null,
  handling: null,
  action: null,
  sanitisation: null,
  instructions: "[]",
} as const;

/** Replaces all items of a report with these, in their order, with their mentions and links. */
export async function writeItems(
  viewer: Viewer,
  report: { readonly id: string; readonly audience: number },
  items: readonly ItemDraftWire[],
  originators: (item: ItemDraftWire) => readonly string[] = () => [viewer.agency.id],
): Promise<void> {
  checkClaims(items);
  await viewer.db.deleteFrom("item").where("report_id", "=", report.id).execute();
  if (items.length === 0) return;
  const common = { report_id: report.id, audience_id: report.audience };
  await viewer.db
    .insertInto("item")
    .values(
      items.map((item, index) => ({
        ...common,
        id: item.id,
        position: index + 1,
        text: item.text,
        originators: [...originators(item)],
        ...(item.grade ? gradeColumns(item.grade) : NO_GRADE),
      })),
    )
    .execute();
  const mentions = items.flatMap((item) =>
    item.mentions.map((mention) => mentionRow(common, item.id, mention)),
  );
  if (mentions.length > 0) await viewer.db.insertInto("mention").values(mentions).execute();
  const links = items.flatMap((item) =>
    item.links.map((link) => ({
      ...common,
      id: link.id,
      item_id: item.id,
      from_mention: link.from,
      to_mention: link.to,
      kind: link.kind,
      role: link.role ?? null,
      status: link.status,
    })),
  );
  if (links.length > 0) await viewer.db.insertInto("link").values(links).execute();
}

function mentionRow(
  common: { report_id: string; audience_id: number },
  itemId: string,
  mention: MentionDraftWire,
) {
  const key = selectorKeyOf(mention.kind, mention.properties, mention.text);
  return {
    ...common,
    id: mention.id,
    item_id: itemId,
    kind: mention.kind,
    text: mention.text,
    properties: JSON.stringify(mention.properties),
    key,
    search_keys: searchKeysOf(mention.kind, mention.text, key),
    span_start: mention.start,
    span_end: mention.end,
    status: mention.status,
    confidence: mention.confidence ?? "certain",
    categories: [...(mention.categories ?? [])],
  };
}

function checkClaims(items: readonly ItemDraftWire[]): void {
  const errors: FieldError[] = [...repeatedIds(items)];
  for (const [i, item] of items.entries()) {
    const mentions = new Set(item.mentions.map((mention) => mention.id));
    for (const [j, mention] of item.mentions.entries()) {
      const pointer = `/items/${i}/mentions/${j}`;
      if (!isMentionKind(mention.kind)) {
        errors.push({
          pointer: `${pointer}/kind`,
          message: `There is no kind of thing called ${mention.kind}`,
        });
      }
      const { start, end } = mention;
      if (start !== null && end !== null && !(start < end && end <= item.text.length)) {
        errors.push({ pointer, message: "The words it stands on are outside the item's text" });
      }
    }
    for (const [j, link] of item.links.entries()) {
      if (mentions.has(link.from) && mentions.has(link.to) && link.from !== link.to) continue;
      errors.push({
        pointer: `/items/${i}/links/${j}`,
        message: "A link joins two different mentions of the same item",
      });
    }
  }
  if (errors.length > 0) {
    throw new Refusal("invalid", "Some of what was marked in the text cannot be saved.", { errors });
  }
}

/** Ids are unique within a report: of items, of mentions and of links. */
function* repeatedIds(items: readonly ItemDraftWire[]): Generator<FieldError> {
  const seen = { items: new Set<string>(), mentions: new Set<string>(), links: new Set<string>() };
  const repeated = (ids: Set<string>, id: string): boolean => ids.size === ids.add(id.toLowerCase()).size;
  for (const [i, item] of items.entries()) {
    const again = (pointer: string): FieldError => ({
      pointer,
      message: "This id is used twice in the report",
    });
    if (repeated(seen.items, item.id)) yield again(`/items/${i}/id`);
    for (const part of ["mentions", "links"] as const) {
      for (const [j, { id }] of item[part].entries()) {
        if (repeated(seen[part], id)) yield again(`/items/${i}/${part}/${j}/id`);
      }
    }
  }
}
