/** Names written in a script without capitals, found where the words around say that they are names. */

import { after, before, matches } from "./context.ts";
import { type Candidate, WEIGHT } from "./found.ts";

const RUN =
  /(?:[\u0600-\u06ff\u0750-\u077f]+(?:[ -][\u0600-\u06ff\u0750-\u077f]+){0,4}|[\u1200-\u137f]+(?: [\u1200-\u137f]+){0,4}|[\u4e00-\u9fff]{2,4})/g;
const ANY = /[\u0600-\u06ff\u1200-\u137f\u4e00-\u9fff]/;
const CUE =
  /(?:\b(?:names?|named|called|written|spelt|known as|a\.?k\.?a\.?|alias|passenger|driver|male|female|holder|account holder|signed|signature)\b[^\n.]{0,24}|\b(?:Arabic|Farsi|Persian|Kurdish|Pashto|Urdu|Dari|Tigrinya|Amharic|Chinese|Sorani|script)[:)]?(?: as| is|,)? ?|\p{Lu}[\p{L}'-]+ \(|['"‘“])$/iu;
const NAME_BEHIND = /^ ?\(\p{Lu}/u;
/** Words that may stand in such a run and are no names: "mobile", "money", "boat", "the", "number". */
const NOT_A_NAME = /^(?:رقم|هاتف|قارب|مال|دولار|يورو|الى|من|في|على)/;

/** Finds names in Arabic, Ethiopic or Chinese script. */
export function findScriptNames(text: string): Candidate[] {
  const found: Candidate[] = [];
  if (!ANY.test(text)) return found;
  for (const match of matches(RUN, text)) {
    const end = match.index + match[0].length;
    const told = CUE.test(before(text, match.index, 48)) || NAME_BEHIND.test(after(text, end, 4));
    if (!told || match[0].length < 2 || NOT_A_NAME.test(match[0])) continue;
    found.push({
      kind: "person",
      start: match.index,
      end,
      properties: { name: match[0], script: scriptOf(match[0]) },
      key: null,
      valid: null,
      confidence: "possible",
      weight: WEIGHT.person,
    });
  }
  return found;
}

function scriptOf(name: string): string {
  const code = name.charCodeAt(0);
  if (code >= 0x4e00) return "Han";
  return code >= 0x1200 ? "Ethiopic" : "Arabic";
}
