/** People for tests of checks: an item that speaks of one person with what is theirs. Each has a family name of their own. */
import { randomUUID } from "node:crypto";
import type { GradeWire } from "../../../contract/common.ts";
import type { ItemDraftWire } from "../../../contract/reports.ts";
import { OPEN } from "../../../intelligence/testing/telling.ts";
import type { Category } from "../../../vocabulary/index.ts";

export interface Spoken {
  readonly name: string;
  readonly birthDate?: string;
  /** Theirs by a link. */
  readonly phone?: string;
  readonly vehicle?: string;
  readonly category?: Category;
  readonly grade?: GradeWire;
}

export function anItemOn({ name, birthDate, phone, vehicle, category, grade = OPEN }: Spoken): ItemDraftWire {
  const parts = [`The driver gave the name ${name}`];
  if (birthDate) parts.push(`born ${birthDate}`);
  if (phone) parts.push(`reached on ${phone}`);
  if (vehicle) parts.push(`in ${vehicle}`);
  const text = `${parts.join(", ")}.`;
  const mention = (kind: string, words: string, properties: Record<string, string>) => ({
    id: randomUUID(),
    kind,
    text: words,
    properties,
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
    status: "confirmed" as const,
    confidence: "certain" as const,
  });
  const person = {
    ...mention("person", name, { name, ...(birthDate ? { birthDate } : {}) }),
    ...(category ? { categories: [`${category}:assessment`] } : {}),
  };
  const own = [
    ...(phone ? [mention("phone", phone, { number: phone })] : []),
    ...(vehicle ? [mention("vehicle", vehicle, { registration: vehicle })] : []),
  ];
  const links = own.map((each) => ({
    id: randomUUID(),
    from: person.id,
    to: each.id,
    kind: each.kind === "phone" ? "uses" : "drives",
    status: "confirmed" as const,
  }));
  return { id: randomUUID(), text, grade, mentions: [person, ...own], links };
}

const CONSONANTS = "bcdfghjklmnprstvwz";
const VOWELS = "aeiou";
let drawn = 20_260_921;

/** The same names in every run. */
function draw(from: string): string {
  drawn = (drawn * 48_271) % 2_147_483_647;
  return from[drawn % from.length] ?? "";
}

/** A family name that is like nobody else's in these tests. */
export function aFamilyName(): string {
  const name = Array.from({ length: 4 }, () => draw(CONSONANTS) + draw(VOWELS)).join("") + draw(CONSONANTS);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A day between 1955 and 1999. */
export function aBirthDate(): string {
  const digits = (count: number) => Array.from({ length: count }, () => draw("0123456789")).join("");
  const two = (n: number) => String(n).padStart(2, "0");
  return `${1955 + (Number(digits(4)) % 45)}-${two(1 + (Number(digits(2)) % 12))}-${two(2 + (Number(digits(2)) % 27))}`;
}

let numbered = 100;

/** Of Ofcom's range for drama; no two in a row are a slip apart. */
export function aNumber(): string {
  numbered = ((numbered - 100 + 111) % 900) + 100;
  return `07700 900${numbered}`;
}
