/**
 * Identifiers grouped as people read them aloud. What is copied is always the machine's form, without the spaces.
 */

export interface IdentifierForms {
  readonly shown: string;
  readonly copied: string;
}

type Grouping = (machine: string) => string;

const GROUPINGS: Readonly<Record<string, Grouping>> = {
  phone: groupPhone,
  vehicle: groupPlate,
  account: groupAccount,
  container: (value) => value.replace(/^([A-Z]{4})(\d{6})(\d)$/, "$1 $2 $3"),
  device: (value) => value.replace(/^(\d{2})(\d{6})(\d{6})(\d)$/, "$1 $2 $3 $4"),
  postcode: (value) => value.replace(/^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/, "$1 $2"),
  flight: (value) => value.replace(/^([A-Z\d]{2})(\d{1,4}[A-Z]?)$/, "$1 $2"),
  vessel: (value) => value.replace(/^(\d{3})(\d{6})$/, "$1 $2"),
};

/** Kinds whose spaces and dashes mean nothing, so that they are taken out of what is copied. */
const COMPACT = new Set([
  "phone",
  "vehicle",
  "trailer",
  "account",
  "container",
  "device",
  "postcode",
  "flight",
  "document",
  "vessel",
]);

export function identifierForms(kind: string, value: string): IdentifierForms {
  const copied = COMPACT.has(kind) ? value.replace(/[\s\u00A0()-]/g, "").toUpperCase() : value.trim();
  const group = GROUPINGS[kind];
  return { shown: group ? group(copied) : value.trim(), copied };
}

/** The value in a selector's key: `phone:+447700900123` is the phone +447700900123. */
export function keyValue(key: string): string {
  return key.slice(key.indexOf(":") + 1);
}

function groupPhone(value: string): string {
  const national = value.replace(/^\+44/, "0");
  const mobile = /^0(7\d{3})(\d{6})$/.exec(national);
  if (mobile) return value.startsWith("+44") ? `+44 ${mobile[1]} ${mobile[2]}` : `0${mobile[1]} ${mobile[2]}`;
  const abroad = COUNTRY_CODE.exec(value);
  if (abroad) return `+${abroad[1]} ${threes(abroad[2] ?? "")}`;
  return value;
}

/** ITU-T E.164: one digit for zones 1 and 7, these two-digit codes, three digits otherwise. */
const COUNTRY_CODE = /^\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d+)$/;

/** Groups of three from the left, the last of two to four, so that no digit stands alone. */
function threes(digits: string): string {
  const groups = digits.match(/\d{1,3}/g) ?? [];
  const last = groups.at(-1);
  if (groups.length > 1 && last?.length === 1) groups.splice(-2, 2, `${groups.at(-2)}${last}`);
  return groups.join(" ");
}

function groupPlate(value: string): string {
  return value.replace(/^([A-Z]{2}\d{2})([A-Z]{3})$/, "$1 $2").replace(/^([A-Z]\d{1,3})([A-Z]{3})$/, "$1 $2");
}

function groupAccount(value: string): string {
  const sortCode = /^(\d{2})(\d{2})(\d{2})(\d{8})$/.exec(value);
  if (sortCode) return `${sortCode[1]}-${sortCode[2]}-${sortCode[3]} ${sortCode[4]}`;
  return /^[A-Z]{2}\d{2}/.test(value) ? (value.match(/.{1,4}/g) ?? []).join(" ") : value;
}
