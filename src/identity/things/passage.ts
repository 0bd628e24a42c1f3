/** The words around a mention, as they stand in its item. */
import type { SegmentsWire } from "../../contract/common.ts";
import type { Member } from "./members.ts";

const AROUND = 140;

export function passageOf({ itemText: text, span }: Pick<Member, "itemText" | "span">): SegmentsWire {
  if (span === null) return [{ text: text.slice(0, AROUND * 2) }];
  const [start, end] = span;
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
