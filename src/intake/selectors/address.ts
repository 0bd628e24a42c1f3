/** Postal addresses: a flat or unit, a number, a street and a town, with the postcode behind it if there is one. */

import { after, alphanumeric, before, matches } from "./context.ts";
import { type Candidate, type NormalForm, WEIGHT } from "./found.ts";
import { isPlace } from "./places.ts";
import { spaced } from "./postcode.ts";

const WORD = "[A-Z][A-Za-z'’.-]{0,24}";
const FLAT =
  "(?:(?:Flat|Apartment|Apt|Unit|Room|Studio|Suite|Floor|Office|Bay|Shop|Plot|Caravan) [0-9A-Z][0-9A-Za-z/-]{0,4},? )";
const STREET =
  "(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Dr|Way|Court|Ct|Crescent|Cres|Gardens|Gdns|Grove|Place|Pl|Terrace|Row|Walk|Hill|Parade|Square|Sq|Park|Green|Mews|View|Rise|Quay|Wharf|Broadway|Embankment|Esplanade|Promenade|Yard|Passage|Gate|Bank|Fold|Vale|Circus|Boulevard|Approach|Croft|Mount|End|Common)";
const ESTATE =
  "(?:(?:Industrial|Trading|Business|Retail) (?:Estate|Park|Centre)|Enterprise Park|Distribution Centre)";
const NUMBER = "\\d{1,4}[A-Za-z]?(?:[-–/]\\d{1,4}[A-Za-z]?)?";

const BRITISH = `${FLAT}?${NUMBER},? (?:the )?(?:${WORD} ){1,4}${STREET}\\b\\.?(?: (?:North|South|East|West|Street|Road|Lane|Estate))?`;
const UNIT = `(?:${FLAT}|${NUMBER},? )(?:${WORD} ){1,4}${ESTATE}\\b`;
const BROADWAY = `${NUMBER} (?:The )?(?:Broadway|Strand|Parade|Promenade)\\b`;
const ROMANCE =
  "\\d{1,4}(?: bis| ter)?,? (?:rue|avenue|boulevard|quai|place|chemin|allée|route|impasse)(?: (?:de|du|des|la|le|l['’]|d['’]))*[ '’]?[A-ZÉÈÀ][\\p{L}'’-]{1,24}(?: [A-ZÉÈÀ][\\p{L}'’-]{1,24}){0,2}";
const GERMANIC =
  "[A-ZÄÖÜ][\\p{L}-]{2,24}(?:straße|strasse|str\\.|straat|weg|platz|laan|gasse|allee) \\d{1,4}[a-z]?\\b";
const ABROAD =
  "(?:Rruga|Strada|Str\\.|Bulevardul|Via|Viale|Calle|Avenida|Ulica|ul\\.|Ul\\.) (?:[A-ZȘȚĂÎ][\\p{L}'’.-]{1,24} ){1,3}(?:nr\\.? ?|no\\.? ?|Nr\\.? ?)?\\d{1,4}\\b";

const SHAPE = new RegExp(
  `(?<![\\w/£€$-])(?:${UNIT}|${BRITISH}|${BROADWAY}|${ROMANCE}|${GERMANIC}|${ABROAD})`,
  "gu",
);
const TOWN =
  /^,? ((?:[A-Z][A-Za-z'’-]+)(?:[ -](?:upon|on|in|le|under|the|by|of|next)[ -](?:the[ -])?[A-Z][A-Za-z'’-]+| [A-Z][a-z'’-]+){0,2})/;
const POSTCODE_NEXT = /^[,.]?\s{0,2}([A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})(?![\w-])/;

/** Finds addresses. A street that follows a number counts; a street alone is a place. */
export function findAddresses(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of matches(SHAPE, text)) {
    const start = match.index;
    const street = match[0].replace(/[.,]$/, "");
    // "the 14 High Street shops", "3 Cross Roads": a count, unless an address is plainly meant.
    if (/\b(?:junction|J|exit|bus|route|page|CAD)\s?$/i.test(before(text, start, 10))) continue;
    const end = withTowns(text, start + street.length);
    const full = text.slice(start, end);
    const postcode = POSTCODE_NEXT.exec(after(text, end, 12))?.[1];
    const building = buildingOf(full);
    found.push({
      kind: "address",
      start,
      end,
      properties: {
        full,
        ...(building && { building }),
        street: street.slice(building?.length ?? 0).replace(/^[ ,]+/, ""),
        ...(postcode && { postcode: spaced(alphanumeric(postcode)) }),
      },
      key: postcode && building ? addressKey(postcode, building) : null,
      valid: null,
      confidence: postcode ? "certain" : "likely",
      weight: WEIGHT.address,
    });
    SHAPE.lastIndex = end;
  }
  return found;
}

/** Takes in the locality and the town behind a street, up to two of them. */
function withTowns(text: string, from: number): number {
  let end = from;
  for (let taken = 0; taken < 2; taken++) {
    const rest = after(text, end, 50);
    const match = TOWN.exec(rest);
    const name = match?.[1];
    if (match === null || name === undefined) break;
    const comma = match[0].startsWith(",");
    const behind = rest.slice(match[0].length);
    const closes = POSTCODE_NEXT.test(behind) || (comma && /^(?:[.;)]|$|\n)/.test(behind));
    if (isPlace(name) || (comma && closes) || POSTCODE_NEXT.test(behind)) {
      end += match[0].length;
      continue;
    }
    // "…, Luton Police": the town is the first word only.
    const first = name.split(" ")[0] ?? "";
    if (first !== name && isPlace(first)) end += match[0].indexOf(first) + first.length;
    break;
  }
  return end;
}

/** The flat and the number, as written: "Flat 2, 118". */
function buildingOf(full: string): string | null {
  const head = new RegExp(`^(?:${FLAT}?${NUMBER}(?=[ ,])|${FLAT})`).exec(full)?.[0];
  return head?.replace(/[ ,]+$/, "") ?? null;
}

/** Postcode and building identify an address in the United Kingdom; the words between vary. */
function addressKey(postcode: string, building: string): string {
  return `address:${alphanumeric(postcode)}/${alphanumeric(building)}`;
}

/** An address that has a building number and a postcode; others have no normal form. */
export function normaliseAddress(written: string): NormalForm | null {
  if (written.length > 300) return null;
  const postcodes = [
    ...written.toUpperCase().matchAll(/(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}(?!\w)/g),
  ];
  const postcode = postcodes.at(-1);
  if (postcode === undefined) return null;
  const rest = written.slice(0, postcode.index).trim().replace(/\s+/g, " ");
  const building = buildingOf(`${rest.replace(/^(?:flat|unit|apartment|apt|room)\b/i, capital)} `);
  if (building === null) return null;
  const code = alphanumeric(postcode[0]);
  return {
    key: addressKey(code, building),
    display: `${rest.replace(/,$/, "")}, ${spaced(code)}`,
    valid: null,
  };
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}
