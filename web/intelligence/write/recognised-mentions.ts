/**
 * What the server recognises in an item's words, beside what its author already said of them. The author's word
 * stands: what they confirmed, corrected or dropped is never suggested again.
 */

import type { RecognisedWire } from "../../../src/contract/recognise.ts";
import type { LinkDraftWire, MentionDraftWire } from "../../../src/contract/reports.ts";
import { moveSpan } from "../../look/text-runs.ts";
import { randomId } from "../../server/random-id.ts";
import type { DraftItem } from "./draft.ts";

/** The item with new words: mentions move with theirs, and one whose own words were changed is gone with its links. */
export function rewrite(item: DraftItem, text: string): DraftItem {
  const mentions = item.mentions.flatMap((mention) => {
    if (mention.start === null || mention.end === null) return [mention];
    const moved = moveSpan(item.text, text, { id: mention.id, start: mention.start, end: mention.end });
    return moved ? [{ ...mention, start: moved.start, end: moved.end }] : [];
  });
  return { ...item, text, mentions, links: linksAmong(item.links, mentions) };
}

export function suggest(
  item: DraftItem,
  { found, links }: Pick<RecognisedWire, "found" | "links">,
): DraftItem {
  const said = item.mentions.filter((mention) => mention.status !== "suggested");
  const before = item.mentions.filter((mention) => mention.status === "suggested");
  const ids = found.map((each) => {
    const own = said.find((mention) => overlap(mention, each));
    const same = before.find(
      (mention) => mention.kind === each.kind && mention.start === each.start && mention.end === each.end,
    );
    return own?.id ?? same?.id ?? randomId();
  });
  const suggested = found.flatMap((each, index): MentionDraftWire[] => {
    const id = ids[index];
    if (id === undefined || said.some((mention) => mention.id === id)) return [];
    const { kind, start, end, text, properties, confidence } = each;
    return [{ id, kind, start, end, text, properties, confidence, status: "suggested" }];
  });
  const mentions = [...said, ...suggested].sort((a, b) => (a.start ?? Infinity) - (b.start ?? Infinity));
  const kept = item.links.filter((link) => link.status !== "suggested");
  const offered = links.flatMap((link): LinkDraftWire[] => {
    const from = ids[link.from];
    const to = ids[link.to];
    if (!from || !to || kept.some((each) => each.from === from && each.to === to && each.kind === link.kind))
      return [];
    const same = item.links.find((each) => each.from === from && each.to === to && each.kind === link.kind);
    return [{ id: same?.id ?? randomId(), from, to, kind: link.kind, status: "suggested" }];
  });
  const next = { ...item, mentions, links: linksAmong([...kept, ...offered], mentions) };
  // The very same item when nothing is new, so that looking through the words is not itself a change to be saved.
  return saysTheSame(next, item) ? item : next;
}

/** Links whose both ends still stand. */
export function linksAmong(
  links: readonly LinkDraftWire[],
  mentions: readonly MentionDraftWire[],
): readonly LinkDraftWire[] {
  const standing = new Set(
    mentions.filter((mention) => mention.status !== "dropped").map((mention) => mention.id),
  );
  return links.filter((link) => standing.has(link.from) && standing.has(link.to));
}

function overlap(
  mention: MentionDraftWire,
  found: { readonly start: number; readonly end: number },
): boolean {
  return (
    mention.start !== null && mention.end !== null && mention.start < found.end && found.start < mention.end
  );
}

function saysTheSame(a: DraftItem, b: DraftItem): boolean {
  const said = ({ mentions, links }: DraftItem) =>
    JSON.stringify([
      mentions.map((each) => [each.id, each.kind, each.start, each.end, each.status, each.properties]),
      links.map((each) => [each.id, each.status]),
    ]);
  return said(a) === said(b);
}
