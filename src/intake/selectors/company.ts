/** Companies and trading names: a name in capitals that ends in a legal form or in what the firm does. */

import { before, matches } from "./context.ts";
import { type Candidate, WEIGHT } from "./found.ts";

/** Legal forms of the United Kingdom and of Europe, with the marks people leave out. */
const FORMS =
  "(?:Co\\.? )?(?:Ltd|LTD|Limited|LIMITED)\\b\\.?|LLP\\b|PLC\\b|[Pp]lc\\b|(?:Inc|LLC|CIC|GmbH|UG|KG|OHG|SARL|Sarl|SAS|SASU|EURL|SPRL|UAB|SIA|EOOD|OOD|Kft|KFT|Zrt|Lda|LDA|ApS|Shpk|SHPK|JSC|SpA|SRL|Srl|SL|OÜ|BVBA|JDOO|FZE|FZCO|DMCC)\\b\\.?|GmbH & Co\\.? KG\\b|[Ss]h\\.?p\\.?k\\.?(?!\\w)|S\\.R\\.L\\.?|S\\.r\\.l\\.|s\\.r\\.o\\.|d\\.o\\.o\\.|a\\.s\\.(?!\\w)|A\\.[SŞ]\\.(?!\\w)|S\\.A\\.(?:R\\.L\\.|S\\.)?|S\\.p\\.A\\.|B\\.?V\\.?(?!\\w)|N\\.V\\.|A\\/S\\b|[Ss]p\\.? ?z\\.? ?o\\.? ?o\\.?|S\\.L\\.(?:U\\.)?|e\\.K\\.";
/** Lines of business that close a trading name. */
const TRADES =
  "Hand Car Wash|Car Wash|Carwash|Haulage|Logistics|Transport|Freight Services|Freight|Couriers?|Nail (?:Bar|Studio|Salon|Spa)|Nails? (?:&|and) Beauty|Nails?|Barbers?|Barber ?[Ss]hop|Money Transfer|Exchange|Remittance|Recruitment|Shipping|Foods|Cleaning(?: Services)?|Motors|Autos|Tyres|Takeaway|Kebab House|Kebabs?|Pizza|Grill|Bakery|Mini ?[Mm]arket|Supermarket|Food & Wine|Off Licence|Vapes?|Phones|Mobile Phones|Travel Agency|Travel|Lettings|Properties|Property Services|Construction|Builders|Scaffolding|Growers|Farms?|Poultry|Packing|Warehousing|Storage|Removals|Marine|Boats|Chandlery|Car Hire|Van Hire|Cars|Taxis|Minicabs|Education|College of English|Solicitors|Immigration Services|Consultancy|Staffing|Trading|Textiles|Garments|Trans|Spedition|Expres|Cargo|Demolition";

const CLOSE = new RegExp(`(?<=[\\p{L}\\d&)] )(?:(?<form>${FORMS})|(?<trade>${TRADES})(?![\\w-]))`, "gu");
/** What a firm may be of; other words before "of" say who somebody is: "Besnik Gashi of Blue Wave". */
const BEFORE_OF =
  /^(?:Bank|House|College|University|Institute|School|Academy|World|Port|Isle|Taste|Best|Kings?|City|Sons)$/;
/** A word that closes the name of a firm before: "Euro Star Couriers and A1 Tyres" are two. */
const CLOSES = new RegExp(`^(?:${FORMS}|${TRADES})$`);
const TOKEN = /(?:^|[\s("'‘“])((?:\p{Lu}[\p{L}\p{M}\d.'’&-]*|\d{1,4}|&))$/u;
const JOIN = /\s((?:and|of|the|de|der|den|van|von|du|la|le|el|al|y|e|&))$/u;

/** Words before which a name cannot reach: who somebody is, or what was done, at a sentence's start. */
const STOP =
  /^(?:The|A|An|At|By|For|From|In|On|To|Of|With|And|Via|Director|Directors|Owner|Manager|Managers|Employee|Employees|Staff|Company|Haulier|Hauliers|Operator|Consignee|Consignor|Shipper|Driver|Drivers|Keeper|Supplier|Employer|Landlord|Vessel|Vehicle|Trailer|Account|Payment|Payments|Officers?|Police|Visited|Premises|Invoice|Invoices|Both|His|Her|Their|It|He|She|They|Workers?|Between|When|While|After|Before|Also|Then|This|That|Firm|Business|Shop|Registered|Trading|Local|UK|British|Romanian|Polish|Albanian|Bulgarian|Lithuanian|Dutch|German|French|Turkish|Irish|Spanish|Italian|Agency|Customer|Enquiries|Checks|Funds|Wages|Money|Loads?|Goods|Two|Three|Four|Several|Many|All|Every|Each|Some|Other|No|Public|Unaccompanied|Accompanied|Road|Air|Sea|Rail|Organised|Hand)$/;
/** Bodies of the state whose words end like a firm's. */
const STATE =
  /\b(?:Department for|Ministry of|Border Force|Home Office|Police|National Crime Agency|Council)\b/;

/** A name that is announced as a company, whatever it ends in. */
const ANNOUNCED =
  /\b(?:trading as|t\/a|company (?:called|named)|firm (?:called|named)|business (?:called|named)|(?:shop|salon|restaurant|takeaway|cafe|barbers|car wash) (?:called|named))\s["'‘“]?((?:[A-Z][\p{L}\d'’&-]{1,24})(?: (?:(?:and|of|the|&) )?[A-Z][\p{L}\d'’&-]{1,24}){0,4})/gu;

/** How many words a name may have before its closing. */
const LONGEST = 7;

/** Finds companies. */
export function findCompanies(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of matches(CLOSE, text)) {
    const start = nameStart(text, match.index - 1);
    if (start === null) continue;
    const closing = match[0];
    const end = match.index + closing.length - (endsSentence(text, match.index, closing) ? 1 : 0);
    const form = match.groups?.form;
    const words = text.slice(start, match.index).trim();
    // A trade closes a name only after a name of its own: not "HAND CAR WASH" on a box, nor "Road Transport".
    if (
      form === undefined &&
      words === words.toUpperCase() &&
      closing !== closing.toUpperCase() &&
      words.length < 2
    )
      continue;
    if (STATE.test(words)) continue;
    found.push(
      company(text, start, end, form?.replace(/\.$/, ""), form === undefined ? "likely" : "certain"),
    );
  }
  for (const match of matches(ANNOUNCED, text)) {
    const name = match[1] ?? "";
    const start = match.index + match[0].length - name.length;
    found.push(company(text, start, start + name.length, undefined, "likely"));
  }
  return widest(found);
}

/** Walks back over the words of a name; null where there is none. */
function nameStart(text: string, from: number): number | null {
  let start = from;
  let named = false;
  for (let taken = 0; taken < LONGEST; taken++) {
    const lead = before(text, start, 40);
    const joined = JOIN.exec(lead);
    const token = TOKEN.exec(lead);
    if (token?.[1] && token[1] !== "&") {
      if (STOP.test(token[1]) || (/[.]$/.test(token[1]) && token[1].length > 3)) break;
      start -= token[1].length;
      named = named || /\p{L}{2}|\d/u.test(token[1]);
    } else if (joined?.[1] && named) {
      const behind = TOKEN.exec(lead.slice(0, -joined[0].length));
      if (behind?.[1] === undefined || STOP.test(behind[1]) || /^\d/.test(behind[1])) break;
      // "met Arben Hoxha and Kestrel Haulage": "and" joins two names as often as it is part of one.
      if (joined[1] === "of" && !BEFORE_OF.test(behind[1])) break;
      if (/^(?:and|the)$/.test(joined[1]) && !/[A-Z]/.test(behind[1])) break;
      if (joined[1] === "and" && CLOSES.test(behind[1])) break;
      if (joined[1] === "and" && taken > 1) break;
      start -= joined[1].length;
    } else break;
    if (text[start - 1] !== " ") break;
    start -= 1;
  }
  while (/\s/.test(text[start] ?? "")) start += 1;
  return named && start < from ? start : null;
}

/** Whether a form's last full stop is the sentence's: "… Limited." is, "… S.R.L." may be its own. */
function endsSentence(text: string, at: number, closing: string): boolean {
  if (!closing.endsWith(".")) return false;
  const dotted = /\.\w+\.$|^e\.K|^[a-z]\./i.test(closing);
  if (dotted) return false;
  const behind = text.slice(at + closing.length, at + closing.length + 3);
  return behind === "" || /^\s*$|^\s[A-Z]|^\n/.test(behind);
}

function company(
  text: string,
  start: number,
  end: number,
  form: string | undefined,
  confidence: Candidate["confidence"],
): Candidate {
  const name = text.slice(start, end);
  return {
    kind: "company",
    start,
    end,
    properties: { name, ...(form && { form }) },
    key: null,
    valid: null,
    confidence,
    weight: WEIGHT.company,
  };
}

/** Of findings that begin together, the longest: "Danube Freight" lies within "Danube Freight Services SRL". */
function widest(found: readonly Candidate[]): Candidate[] {
  const byStart = new Map<number, Candidate>();
  for (const candidate of found) {
    const other = byStart.get(candidate.start);
    if (other === undefined || other.end < candidate.end) byStart.set(candidate.start, candidate);
  }
  return [...byStart.values()];
}
