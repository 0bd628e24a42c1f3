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
