/** Passages: the stretch of each item where the words stand, cut into runs that hit and runs that do not. */
import type { SegmentsWire } from "../../contract/common.ts";
import { nameParts, spellings } from "./keys/index.ts";
import type { Query } from "./query.ts";

export interface PassageItem {
  readonly id: string;
  readonly text: string;
  /** The text with hits between U+0001 and U+0002. */
  readonly headline: string;
  readonly mentions: readonly {
    readonly start: number;
    readonly end: number;
    readonly keys: readonly string[];
  }[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const PASSAGE = 280;
const BEFORE = 80;
const MOST_PASSAGES = 3;

export function passagesOf<Item extends PassageItem>(
  query: Query,
  title: string,
  items: readonly Item[],
): { title: SegmentsWire; passages: { item: Item; segments: SegmentsWire }[] } {
  const keys = keysOf(query);
  const scored = items.map((item) => ({
    item,
    spans: merge([...headlineSpans(item.headline), ...mentionSpans(item, keys)]),
  }));
  const hitting = scored.filter((each) => each.spans.length > 0);
  const shown = (hitting.length > 0 ? hitting : scored.slice(0, 1)).slice(0, MOST_PASSAGES);
  return {
    title: segments(title, wordSpans(title, query), { start: 0, end: title.length }),
    passages: shown.map(({ item, spans }) => ({
      item,
      segments: segments(item.text, spans, windowOf(item.text, spans)),
    })),
  };
}

/** Search keys that the query asks for, to light up names however spelt and selectors however written. */
function keysOf(query: Query): ReadonlySet<string> {
  switch (query.is) {
    case "all":
    case "any":
      return new Set(query.of.flatMap((part) => [...keysOf(part)]));
    case "key":
      return new Set([query.key]);
    case "word":
      return new Set(nameParts(query.word).flatMap(spellings));
    case "name":
      return new Set(nameParts(query.name).flatMap(spellings));
    case "not":
    case "phrase":
      return new Set();
  }
}

function headlineSpans(headline: string): Span[] {
  const spans: Span[] = [];
  let removed = 0;
  let start = -1;
  for (let i = 0; i < headline.length; i++) {
    const mark = headline[i];
    if (mark === "\u0001") start = i - removed++;
    else if (mark === "\u0002") {
      spans.push({ start, end: i - removed++ });
    }
  }
  return spans;
}

function mentionSpans(item: PassageItem, keys: ReadonlySet<string>): Span[] {
  return item.mentions.filter((mention) => mention.keys.some((key) => keys.has(key)));
}

function wordSpans(text: string, query: Query): Span[] {
  const words = new Set(wordsOf(query));
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)]
    .filter((match) => words.has(match[0].toLowerCase()))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function wordsOf(query: Query): string[] {
  switch (query.is) {
    case "all":
    case "any":
      return query.of.flatMap(wordsOf);
    case "word":
      return [query.word.toLowerCase()];
    case "phrase":
      return query.words.toLowerCase().split(/\s+/);
    case "name":
      return query.name.toLowerCase().split(/\s+/);
    default:
      return [];
  }
}

function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

/** A window around the first hit that begins and ends between words. */
function windowOf(text: string, spans: readonly Span[]): Span {
  if (text.length <= PASSAGE) return { start: 0, end: text.length };
  const first = spans[0]?.start ?? 0;
  const start = first <= BEFORE ? 0 : text.lastIndexOf(" ", first - BEFORE) + 1;
  const roughEnd = Math.min(text.length, start + PASSAGE);
  const end = roughEnd === text.length ? roughEnd : Math.max(text.lastIndexOf(" ", roughEnd), start + 1);
  return { start, end };
}

function segments(text: string, spans: readonly Span[], window: Span): SegmentsWire {
  const out: SegmentsWire = [];
  let at = window.start;
  if (at > 0) out.push({ text: "…" });
  for (const span of spans) {
    const start = Math.max(span.start, window.start);
    const end = Math.min(span.end, window.end);
    if (end <= start) continue;
    if (start > at) out.push({ text: text.slice(at, start) });
    out.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < window.end) out.push({ text: text.slice(at, window.end) });
  if (window.end < text.length) out.push({ text: "…" });
  return out;
}
