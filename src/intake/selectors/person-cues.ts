/** What a report says around a name: that it is one, whose part it plays, or that it is nobody of interest. */

import { after, before } from "./context.ts";

/** How the words around a name speak of it, strongest first. */
/** Bare "called" and "named" may introduce a thing: they count for words that are known as names. */
const BARELY_NAMED = /\b(?:called|named) ['"‘“]?$/;

export type Cue = "named" | "titled" | "described" | "role" | "acts" | "none";

/**
 * A police or border officer's rank, with or without a collar number. Officers sign and appear in reports as
 * their authors; they are not mentions.
 */
const RANK =
  /\b(?:PC|PS|DC|DS|DI|DCI|DSU|DSupt|Det|Sgt|Sergeant|Insp(?:ector)?|Superintendent|Supt|Commander|Constable|Officers?|CIO|IO|HEO|EO|BFO|PCSO|CI|ACC|DCC|SIO|OIC|OIO|Interpreter)\.?(?: \d{2,6})? (?:\p{Lu}\. ?)?$/u;

/** A name of an operation, a ship, a street: the word before says that what follows is no person. */
const NO_PERSON =
  /\b(?:Operation|Op|OP|Project|MV|M\/V|FV|SY|MY|Exercise|HMP|HMS|HMC|IRC|RV|Hotel|Villa|Cafe|Café|Restaurant|Camp|Lake|Mount|Cape|Port|River)\.? $/;

const TITLE = /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Rev|Prof|Sheikh|Imam|Mullah)\.? $/;

/** "named X", "the name of X", "also known as X"; with a word for a person or none at all before "called". */
const NAMED =
  /(?:\b(?:(?:man|woman|male|female|person|someone|somebody|individual|facilitator|organiser|contact|associate|friend|cousin|brother|sister|uncle|driver|boy|girl|youth|pilot|boss|agent|smuggler|one|he|she) (?:\w+ )?(?:is |was )?called|named(?: only)?(?: as)?|names?(?: (?:is|was|of|as|given as|given|in \w+ is))?|the name|names?:|a\.?k\.?a\.?|alias(?:es)?|also known as|known (?:only |locally |to others )?as|nicknamed|nickname(?:d| is| was| of)?|goes by(?: the name(?: of)?)?|identified (?:himself |herself |themselves |herself only )?(?:only )?as|introduced (?:himself|herself) as|calls? himself|calls? herself|calling (?:himself|herself)|moniker|street name(?: is| of)?|kn[oe]ws? (?:him|her|them) (?:only )?as|spelt|formerly|n[ée]e|true name|real name)[:,]? ?(?:the )?['"‘“(]?)$/iu;

/** A thing that bears a name of its own, right before "named" or "called". */
const NAMED_THING =
  /\b(?:vessel|boat|ship|yacht|RHIB|dinghy|trawler|company|firm|business|pub|bar|shop|salon|restaurant|cafe|takeaway|channel|group|chat|app|site|website|page|account|operation|place|town|village|camp|beach|street|hotel|profile|restaurant|product|brand|file|folder|day|road|lay-by|farm|estate|building|user|domain|club|area) (?:is |was |locally )?(?:named|called|known as|(?:in |under |with |of )?the name(?: of)?) ?['"‘“]?$/i;

const ROLES =
  "driver|co-driver|passenger|witness|victim|suspect|subject|nominal|keeper|registered keeper|last registered keeper|landlord|landlady|tenant|manager|owner|director|directors|agent|organiser|facilitator|recruiter|pilot|skipper|captain|courier|rider|informant|associate|associates|brother|sister|cousin|uncle|aunt|father|mother|wife|husband|son|daughter|partner|girlfriend|boyfriend|friend|boss|sponsor|holder|account holder|occupant|occupier|applicant|buyer|seller|supplier|hawaladar|steward|crew member|defendant|male|female|individual|person|migrant|employee|employer|consignee|contact|signatory|payee|beneficiary|sender|recipient|PV|IP|licensee|solicitor|caller|minor|child|adult";
const ROLE = new RegExp(
  `\\b(?:${ROLES})(?:s|['’]s)?(?:,| is| was| named| being| as| identified as| recorded as| believed to be| of \\w+ is| \\w+ is){0,2}[,:]? ?\\(?$`,
  "i",
);

/** A birth date, an alias or a nationality right behind a name. */
const DESCRIBED_AFTER =
  /^(?:,? ?\(?(?:nfd|NFD|FNU|LNU|no fixed|surname unknown|full details|DOB|D\.O\.B|born|b\. ?\d|aka|a\.k\.a|alias|also known as|nicknamed|known as|aged? \d|n[ée]e|\d{1,2}[/.]\d{1,2}[/.]\d{2})|,? \(?(?:\p{Lu}\p{Ll}+(?:ian|ese|ish|qi|ani|ean)|French|German|Afghan|Somali|Dutch|Greek)\b|, (?:a|an) \p{Lu}\p{Ll}+ (?:national|citizen|male|female)| \((?:\p{Lu}\p{Ll}+ )?(?:national|male|female))/iu;

/** What only people do. */
const HUMAN_VERB =
  /^(?:,? who)? (?:said|says|stated|states|told|tells|admitted|admits|claims|claimed|drove|drives|lives|lived|paid|gave|produced|flew|travelled|met|rang|phoned|denied|denies|refused|confirmed|boarded|rents|recruits|recruited|replied|organises|organised|arranges|arranged|fled|answered|presented|was (?:arrested|stopped|detained|driving|interviewed|seen|spoken|identified|released|charged|encountered|named|a passenger|the driver)|is (?:wanted|believed|suspected|an?|the))\b/;

/** "William Harvey Hospital": what is named after a person is none. */
const NAMESAKE =
  /^ (?:Hospital|School|Academy|College|University|Centre|Institute|Foundation|Trust|Hotel|Street|Road|Lane|Avenue|Bridge|Station|Airport|Stadium|Library|Park|Square|Church|Cathedral|Way|Close|Arms|Inn|Building|Estate|Terminal|Memorial|Act|Drive)\b/;

/** What people do, but firms, ships and weather too: enough for words that are known as names. */
const VERB =
  /^ (?:collects|collected|charges|charged|arrived|arrives|travelled|sells|sold|supplies|supplied|sends|sent|took|takes|sleeps|wants|wanted|asked|asks|left|uses|used|owns|runs|works|worked|keeps|moved|came|went)\b/;

/** Whether the words around a name rule a person out. */
export function isNobody(text: string, start: number, end: number): boolean {
  const lead = before(text, start, 40);
  return RANK.test(lead) || NO_PERSON.test(lead) || NAMESAKE.test(after(text, end, 12));
}

/**
 * The words that can stand last before a name in the expressions above. Most names follow none of them, and
 * looking the word up is much cheaper than trying every expression.
 */
const LAST_WORDS: ReadonlySet<string> = new Set(
  (
    "mr mrs ms miss mx dr sir dame rev prof sheikh imam mullah called named name names is was of as given in aka a.k.a k.a a alias aliases " +
    "nicknamed nickname by the himself herself moniker spelt formerly née nee being identified recorded " +
    ROLES.replaceAll("|", " ")
  )
    .split(" ")
    .flatMap((word) => [word, `${word}s`]),
);

/** The word before an offset in small letters, past blanks, brackets, commas and a possessive. */
function wordBefore(text: string, start: number): string {
  let end = start;
  while (end > 0 && " ,:('\"‘“".includes(text[end - 1] ?? "")) end--;
  if (text[end - 1] === ".") end--;
  let from = end;
  while (from > 0 && end - from < 20 && !/[\s,:;(]/.test(text[from - 1] ?? " ")) from--;
  return text
    .slice(from, end)
    .toLowerCase()
    .replace(/['’]s$/, "");
}

/** How the words around a name announce it. */
export function cueAround(text: string, start: number, end: number): Cue {
  const led = LAST_WORDS.has(wordBefore(text, start));
  const lead = led ? before(text, start, 64) : "";
  if (led && TITLE.test(lead)) return "titled";
  if (led && NAMED.test(lead) && !NAMED_THING.test(lead)) return "named";
  const rest = after(text, end, 40);
  if (DESCRIBED_AFTER.test(rest)) return "described";
  if (led && (ROLE.test(lead) || (BARELY_NAMED.test(lead) && !NAMED_THING.test(lead)))) return "role";
  if (HUMAN_VERB.test(rest)) return "role";
  return VERB.test(rest) ? "acts" : "none";
}

/** Words between quotation marks that may be an alias; the group is the alias. */
export const QUOTED = /(?<=[ :])['"‘“]([\p{L}](?:[\p{L} .'-]{0,28}[\p{L}])?)['"’”]/gu;

const ALIAS =
  /\b(?:a\.?k\.?a\.?|alias|also known as|known (?:only |locally )?as|nicknamed|nickname(?:d| is| was| of)?|street name(?: is| of)?|goes by(?: the name(?: of)?)?|calls himself|moniker|(?:man|woman|male|female|person|someone) (?:called|named)|the names?|named)[: ]{1,2}(?:the )?$/i;

/** Whether the words before a quotation announce an alias, and of a person. */
export function announcesAlias(text: string, quote: number): boolean {
  const lead = before(text, quote, 64);
  return ALIAS.test(lead) && !NAMED_THING.test(lead);
}
