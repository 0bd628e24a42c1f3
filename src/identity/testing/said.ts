/** Items that speak of a person, with what is theirs; and a resolver that is run until nothing waits. */
import { randomUUID } from "node:crypto";
import type { GradeWire } from "../../contract/common.ts";
import type { ItemDraftWire, MentionDraftWire } from "../../contract/reports.ts";
import type { Scene } from "../../intelligence/testing/scene.ts";
import { OPEN } from "../../intelligence/testing/telling.ts";
import { resolveSome } from "../resolve/resolve.ts";

export interface About {
  readonly born?: string;
  readonly phone?: string;
  readonly vehicle?: string;
  readonly document?: string;
  readonly categories?: readonly string[];
  readonly grade?: GradeWire | null;
  /** Words of the item before the name. */
  readonly words?: string;
}

export interface Said extends ItemDraftWire {
  /** The id of the person's mention. */
  readonly person: string;
}

const OWN = { phone: "uses", vehicle: "drives", document: "holds" } as const;

export function said(name: string, about: About = {}): Said {
  const { born, categories, grade = OPEN, words = "Seen at the yard:" } = about;
  const person = randomUUID();
  const mentions: MentionDraftWire[] = [];
  let text = `${words} `;
  const mention = (id: string, kind: string, written: string, properties: Record<string, string>) => {
    const start = text.length;
    text += written;
    mentions.push({
      id,
      kind,
      text: written,
      properties,
      start,
      end: text.length,
      status: "confirmed",
      confidence: "certain",
    });
  };
  mention(person, "person", name, { name, ...(born ? { birthDate: born } : {}) });
  if (categories) Object.assign(mentions[0] ?? {}, { categories });
  const links: ItemDraftWire["links"] = [];
  for (const kind of ["phone", "vehicle", "document"] as const) {
    const value = about[kind];
    if (!value) continue;
    const id = randomUUID();
    text += ", ";
    mention(id, kind, value, {});
    links.push({ id: randomUUID(), from: person, to: id, kind: OWN[kind], status: "confirmed" });
  }
  return { id: randomUUID(), text: `${text}.`, grade, mentions, links, person };
}

/** What the draft of a report takes: an item without what only the test needs. */
export function itemsOf(...items: readonly Said[]): { items: ItemDraftWire[] } {
  return { items: items.map(({ person: _, ...item }) => item) };
}

export async function resolveAll(scene: Scene): Promise<void> {
  for (;;) {
    const { reports, gaveWay } = await resolveSome(scene.access, 100);
    if (reports === 0 && !gaveWay) return;
  }
}
