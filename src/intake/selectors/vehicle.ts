/** Vehicles by registration mark, of the United Kingdom and of Europe. */

import { after, alphanumeric, before, followsReference, matches } from "./context.ts";
import { countriesNamed } from "./countries.ts";
import { type Candidate, type NormalForm, WEIGHT } from "./found.ts";
import { LOOSE_PLATE, PLATE_FORMATS, type PlateFormat, platePattern } from "./plate-formats.ts";

const EDGE_BEFORE = "(?<![\\w/£€$#.-])";
const EDGE_AFTER = "(?![\\w/]|-\\w|\\.\\d)";
const anyOf = (formats: readonly PlateFormat[]) =>
  new RegExp(
    `${EDGE_BEFORE}(?:${formats.map((format) => `(?:${platePattern(format)})`).join("|")})${EDGE_AFTER}`,
    "g",
  );
const ANY_FORMAT = anyOf(PLATE_FORMATS);
const SURE_FORMAT = anyOf(PLATE_FORMATS.filter((format) => format.sure));
const WHOLE = PLATE_FORMATS.map((format) => ({
  country: format.country,
  sure: format.sure === true,
  test: new RegExp(`^(?:${platePattern(format)})$`),
}));
const SMALL = new RegExp(`${EDGE_BEFORE}[a-z]{2}\\d{2} ?[a-z]{3}${EDGE_AFTER}`, "g");

const VEHICLE_WORDS =
  "vehicles?|cars?|vans?|lorry|lorries|trucks?|HGVs?|LGVs?|tractor(?: units?)?|units?|plates?|plated|index|indices|indexes|reg|registration|registered|VRMs?|VRNs?|ANPR|driven|driving|driver|drove|taxi|coach|minibus|moped|motorcycle|motorbike|scooter|hired|hire|pickup|pick-up|saloon|hatchback|estate car|SUV|convoy|keeper|artic|box van|flatbed|transporter|camper|motorhome|ambulance|limousine|" +
  "Transit|Sprinter|Vivaro|Trafic|Crafter|Vito|Ducato|Master|Boxer|Caddy|Golf|Passat|Polo|Astra|Corsa|Zafira|Focus|Fiesta|Mondeo|Octavia|Fabia|Superb|Prius|Qashqai|Insignia|Scania|DAF|Volvo|MAN|Iveco|Actros|Renault|Mercedes|BMW|Audi|VW|Volkswagen|Ford|Vauxhall|Skoda|Seat|Toyota|Nissan|Peugeot|Citroen|Fiat|Kia|Hyundai|Mazda|Honda|Opel|Dacia|Lexus|Jaguar|Range Rover|Land Rover|Tesla|Mini";
const NEAR_BEFORE = new RegExp(`\\b(?:${VEHICLE_WORDS})\\b[^.\\n]{0,40}$`, "i");
const NEAR_AFTER = new RegExp(`^[^.\\n\\w]{1,3}(?:\\w+ ){0,3}(?:${VEHICLE_WORDS})\\b`, "i");
const NAMING =
  /\b(?:plates?|plated|index|indices|reg|registration(?: mark| number| no)?|registered|VRMs?|VRNs?|number ?plates?|tractor unit|unit|lorry|truck|HGV|van|car|vehicle)(?: (?:no|number|of|is|was|with|bearing|showing|mark|marked|reads?|reading|as))*[\s:.,]{1,2}['"‘“]?$/i;
const LISTED =
  /\b(?:plates?|index|indices|registrations?|VRMs?|VRNs?|vehicles|cars|vans|lorries)\b[^.\n]{0,40}\d[^.\n]{0,12}(?:,| and| or) $/i;

const LOOSE = new RegExp(`${LOOSE_PLATE}${EDGE_AFTER}`, "y");
const PLATE_WORDS =
  /\b(?:plates?|plated|index|indices|reg|registration(?: mark| number| no)?|VRMs?|VRNs?)(?: (?:no|number|of|is|was|with|bearing|showing|mark|marked|reads?|reading|as))*[\s:.]{1,2}['"‘“]?(?=[A-Z0-9])/gi;

/** Three letters that are more likely a word than the end of a plate, as in "M20 AND" or "A2 FOR". */
const SHORT_WORD =
  /^(?:AND|THE|FOR|WAS|HAD|HAS|NOT|BUT|ARE|WHO|ALL|OUT|OFF|VAN|CAR|MEN|MAN|HRS|HIS|HER|BUS|TOW|GET|PUT|SAW|SAY|NOW|NEW|OLD|TWO|ONE|SIX|TEN|ANY|OWN|DUE|VIA|PER|SET|ROW|BAY|BOX|LEG|LOG|KMH|MPH|AGE|USE|YET)$/;

/** A rank, an incident or a make with its number, which has the form of several countries' plates. */
const COLLAR =
  /^(?:PC|PS|DC|DS|DI|DCI|INSP|SGT|CAD|IO|CIO|HEO|EO|BFO|PCSO|TR|NGR|IS|BMW|MAN|DAF|KIA|VW|MG|JCB|DHL|SUV|VHF|NHS|MOT|TGX|TGS|TGL|TGM|AMG|CDI|TDI|GTI|TSI|HDI|FMX|UTC|GMT|BST|EUR|GBP|USD)[ -]?\d+$/;

/** Finds registration marks. */
export function findVehicles(text: string): Candidate[] {
  const found: Candidate[] = [];
  // The sure forms first: "VRM LX19 KFG" holds another country's "VRM LX19", which would hide the British plate.
  const rest = text.replace(SURE_FORMAT, (mark: string, start: number) => {
    const lead = before(text, start, 60);
    if (SHORT_WORD.test(mark.slice(-3)) && !NAMING.test(lead)) return mark;
    found.push(vehicle(mark, start, lead, "certain"));
    return " ".repeat(mark.length);
  });
  for (const match of matches(ANY_FORMAT, rest)) {
    const mark = match[0];
    const lead = before(text, match.index, 60);
    if (!means(text, match.index, mark, lead)) continue;
    if (SHORT_WORD.test(mark.slice(-3)) && !NAMING.test(lead)) continue;
    if (!/\d/.test(mark) || COLLAR.test(mark)) continue;
    found.push(vehicle(mark, match.index, lead, "likely"));
  }
  for (const match of matches(PLATE_WORDS, text)) {
    const start = match.index + match[0].length;
    const written = loosePlate(text, start);
    if (/\bpart(?:ial|ly)? \w+/i.test(before(text, start, 18))) continue;
    if (written !== null) found.push(vehicle(written, start, before(text, start, 60), "possible", 1));
  }
  for (const match of matches(SMALL, text)) {
    const end = match.index + match[0].length;
    if (!NEAR_BEFORE.test(before(text, match.index, 60)) && !NEAR_AFTER.test(after(text, end, 40))) continue;
    found.push(vehicle(match[0], match.index, "", "possible"));
  }
  return found;
}

/** Whether the words around a plate-like form speak of a vehicle, and none of a file or a document. */
function means(text: string, start: number, written: string, lead: string): boolean {
  if (followsReference(text, start)) return false;
  if (
    /\b(?:exhibit|passport|licence|BRP|permit|postcode|flight|junction|page|room|bay|gate|IMEI|serial|trailer)\b[^.\n]{0,16}$/i.test(
      lead,
    )
  )
    return false;
  if (NAMING.test(lead) || LISTED.test(lead)) return true;
  // "J11 AND" and "M20 …": short marks are road names unless named as a plate.
  if (alphanumeric(written).length < 6) {
    return /^[A-Z]\d{1,2} ?[A-Z]{3}$/.test(written) && NEAR_BEFORE.test(lead.slice(-24)) && /, $/.test(lead);
  }
  return NEAR_BEFORE.test(lead) || NEAR_AFTER.test(after(text, start + written.length, 40));
}

/** What follows "plate" or "index" is a plate if it mixes letters and digits, to nine characters. */
function loosePlate(text: string, start: number): string | null {
  LOOSE.lastIndex = start;
  let written = LOOSE.exec(text)?.[0];
  while (written !== undefined) {
    const mark = alphanumeric(written);
    const last = written.split(/[ -]/).at(-1) ?? "";
    const wordy = /^[A-Z]+$/.test(last) && SHORT_WORD.test(last);
    if (!wordy && mark.length >= 4 && mark.length <= 9 && /\d/.test(mark) && /[A-Z]/.test(mark))
      return written;
    const gap = Math.max(written.lastIndexOf(" "), written.lastIndexOf("-"));
    if (gap <= 0) return null;
    written = written.slice(0, gap);
  }
  return null;
}

function vehicle(
  written: string,
  start: number,
  lead: string,
  confidence: Candidate["confidence"],
  lighter = 0,
): Candidate {
  const registration = alphanumeric(written);
  const country = countryOf(written.toUpperCase(), lead);
  return {
    kind: "vehicle",
    start,
    end: start + written.length,
    properties: { registration, ...(country && { country }) },
    key: `vrm:${registration}`,
    valid: null,
    confidence,
    weight: WEIGHT.vehicle - lighter,
  };
}

function countryOf(written: string, lead: string): string | undefined {
  const fitting = WHOLE.filter((format) => format.test.test(written)).map((format) => format.country);
  const named = countriesNamed(lead).at(-1);
  if (named !== undefined && (fitting.length === 0 || fitting.includes(named))) return named;
  return fitting[0];
}

/**
 * A mark in any written form: letters and digits in capitals, no country. Cameras read no country either, and
 * a report that leaves it out must still meet one that gives it.
 */
export function normaliseVehicle(written: string): NormalForm | null {
  if (!/^[\p{L}\d\s.·-]+$/u.test(written) || written.length > 24) return null;
  const mark = alphanumeric(written.normalize("NFD"));
  if (mark.length < 2 || mark.length > 10 || !/\d/.test(mark) || !/[A-Z]/.test(mark)) return null;
  return { key: `vrm:${mark}`, display: displayMark(mark), valid: null };
}

/** `AB12 CDE`; marks of other forms stand as they are. */
export function displayMark(mark: string): string {
  if (/^[A-Z]{2}\d{2}[A-Z]{3}$/.test(mark)) return `${mark.slice(0, 4)} ${mark.slice(4)}`;
  return mark.replace(/^([A-Z]\d{1,3})([A-Z]{3})$/, "$1 $2").replace(/^([A-Z]{3})(\d{1,3}[A-Z])$/, "$1 $2");
}

/** Whether a mark has the form of some country's plate. */
export function isPlate(written: string): boolean {
  return WHOLE.some((format) => format.test.test(written));
}
