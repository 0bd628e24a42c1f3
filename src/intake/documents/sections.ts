/**
 * A document's blocks to the items of a report: a section each, cut so that none is too long, joined where they are
 * many or small. Each reads on its own: it begins with the heading it stands under.
 */
import type { Block, ReadDocument } from "./document.ts";

export interface Section {
  readonly text: string;
  readonly pages: readonly number[];
}

export const LONGEST_ITEM = 40_000;
export const MOST_ITEMS = 50;
/** A section shorter than this is joined to the next: a heading with a line under it is no item of its own. */
const SMALL = 400;

interface Placed {
  readonly block: Block;
  readonly page: number;
}

export function sectionsOf(document: ReadDocument): Section[] {
  const placed = document.pages.flatMap((page) => page.blocks.map((block) => ({ block, page: page.number })));
  const sections = small(underHeadings(placed)).flatMap((section) => cut(section));
  let joined = sections;
  // Neighbours are joined, the shortest first, until they are as few as a report may have.
  while (joined.length > MOST_ITEMS) {
    const at = shortestPair(joined);
    if (at === null) break;
    joined = [
      ...joined.slice(0, at),
      joinedPair(joined[at] as Section, joined[at + 1] as Section),
      ...joined.slice(at + 2),
    ];
  }
  return joined;
}

/** "page 2", "pages 1–3", "pages 1, 4". */
export function pagesText(pages: readonly number[]): string {
  const sorted = [...new Set(pages)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const page of sorted) {
    const run = runs.at(-1);
    if (run && page === run[1] + 1) run[1] = page;
    else runs.push([page, page]);
  }
  const text = runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
  return `${sorted.length === 1 ? "page" : "pages"} ${text}`;
}

function underHeadings(placed: readonly Placed[]): Placed[][] {
  const sections: Placed[][] = [];
  for (const each of placed) {
    const section = sections.at(-1);
    const opens = each.block.is === "heading" && section?.some(({ block }) => block.is !== "heading");
    if (!section || opens) sections.push([each]);
    else section.push(each);
  }
  return sections;
}

function small(sections: readonly Placed[][]): Placed[][] {
  const joined: Placed[][] = [];
  for (const section of sections) {
    const before = joined.at(-1);
    if (before && Math.min(length(before), length(section)) < SMALL) before.push(...section);
    else joined.push([...section]);
  }
  return joined;
}

/** A section in parts of whole blocks; the parts after the first repeat its heading. */
function cut(section: readonly Placed[]): Section[] {
  const [first] = section;
  const again = first?.block.is === "heading" ? `${first.block.text.slice(0, 300)} (continued)\n\n` : "";
  const parts: { text: string; pages: number[] }[] = [];
  for (const { block, page } of section) {
    for (const text of pieces(blockText(block), LONGEST_ITEM - again.length)) {
      const part = parts.at(-1);
      if (part && part.text.length + 2 + text.length <= LONGEST_ITEM) {
        part.text += `\n\n${text}`;
        part.pages.push(page);
      } else parts.push({ text: (parts.length === 0 ? "" : again) + text, pages: [page] });
    }
  }
  return parts;
}

/** A block that is itself too long, cut at the ends of sentences or else between words. */
function pieces(text: string, longest: number): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const head = rest.slice(0, longest);
    const end = Math.max(
      head.lastIndexOf("\n"),
      ...[...head.matchAll(/[.!?]["”’]?\s/g)].slice(-1).map((match) => match.index + 1),
    );
    const at = end > longest / 2 ? end : Math.max(head.lastIndexOf(" "), longest / 2);
    // Never between the halves of one letter.
    const safe = /[\ud800-\udbff]/.test(rest[at - 1] ?? "") ? at - 1 : at;
    found.push(rest.slice(0, safe).trim());
    rest = rest.slice(safe).trim();
  }
  return [...found, rest].filter((each) => each !== "");
}

function shortestPair(sections: readonly Section[]): number | null {
  let best: number | null = null;
  let shortest = LONGEST_ITEM - 1;
  for (let at = 0; at + 1 < sections.length; at++) {
    const size = (sections[at]?.text.length ?? 0) + (sections[at + 1]?.text.length ?? 0);
    if (size < shortest) [best, shortest] = [at, size];
  }
  return best;
}

function joinedPair(a: Section, b: Section): Section {
  return { text: `${a.text}\n\n${b.text}`, pages: [...a.pages, ...b.pages] };
}

function blockText(block: Block): string {
  return block.is === "item" ? `• ${block.text}` : block.text;
}

function length(section: readonly Placed[]): number {
  return section.reduce((sum, { block }) => sum + block.text.length, 0);
}
