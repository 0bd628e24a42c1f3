/** Flight numbers: an airline's IATA or ICAO code and up to four digits. */

import { before, followsReference, matches } from "./context.ts";
import { type Candidate, type NormalForm, WEIGHT } from "./found.ts";

/** Airlines that serve the United Kingdom, Ireland and the routes of the field; others need the word "flight". */
const AIRLINES = new Set(
  (
    "BA FR U2 EI W6 W9 LS BY TK PC LH AF KL VY IB AZ SN LO RO FB TP SK AY OS LX A3 JU OU WF D8 DY RK EC EW HV TO W4 " +
    "XQ XC JL QR EK EY GF KU RJ ME MS ET KQ WY SV PK VN CX SQ AI VS AA UA DL LM RE T3 BE 6E EZY RYR BAW WZZ EXS TOM THY EIN DLH AFR KLM"
  ).split(" "),
);

const SHAPE = /(?<![\w/.-])([A-Z]{2}|[A-Z]\d|\d[A-Z]|[A-Z]{3}) ?(\d{1,4})([A-Z]?)(?![\w/-]|\.\d)/g;
const WORD =
  /\bflights?\b[ :#-]*(?:(?:no|number|numbers)\b[.: ]*)?(?:[A-Z0-9]{2,3} ?\d{1,4}(?:,| and| or|\/) )?$/i;
const AIR =
  /\b(?:flights?|flew|flown|fly|flying|aircraft|plane|airport|airlines?|arrived|arriving|landed|board|boarded|boarding|departed|departing|off|aboard|inbound|outbound|onboard)\b[^.\n]{0,40}$/i;

/** Finds flights: any code after the word, a known airline's where the sentence speaks of flying. */
export function findFlights(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of matches(SHAPE, text)) {
    const [written, airline = "", digits = "", suffix = ""] = match;
    const lead = before(text, match.index, 60);
    const said = WORD.test(lead);
    if (!said && !(AIRLINES.has(airline) && digits.length >= 2 && AIR.test(lead))) continue;
    if (!said && followsReference(text, match.index)) continue;
    const number = airline + Number(digits) + suffix;
    found.push({
      kind: "flight",
      start: match.index,
      end: match.index + written.length,
      properties: { number, airline },
      key: `flight:${number}`,
      valid: null,
      confidence: said && AIRLINES.has(airline) ? "certain" : "likely",
      weight: said ? WEIGHT.flight + 20 : WEIGHT.flight,
    });
  }
  return found;
}

/** `BA 0117`, `BA117` and `ba-117` are one flight. */
export function normaliseFlight(written: string): NormalForm | null {
  const bare = written
    .trim()
    .toUpperCase()
    .replace(/^FLIGHT\s+/, "")
    .replace(/[\s.-]+/g, "");
  const [, airline = "", digits = "", suffix = ""] =
    /^([A-Z]{2}|[A-Z]\d|\d[A-Z]|[A-Z]{3})(\d{1,4})([A-Z]?)$/.exec(bare) ?? [];
  if (airline === "" || Number(digits) === 0) return null;
  const number = airline + Number(digits) + suffix;
  return { key: `flight:${number}`, display: displayFlight(number), valid: null };
}

/** `BA 117`. */
export function displayFlight(number: string): string {
  return number.replace(/^([A-Z]{3}|[A-Z]{2}|[A-Z]\d|\d[A-Z])(\d)/, "$1 $2");
}
