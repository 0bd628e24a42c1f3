/** What the headers of agencies' tables usually mean. A list to be added to; values confirm or contradict it. */
import type { MentionKind } from "../../vocabulary/kinds.ts";

/** What a column is: a property of a kind, a piece of a name or an address, the row's own key, or a date. */
export type Meaning =
  | { readonly is: "property"; readonly kind: MentionKind; readonly property: string }
  | { readonly is: "forename" | "middle" | "surname" }
  | { readonly is: "address line"; readonly at: number }
  | { readonly is: "key" }
  | { readonly is: "date" };

const property = (kind: MentionKind, name: string): Meaning => ({ is: "property", kind, property: name });

/** Tried in order on the header in small letters with single spaces for every other sign. */
const MEANINGS: readonly (readonly [pattern: RegExp, meaning: Meaning])[] = [
  [/^(vrm|vrn|vehicle reg.*|reg( no| number| mark|istration.*)?|index( no| number| mark)|number plate|plate.*)$/, property("vehicle", "registration")],
  [/^(vehicle )?(make|model|make (and )?model|vehicle type)$/, property("vehicle", "make")],
  [/^(vehicle )?colou?r$/, property("vehicle", "colour")],
  [/\b(mobile|tel|telephone|phone|phoneno|msisdn|contact number)\b/, property("phone", "number")],
  [/^(surname|last name|family name|sname|nominal surname)$/, { is: "surname" }],
  [/^(forenames?|first names?|given names?|fname|christian name|nominal forenames?)$/, { is: "forename" }],
  [/^(middle names?|second name)$/, { is: "middle" }],
  [/^(full name|name|nominal|nominal name|person|person name|subject|subject name|suspect|suspect name|driver|driver name)$/, property("person", "name")],
  [/^(alias(es)?|a k a|aka|also known as|nickname|street name|moniker)$/, property("person", "alias")],
  [/^(d o b|dob|date of birth|birth ?date|born|nominal dob)$/, property("person", "birthDate")],
  [/^(nationality|citizenship)$/, property("person", "nationality")],
  [/^(address|full address|home address|addr)$/, { is: "address line", at: 1 }],
  [/^(address line|address|addr|line) ?1$/, { is: "address line", at: 1 }],
  [/^(address line|address|addr|line) ?2$/, { is: "address line", at: 2 }],
  [/^(address line|address|addr|line) ?3$/, { is: "address line", at: 3 }],
  [/^(house (no|number|name)|building|flat)$/, { is: "address line", at: 0 }],
  [/^(street|road)$/, { is: "address line", at: 1 }],
  [/^(town|city|town city|post town)$/, { is: "address line", at: 4 }],
  [/^(county)$/, { is: "address line", at: 5 }],
  [/^(post ?code|pcode)$/, property("address", "postcode")],
  [/\bimei\b/, property("device", "imei")],
  [/\b(passport|document|doc|id card|licence|license|brp)\b.*\b(no|number|num)\b|^passport$/, property("document", "number")],
  [/^iban$/, property("account", "iban")],
  [/^sort ?code$/, property("account", "sortCode")],
  [/^(bank )?(account|acct|a c) (no|number)$/, property("account", "number")],
  [/\be ?mail\b/, property("email", "address")],
  [/^(company|company name|business|business name|employer|organisation|haulier|operator)$/, property("company", "name")],
  [/^(company|registration|crn) (no|number)$/, property("company", "number")],
  [/^imo( no| number)?$/, property("vessel", "imo")],
  [/^mmsi$/, property("vessel", "mmsi")],
  [/^(vessel|ship|boat)( name)?$/, property("vessel", "name")],
  [/^flight( no| number)?$/, property("flight", "number")],
  [/^container( no| number)?$/, property("container", "number")],
  [/^trailer( no| number| reg.*)?$/, property("trailer", "number")],
  [/^(url|web ?site|web address)$/, property("web", "url")],
  [/^(wallet|crypto.*|btc.*)$/, property("wallet", "address")],
  [/^(urn|ref|reference|reference no|ref no|record id|id|uid|log no|log number|crime (no|number|ref.*)|incident (no|number|ref.*)|nominal (id|no|number|ref)|unique.*)$/, { is: "key" }],
  [/\bdate\b|^(occurred|reported|created|seen|time|when)( on| at)?$|_at$/, { is: "date" }],
]; // biome-ignore format: a list reads better in lines

export function meaningOf(header: string): Meaning | null {
  const plain = header
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
  return MEANINGS.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
