/** What the words of an item speak of, as suggestions: the same for a person writing and for text that was chosen. */
import { randomUUID } from "node:crypto";
import type { Viewer } from "../access/index.ts";
import type { RecognisedWire } from "../contract/recognise.ts";
import type { ItemDraftWire } from "../contract/reports.ts";
import { recognise, suggestLinks } from "../intake/selectors/index.ts";
import { requirementsBeside } from "./requirements.ts";

/** An item with every selector of its text as a suggested mention, and the links its sentences suggest. */
export function recogniseItem(id: string, text: string): ItemDraftWire {
  const found = recognise(text);
  const mentions = found.map((each) => ({
    id: randomUUID(),
    kind: each.kind,
    text: each.text,
    properties: { ...each.properties },
    start: each.start,
    end: each.end,
    status: "suggested" as const,
    confidence: each.confidence,
  }));
  const links = suggestLinks(text, found).flatMap((link) => {
    const from = mentions[link.from];
    const to = mentions[link.to];
    if (!from || !to) return [];
    return [{ id: randomUUID(), from: from.id, to: to.id, kind: link.kind, status: "suggested" as const }];
  });
  return { id, text, grade: null, mentions, links };
}

/** For the page where a report is written: selectors, links and the requirements that the text may answer. Nothing is kept. */
export async function recogniseText(viewer: Viewer, text: string): Promise<RecognisedWire> {
  const found = recognise(text);
  const requirements = await requirementsBeside(viewer, text);
  viewer.record({
    act: "consultation",
    subjects: requirements.map((requirement) => requirement.id),
    detail: { what: "requirements beside a draft" },
  });
  return {
    found: found.map((each) => ({ ...each, properties: { ...each.properties } })),
    links: suggestLinks(text, found).map(({ from, to, kind }) => ({ from, to, kind })),
    requirements,
  };
}
