/** Words as they are read, without what only typesetting needed. */

/** Bounded, so that a megabyte of letters without a space costs no more than its length. */
const LETTERS = "[\\p{L}\\p{M}]{1,60}";
const BROKEN = new RegExp(`(${LETTERS})[-\\u2010\\u00ad]$`, "u");
const HYPHENATED = new RegExp(`${LETTERS}-${LETTERS}`, "gu");

/** One line: white space of every kind to single spaces, soft hyphens and other invisible marks gone. */
export function oneLine(text: string): string {
  return withoutInvisible(text).replaceAll(/\s+/g, " ").trim();
}

/** Zero-width marks, soft hyphens and control characters. Marks of direction are kept: Arabic needs them. */
export function withoutInvisible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replaceAll(/[\u00ad\u200b\u2060\ufeff]|[\u0000-\u0008\u000e-\u001f\u007f]/g, "");
}

/**
 * Lines to one text. A hyphen at a line's end before a small letter is typesetting and goes, unless the document
 * writes the word with a hyphen elsewhere ("multi-agency"): `hyphenated` holds those, in small letters.
 */
export function joinLines(lines: readonly string[], hyphenated: ReadonlySet<string>): string {
  // Pieces rather than one growing text, whose end would be copied out anew for every line.
  const pieces: string[] = [];
  for (const line of lines) {
    const next = line.trim();
    if (next === "") continue;
    const before = pieces.at(-1);
    const broken = before === undefined ? null : BROKEN.exec(before.slice(-80));
    const rest = /^[\p{Ll}\p{M}]+/u.exec(next)?.[0];
    if (before === undefined) pieces.push(next);
    else if (broken && rest) {
      const own = hyphenated.has(`${broken[1]}-${rest}`.toLowerCase());
      if (!own) pieces[pieces.length - 1] = before.slice(0, -1);
      pieces.push(next);
    } else pieces.push(` ${next}`);
  }
  return oneLine(pieces.join(""));
}

/** Words written with a hyphen within a line, in small letters. */
export function hyphenatedWords(lines: Iterable<string>): Set<string> {
  const found = new Set<string>();
  for (const line of lines) {
    for (const [word] of line.matchAll(HYPHENATED)) found.add(word.toLowerCase());
  }
  return found;
}

const BULLET = /^(?:[•◦▪●○‣∙·\uf0b7\uf0a7]|[-–—*](?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s))\s*/;

/** A list item without its bullet or number; null when the line begins no item. A number is kept: it may be cited. */
export function listItem(line: string): string | null {
  const mark = BULLET.exec(line)?.[0];
  if (mark === undefined || mark.length === line.length) return null;
  return /[\da-z]/.test(mark) ? line : line.slice(mark.length);
}

export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
