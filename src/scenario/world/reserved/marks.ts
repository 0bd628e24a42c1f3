/**
 * Registration marks, trailers and containers that no authority has given out, in forms that are read as what they are.
 * A mark is built so that the reason why it cannot be real is in its pattern.
 */
import { between, pick, type Random, weighted } from "../../random.ts";

/** The letters of the three at a British mark's end: neither I nor Q. */
const ENDING = "ABCDEFGHJKLMNOPRSTUVWXYZ";
/** Areas that DVLA has no office for; those that are an airline's code too would be read as flights. */
const AREAS = [..."JTUX"]
  .flatMap((first) => [..."ABCDEFGHJKLMNOPRSTUVWXY"].map((second) => first + second))
  .filter((area) => !["JL", "JU", "TK", "TO", "TP", "UA", "UX", "XC"].includes(area));

/** Which marks may occur, as normal forms, and why each can be nobody's. */
export const MARK_RULES: readonly (readonly [pattern: RegExp, why: string])[] = [
  [
    /^[JTUX][A-HJ-PR-Y](?:28|29|78|79)[A-HJ-PR-Z]{3}$/,
    "GB: the ages 28, 29, 78 and 79 begin in 2028, and DVLA has no office of J, T, U, X",
  ],
  [/^[A-Z]{2}\d{3}Q[A-Z]\d?$|^(?:CJ|IS|TM|BV|PH)\d{2}Q[A-Z]{2}$/, "RO: no mark has a Q"],
  [/^Q[A-Z]\d{4}[A-Z]$/, "PL: no district begins with Q"],
  [/^[A-HJ-NP-TV-Z]{2}\d{3}[IOU][A-HJ-NP-TV-Z]$/, "FR: I, O and U are left out"],
  [/^2[0-9]D\d{4,5}$/, "IE: since 2013 the year has three figures"],
];

export interface Mark {
  readonly country: string;
  /** As painted. */
  readonly mark: string;
}

export function drawMark(random: Random): Mark {
  const country = weighted(random, [
    ["GB", 70],
    ["RO", 8],
    ["PL", 8],
    ["FR", 9],
    ["IE", 5],
  ] as const);
  return { country, mark: markOf(random, country) };
}

function markOf(random: Random, country: "GB" | "RO" | "PL" | "FR" | "IE"): string {
  const digits = (count: number) => String(between(random, 0, 10 ** count - 1)).padStart(count, "0");
  switch (country) {
    case "GB":
      return `${pick(random, AREAS)}${pick(random, ["28", "29", "78", "79"])} ${letters(random, 3, ENDING)}`;
    case "RO":
      return `${pick(random, ["CJ", "IS", "TM", "BV", "PH"])} ${digits(2)} Q${letters(random, 2, "ABCDEFGHJKLMNPRSTUVXYZ")}`;
    case "PL":
      return `Q${letters(random, 1, "ABCDEFGHJKLMNPSTUWXYZ")} ${digits(4)}${letters(random, 1, "ACEFGHJKLMNPRSTUVWXY")}`;
    case "FR":
      return `${letters(random, 2, "ABCDEFGHJKLMNPQRSTVWXYZ")}-${digits(3)}-${pick(random, [..."IOU"])}${letters(random, 1, "ABCDEFGHJKLMNPQRSTVWXYZ")}`;
    case "IE":
      return `2${between(random, 0, 9)}-D-${between(random, 1000, 99_999)}`;
  }
}

/** Hauliers' own numbers, which are in no register: letters of an invented fleet and a number. */
export function drawTrailer(random: Random): string {
  return `${pick(random, ["TRL", "QXT", "ZQF", "XQR"])} ${between(random, 100_000, 999_999)}`;
}

/** A trailer's number is a fleet's, or it is not ours. */
export const TRAILER_RULE = /^(?:TRL|QXT|ZQF|XQR)\d{6}$/;

/** Owner codes of Q, X and Z, with a check digit that fails: no box can bear it (ISO 6346). */
export function drawContainer(random: Random): string {
  const owner = `${letters(random, 3, "QXZ")}U`;
  const serial = String(between(random, 0, 999_999)).padStart(6, "0");
  const right = checkDigit(owner + serial);
  return `${owner} ${serial} ${(right + between(random, 1, 9)) % 10}`;
}

export const CONTAINER_RULE = /^[QXZ]{3}U\d{7}$/;

function checkDigit(code: string): number {
  let sum = 0;
  [...code].forEach((character, place) => {
    const nth = character.charCodeAt(0) - 65;
    const skipped = (nth >= 1 ? 1 : 0) + (nth >= 11 ? 1 : 0) + (nth >= 21 ? 1 : 0);
    sum += (nth < 0 ? Number(character) : nth + 10 + skipped) * 2 ** place;
  });
  return (sum % 11) % 10;
}

export function letters(random: Random, count: number, from: string): string {
  let text = "";
  for (let nth = 0; nth < count; nth++) text += pick(random, [...from]);
  return text;
}
