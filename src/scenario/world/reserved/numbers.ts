/** Documents, accounts, ships, handsets, wallets and postcodes that cannot be anybody's, each with the reason. */
import { between, pick, type Random } from "../../random.ts";
import { letters } from "./marks.ts";

/** Letters that no issuer is known to begin with, then seven digits. */
export const DOCUMENT_RULE = /^(?:QZ|ZQ|QX|XQ)\d{7}$/;

export function drawDocument(random: Random): string {
  return pick(random, ["QZ", "ZQ", "QX", "XQ"]) + digits(random, 7);
}

/** A British IBAN whose bank code no bank has: letters of Q, X and Z. Its check digits hold, so that it is read. */
export const IBAN_RULE = /^GB\d{2}[QXZ]{4}\d{14}$/;

export function drawIban(random: Random): string {
  const bank = letters(random, 4, "QXZ");
  const rest = digits(random, 14);
  const number = [...`${bank}${rest}GB00`]
    .map((character) => (/\d/.test(character) ? character : String(character.charCodeAt(0) - 55)))
    .join("");
  const check = 98n - (BigInt(number) % 97n);
  return `GB${String(check).padStart(2, "0")}${bank}${rest}`;
}

/** Seven digits whose check digit fails (IMO A.1117(30)), so that no ship has them. */
export function drawImo(random: Random): string {
  const six = String(between(random, 500_000, 999_999));
  let sum = 0;
  for (let place = 0; place < 6; place++) sum += Number(six[place]) * (7 - place);
  return six + String(((sum % 10) + between(random, 1, 9)) % 10);
}

/** Type allocation codes that begin with 001 are for test equipment (GSMA TS.06); the Luhn digit holds. */
export const IMEI_RULE = /^001\d{12}$/;

export function drawImei(random: Random): string {
  const fourteen = `001${digits(random, 11)}`;
  let sum = 0;
  [...fourteen].reverse().forEach((digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return fourteen + String((10 - (sum % 10)) % 10);
}

/** The form of a Tron address; its checksum is left to chance, one in four thousand million. */
export const WALLET_RULE = /^T[1-9A-HJ-NP-Za-km-z]{33}$/;

export function drawWallet(random: Random): string {
  return `T${letters(random, 33, "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")}`;
}

/** Districts that Royal Mail has not opened: each area's own numbers end below. */
const UNOPENED: Readonly<Record<string, number>> = {
  BB: 40,
  BD: 40,
  BN: 60,
  BS: 70,
  CA: 50,
  CF: 50,
  CH: 80,
  CO: 30,
  CT: 40,
  CV: 60,
  DE: 80,
  DN: 60,
  EX: 50,
  GL: 70,
  HD: 20,
  HU: 40,
  IP: 50,
  LA: 30,
  LE: 30,
  LL: 80,
  LN: 20,
  LU: 20,
  ME: 30,
  MK: 30,
  NN: 40,
  NR: 40,
  OL: 20,
  PE: 60,
  PL: 40,
  PO: 50,
  PR: 30,
  RH: 40,
  RM: 30,
  SA: 50,
  SK: 30,
  SO: 60,
  SR: 20,
  SS: 40,
  ST: 30,
  TN: 50,
  TS: 40,
  WF: 30,
  WV: 30,
  YO: 70,
  BT: 99,
  NE: 90,
  SN: 50,
  NG: 40,
  SL: 30,
  UB: 20,
  DY: 30,
};

export const POSTCODE_RULE = new RegExp(
  `^(?:${Object.entries(UNOPENED)
    .map(([area, from]) => `${area}${String(from)[0]}[0-9]`)
    .join("|")})\\d[ABD-HJLNP-UW-Z]{2}$`,
);

export const POSTCODE_AREAS = Object.keys(UNOPENED);

export function drawPostcode(random: Random, area: string): string {
  const from = UNOPENED[area];
  if (from === undefined)
    throw new Error(`there is no unopened district known for the postcode area ${area}`);
  return `${area}${Math.floor(from / 10)}${between(random, 0, 9)} ${between(random, 0, 9)}${letters(random, 2, "ABDEFGHJLNPQRSTUWXYZ")}`;
}

function digits(random: Random, count: number): string {
  let text = "";
  for (let nth = 0; nth < count; nth++) text += String(between(random, 0, 9));
  return text;
}
