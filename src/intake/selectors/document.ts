/** Personal documents by number: passports, identity cards, licences, permits, visas, national insurance. */

import { alphanumeric, before, matches } from "./context.ts";
import { type Candidate, type NormalForm, WEIGHT } from "./found.ts";
import { readZone } from "./mrz.ts";

/** What a document is called, and its words; the first that fits names the type. */
const TYPES: readonly (readonly [type: string, words: RegExp])[] = [
  ["passport", /passports?|ppt|pp/i],
  ["driving licence", /(?:driving|drivers?|driver['’]s) (?:licen[cs]e|permit)/i],
  ["residence permit", /BRP|(?:biometric )?residence (?:permit|card)|EUSS card/i],
  [
    "identity card",
    /(?:national )?(?:identity|ID) (?:card|document)|national ID|identity number|ID no|ID number/i,
  ],
  ["visa", /visa/i],
  ["travel document", /(?:emergency |refugee |convention )?travel document/i],
  ["seaman's book", /seam[ae]n['’]?s (?:book|discharge book)/i],
  ["registration card", /ARC(?: card)?|asylum registration card|application registration card/i],
  ["national insurance number", /national insurance(?: number)?|NI number|NINO|NI no/i],
];

const NAMES = TYPES.map(([, words]) => words.source).join("|");

/** Whether a text names any document, so that most texts need no closer look. */
const NAMED = new RegExp(String.raw`(?<![\w-])(?:${NAMES})\b`, "i");

/** Small words that may stand between the document's name and its number. */
const FILLER =
  "no|nos|num|nr|number|numbers|numbered|ref|is|was|are|with|bearing|serial|the|a|and|in|card|book|document|booklet|of|held|his|her";

/** The document right before the number, or with "number" right before it and the document not far off. */
const RIGHT_BEFORE = new RegExp(
  String.raw`(?<![\w-])(${NAMES})\b(?:[\s,:#.()'"]{1,3}(?:${FILLER})\b){0,5}[\s,:#.('"]{0,4}$`,
  "i",
);
const NUMBER_BEFORE = new RegExp(
  String.raw`(?<![\w-])(${NAMES})\b[^.;\n\d]{1,60}\b(?:no|num|nr|number|numbered|serial)\b[\s:#.('"]{0,4}$`,
  "i",
);
/** A second number of the same kind: "passports C4471902 and N0088143". */
const LISTED = new RegExp(
  String.raw`(?<![\w-])(${NAMES})\b[^.;\n]{0,24}\b[A-Z]{0,3}\d[A-Z0-9]{4,12}(?:,| and| or|, and)[ ]$`,
  "i",
);

/** A country or a holder put between the document and its number, in brackets. */
const ASIDE = /\s?\([\p{L} ]{2,24}\)/gu;

const SHAPE = /(?<![\w/.+@-])(?=[A-Z0-9]*\d)[A-Z0-9]{5,18}(?![\w@/-]|\.\d)/g;
const SPACED_LICENCE = /(?<![\w])[A-Z9]{5} ?\d{6} ?[A-Z9]{2}\d[A-Z]{2}(?![\w])/g;
const NINO = /(?<![\w])[A-CEGHJ-PQR-TW-Z][A-CEGHJ-NPQR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\w])/g;

/** Finds numbers of documents. */
export function findDocuments(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of matches(SPACED_LICENCE, text)) found.push(document(match, "driving licence", "likely"));
  for (const match of matches(NINO, text)) {
    const said = /\b(?:national insurance|NI|NINO)\b[^.\n]{0,25}$/i.test(before(text, match.index, 50));
    if (said || plausibleNino(match[0])) {
      found.push(document(match, "national insurance number", said ? "certain" : "likely"));
    }
  }
  if (!NAMED.test(text)) return found;
  for (const match of matches(SHAPE, text)) {
    if (!/\d.*\d/.test(match[0])) continue;
    const lead = before(text, match.index, 90).replace(ASIDE, "");
    const cue = RIGHT_BEFORE.exec(lead) ?? NUMBER_BEFORE.exec(lead) ?? LISTED.exec(lead);
    if (cue?.[1] === undefined) continue;
    if (/^(?:19|20)\d{6}$/.test(match[0]) && /dated|issued/i.test(lead.slice(-20))) continue;
    found.push(document(match, typeOf(cue[1]), "likely"));
  }
  return found;
}

function document(match: RegExpExecArray, type: string, confidence: "certain" | "likely"): Candidate {
  const number = alphanumeric(match[0]);
  return {
    kind: "document",
    start: match.index,
    end: match.index + match[0].length,
    properties: { number, type },
    key: `document:${number}`,
    valid: null,
    confidence,
    weight: WEIGHT.document,
  };
}

function typeOf(words: string): string {
  return (
    TYPES.find(([, pattern]) => new RegExp(`^(?:${pattern.source})$`, "i").test(words))?.[0] ?? "document"
  );
}

/** Prefixes that HMRC does not allocate (NIM39110) make a chance match of the shape likelier. */
function plausibleNino(written: string): boolean {
  const prefix = written.slice(0, 2);
  return !/[DFIQUV]/.test(prefix) && !["BG", "GB", "NK", "KN", "TN", "NT", "ZZ"].includes(prefix);
}

/**
 * A document's number in any written form, or a whole machine-readable zone, which gives the number in it.
 * The type is left out of the key: the same number read from a zone and typed from a cover must meet.
 */
export function normaliseDocument(written: string): NormalForm | null {
  if (written.length > 200) return null;
  if (written.includes("<")) {
    const lines = written.trim().split(/\s+/);
    const zone = readZone(lines);
    if (zone?.number) return { key: `document:${zone.number}`, display: zone.number, valid: zone.valid };
  }
  const number = alphanumeric(written);
  if (!/^[A-Z0-9]{5,18}$/.test(number) || !/\d.*\d.*\d/.test(number)) return null;
  if (!/^[\w\s./-]+$/.test(written.trim())) return null;
  return { key: `document:${number}`, display: number, valid: null };
}
