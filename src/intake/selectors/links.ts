/**
 * Links that a sentence suggests between what was found in it. A suggestion for whoever reads the report,
 * never a claim by itself: it says which words it rests on, and a person accepts or drops it.
 */

import type { MentionKind } from "../../vocabulary/kinds.ts";
import type { FoundSelector } from "./found.ts";

/** A suggested link: indexes into what was found, and the span of text it rests on (UTF-16 offsets). */
export interface SuggestedLink {
  readonly from: number;
  readonly to: number;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/** Which kinds may stand in a link, the word for it unless the sentence has a better one, and those words. */
interface Rule {
  readonly from: MentionKind;
  readonly to: MentionKind;
  readonly kind: string;
  /** Where the words between the two match, the link has this name instead. */
  readonly spoken?: readonly (readonly [words: RegExp, kind: string])[];
  /** Suggested only where the words between match. */
  readonly only?: RegExp;
}

const RULES: readonly Rule[] = [
  { from: "person", to: "phone", kind: "uses" },
  { from: "person", to: "email", kind: "uses" },
  { from: "person", to: "handle", kind: "uses" },
  { from: "person", to: "wallet", kind: "uses" },
  { from: "person", to: "device", kind: "uses" },
  { from: "person", to: "account", kind: "holds" },
  { from: "person", to: "document", kind: "holds", spoken: [[/suppl|sold|forged|provid/i, "supplies"]] },
  {
    from: "person",
    to: "vehicle",
    kind: "drives",
    spoken: [
      [/\bkeeper\b|\bowns?\b|\bowner\b|registered to/i, "keeps"],
      [/\bpassenger\b|got into|get into/i, "travels in"],
      [/\bhire[sd]?\b/i, "hires"],
    ],
  },
  {
    from: "person",
    to: "address",
    kind: "connected to",
    spoken: [
      [/\bliv(?:es?|ed|ing)\b|resid|address|\bof\b|home/i, "lives at"],
      [/landlord|owns|let\b/i, "lets"],
    ],
  },
  {
    from: "person",
    to: "company",
    kind: "connected to",
    spoken: [
      [/director/i, "directs"],
      [/\bruns?\b|\bmanag|\bowns?\b|\bowner\b/i, "runs"],
      [/\bwork(?:s|ed|ing)? (?:for|at|from)|employ|driver for/i, "works for"],
    ],
  },
  { from: "person", to: "flight", kind: "travels on" },
  { from: "person", to: "vessel", kind: "aboard", spoken: [[/skipper|master|owner/i, "commands"]] },
  {
    from: "person",
    to: "date",
    kind: "born",
    only: /^[\s,(]*(?:DOB|D\.O\.B\.?|born(?: on)?|date of birth)[\s:]*$/i,
  },
  {
    from: "person",
    to: "person",
    kind: "also known as",
    only: /^[\s,('"]*(?:(?:is )?also known as|a\.?k\.?a\.?|alias|nicknamed|known as)\s*(?:the )?['"‘“]?$|^ \($/i,
  },
  { from: "company", to: "trailer", kind: "owns", spoken: [[/operat|towing|pull/i, "operates"]] },
  { from: "company", to: "vehicle", kind: "operates" },
  { from: "company", to: "vessel", kind: "owns" },
  { from: "company", to: "account", kind: "holds" },
  { from: "company", to: "phone", kind: "uses" },
  { from: "company", to: "email", kind: "uses" },
  { from: "company", to: "web", kind: "uses" },
  { from: "company", to: "address", kind: "trades from" },
  { from: "vehicle", to: "trailer", kind: "tows" },
  { from: "trailer", to: "container", kind: "carries", only: /contain|carr|load|box|with/i },
  { from: "address", to: "postcode", kind: "has postcode", only: /^[\s,.]{0,3}$/ },
];

const BY_PAIR = new Map(RULES.map((rule) => [`${rule.from} ${rule.to}`, rule] as const));

/** No sentence of a report is longer; what lies further apart is not linked by grammar. */
const FARTHEST = 240;
/** How many findings back a partner is looked for, which keeps a list of a thousand numbers linear. */
const LOOK_BACK = 8;

/**
 * The links suggested within one sentence: each thing to the nearest one that may have it, the one before it
 * first. `found` is what `recognise` returned for the same text.
 */
export function suggestLinks(text: string, found: readonly FoundSelector[]): readonly SuggestedLink[] {
  const links: SuggestedLink[] = [];
  for (let to = 0; to < found.length; to++) {
    const holders = new Set<MentionKind>();
    const candidates = [...indexesBack(to), ...indexesForward(to, found.length)];
    for (const from of candidates) {
      const link = linkBetween(text, found, from, to);
      if (link === null) continue;
      // One holder of each kind, and a person's phone is not the company's as well.
      const holder = found[from]?.kind;
      if (holder === undefined || holders.size > 0) continue;
      holders.add(holder);
      links.push(link);
    }
  }
  return links;
}

function indexesBack(to: number): number[] {
  return Array.from({ length: Math.min(LOOK_BACK, to) }, (_, nth) => to - 1 - nth);
}

function indexesForward(to: number, length: number): number[] {
  return Array.from({ length: Math.max(0, Math.min(3, length - to - 1)) }, (_, nth) => to + 1 + nth);
}

function linkBetween(
  text: string,
  found: readonly FoundSelector[],
  from: number,
  to: number,
): SuggestedLink | null {
  const holder = found[from];
  const thing = found[to];
  if (holder === undefined || thing === undefined) return null;
  const rule = BY_PAIR.get(`${holder.kind} ${thing.kind}`);
  if (rule === undefined) return null;
  const [first, last] = from < to ? [holder, thing] : [thing, holder];
  // What defines itself by the words in between (born, also known as) reads forwards only.
  if (rule.only && from > to) return null;
  if (last.start - first.end > FARTHEST) return null;
  const between = text.slice(first.end, last.start);
  if (endsSentence(between) || (rule.only && !rule.only.test(between))) return null;
  const told =
    text
      .slice(Math.max(0, first.start - 24), first.start)
      .split(/[.\n]/)
      .at(-1) + between;
  const kind = rule.spoken?.find(([words]) => words.test(told))?.[1] ?? rule.kind;
  return { from, to, kind, start: first.start, end: last.end };
}

/** Whether a sentence ends in these words: a full stop before a capital, a line, or a semicolon. */
function endsSentence(words: string): boolean {
  return /[.!?]['"’”)]?\s+["'‘“(]?\p{Lu}|[.!?]\s*$|\n|;/u.test(
    words.replace(/\b(?:Mr|Mrs|Ms|Dr|No|St|DOB|approx)\./gi, "$&_").replace(/\._/g, ""),
  );
}
