/** Handsets by IMEI: 14 digits that identify, a Luhn digit, or in the 16-digit form a software version. */

import { luhnDigit, luhnHolds } from "./checksums.ts";
import { before, digitsOf, followsReference, matches } from "./context.ts";
import { type Candidate, type NormalForm, WEIGHT } from "./found.ts";

const SHAPE =
  /(?<![\w.+-])(?:\d{14,16}|\d{2}[ /-]\d{6}[ /-]\d{6}(?:[ /-]\d{1,2})?|\d{6}[ /-]\d{2}[ /-]\d{6}(?:[ /-]\d{1,2})?)(?![\w-]|[.,]\d)/g;
const CUE = /\bIMEI(?:SV|s)?\b[^.\n]{0,50}$/i;
const CARD = /\b(?:card|PAN|account|ICCID|IMSI|consignment|parcel)\b[^.\n]{0,20}$/i;

/** Finds devices. Fifteen digits that pass Luhn are enough; other forms need the word. */
export function findDevices(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of matches(SHAPE, text)) {
    const digits = digitsOf(match[0]);
    const lead = before(text, match.index, 60);
    const said = CUE.test(lead);
    const read = readImei(digits);
    if (read === null) continue;
    const quiet =
      digits.length === 15 && read.valid && !followsReference(text, match.index) && !CARD.test(lead);
    if (!said && !quiet) continue;
    found.push({
      kind: "device",
      start: match.index,
      end: match.index + match[0].length,
      properties: { imei: read.imei },
      key: `imei:${read.imei}`,
      valid: read.valid,
      confidence: said && read.valid ? "certain" : read.valid ? "likely" : "possible",
      weight: WEIGHT.device,
    });
  }
  return found;
}

/**
 * The 15 digits that name the handset. Of 14 digits the Luhn digit is worked out, and of the 16-digit form
 * (IMEISV, which has a software version and no check digit) the first 14 are taken (3GPP TS 23.003, 6.2).
 */
function readImei(digits: string): { imei: string; valid: boolean } | null {
  if (/^0+$/.test(digits)) return null;
  if (digits.length === 15) return { imei: digits, valid: luhnHolds(digits) };
  if (digits.length !== 14 && digits.length !== 16) return null;
  const body = digits.slice(0, 14);
  return { imei: body + luhnDigit(body), valid: true };
}

/** Any written form of an IMEI. */
export function normaliseDevice(written: string): NormalForm | null {
  const bare = written.replace(/^\s*IMEI(?:SV)?\b[\s:#.]*(?:(?:number|no)\b[\s:.]*)?/i, "");
  if (!/^[\d\s./-]+$/.test(bare)) return null;
  const read = readImei(digitsOf(bare));
  return read && { key: `imei:${read.imei}`, display: displayImei(read.imei), valid: read.valid };
}

/** `35-525965-890921-6`: type allocation code in two parts, serial number, check digit. */
export function displayImei(imei: string): string {
  return `${imei.slice(0, 2)}-${imei.slice(2, 8)}-${imei.slice(8, 14)}-${imei.slice(14)}`;
}
