/** Chosen spans of the items' texts. Spans of one item that touch or overlap become one. Offsets count UTF-16 units. */
export interface Words {
  readonly item: string;
  readonly start: number;
  readonly end: number;
}

export function addWords(chosen: readonly Words[], added: Words): readonly Words[] {
  if (added.start >= added.end) return chosen;
  const joins = (each: Words) =>
    each.item === added.item && each.start <= added.end && added.start <= each.end;
  const joined = [added, ...chosen.filter(joins)];
  const whole: Words = {
    item: added.item,
    start: Math.min(...joined.map((each) => each.start)),
    end: Math.max(...joined.map((each) => each.end)),
  };
  return [...chosen.filter((each) => !joins(each)), whole].sort((a, b) =>
    a.item === b.item ? a.start - b.start : a.item < b.item ? -1 : 1,
  );
}

/** A selection widened to the words it touches, without the space around them: half a word misleads. */
export function wholeWords(
  text: string,
  from: number,
  to: number,
): { readonly start: number; readonly end: number } {
  if (from >= to) return { start: from, end: from };
  let start = from;
  let end = to;
  while (start < end && isSpace(text[start])) start++;
  while (end > start && isSpace(text[end - 1])) end--;
  if (start === end) return { start, end };
  while (start > 0 && !isSpace(text[start - 1])) start--;
  while (end < text.length && !isSpace(text[end])) end++;
  return { start, end };
}

const isSpace = (unit: string | undefined) => unit !== undefined && /\s/.test(unit);
