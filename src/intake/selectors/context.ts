/**
 * The words around a candidate. Every look is bounded, so that a finder stays linear in its text however
 * many candidates it has.
 */

/** The characters before an offset, at most `length` of them. */
export function before(text: string, start: number, length: number): string {
  return text.slice(Math.max(0, start - length), start);
}

/** The characters after an offset, at most `length` of them. */
export function after(text: string, end: number, length: number): string {
  return text.slice(end, end + length);
}

/** Words that announce a reference number of somebody's files, after which digits are no selector. */
const REFERENCE =
  /\b(?:CAD|log|crime|custody|exhibit|seal|invoice|warrant|serial|batch|case|incident|policy|claim|job|order|tracking|booking|receipt|collar|shoulder|URNs?|refs?|references?|occurrence|IR|STORM|Niche|page|para|paragraph|form|grid|hash|recording|PNC|PNCID|CRO|OCG|ICCID)(?:[ :.#/]+(?:no|nos|number|numbers|numbered|num|ref|reference|id|code|was|is|and|the|of)\b)*[ :.#/]*$/i;

/** Whether what comes right before an offset announces a reference number: a CAD, a seal, a custody record. */
export function followsReference(text: string, start: number): boolean {
  return REFERENCE.test(before(text, start, 40));
}

/** Whether an offset opens a sentence or a line. */
export function opensSentence(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && (text[at] === " " || text[at] === '"' || text[at] === "'" || text[at] === "(")) at--;
  if (at < 0) return true;
  const mark = text[at];
  return mark === "." || mark === "!" || mark === "?" || mark === "\n" || mark === ":" || mark === ";";
}

/** Letters and digits only, in capitals. */
export function alphanumeric(written: string): string {
  return written.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

/** Digits only. */
export function digitsOf(written: string): string {
  return written.replace(/\D/g, "");
}

/** Every match of a global expression, with its offsets. */
export function* matches(pattern: RegExp, text: string): Generator<RegExpExecArray> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match[0].length === 0) pattern.lastIndex++;
    yield match;
  }
}
