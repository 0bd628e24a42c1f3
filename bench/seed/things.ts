/**
 * The people and things that seeded reports speak of: a pool, commonest first within each kind, with the keys that the
 * application itself would give a mention of them. Telephone numbers are from Ofcom's ranges for drama.
 */
import { searchKeysOf, selectorKeyOf } from "../../src/intelligence/search/keys/index.ts";
import { pick, type Random, zipf } from "./random.ts";
import { GIVEN, madeUp, surnames } from "./words.ts";

export interface Thing {
  readonly kind: string;
  readonly text: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly key: string | null;
  readonly keys: readonly string[];
}

/** Of the mentions, how many are of each kind; and how many different things, for a hundred mentions, there are. */
export const KINDS = [
  { kind: "person", share: 0.5, different: 4, least: 400 },
  { kind: "phone", share: 0.15, different: 4, least: 200 },
  { kind: "vehicle", share: 0.12, different: 4, least: 200 },
  { kind: "place", share: 0.08, different: 0.2, least: 40 },
  { kind: "company", share: 0.06, different: 1, least: 50 },
  { kind: "postcode", share: 0.05, different: 0.5, least: 50 },
  { kind: "vessel", share: 0.04, different: 0.3, least: 30 },
] as const;
type SeededKind = (typeof KINDS)[number]["kind"];

/** How flat the heads of the lists are; see `zipf`. */
export const FLAT_THINGS = 12;
const FLAT_SURNAMES = 8;
const MOST_OF_A_KIND = 40_000;

export function thingsFor(random: Random, mentions: number): ReadonlyMap<SeededKind, readonly Thing[]> {
  const family = surnames(random, Math.min(8000, Math.max(400, Math.floor(mentions / 60))));
  const make: Record<SeededKind, () => string> = {
    person: () => `${pick(random, GIVEN)} ${family[zipf(random, family.length, FLAT_SURNAMES)]}`,
    phone: () => dramaNumber(random),
    vehicle: () => `Q${letter(random)}${digits(random, 2)} ${letters(random, 3)}`,
    place: () => capital(madeUp(random, 2)),
    company: () => `${capital(madeUp(random, 2))} ${pick(random, TRADES)} Ltd`,
    postcode: () =>
      `${pick(random, AREAS)}${1 + Math.floor(random() * 9)} ${digits(random, 1)}${letters(random, 2)}`,
    vessel: () => `${capital(madeUp(random, 2))} ${pick(random, ["Star", "Dawn", "Spirit", "Wave"])}`,
  };
  return new Map(
    KINDS.map(({ kind, different, least }) => {
      const wanted = Math.min(MOST_OF_A_KIND, Math.max(least, Math.floor((mentions * different) / 100)));
      return [kind, distinctTexts(wanted, make[kind]).map((text) => thing(kind, text))];
    }),
  );
}

function thing(kind: SeededKind, text: string): Thing {
  const properties = PROPERTY[kind] ? { [PROPERTY[kind]]: text } : {};
  const key = selectorKeyOf(kind, properties, text);
  return { kind, text, properties, key, keys: searchKeysOf(kind, text, key) };
}

const PROPERTY: Readonly<Partial<Record<SeededKind, string>>> = {
  person: "name",
  phone: "number",
  vehicle: "registration",
  company: "name",
  postcode: "postcode",
  vessel: "name",
};

/** Different ones, as many as wanted or as there are. */
function distinctTexts(wanted: number, make: () => string): string[] {
  const made = new Set<string>();
  for (let turn = 0; made.size < wanted && turn < wanted * 20; turn++) made.add(make());
  return [...made];
}

const TRADES = ["Freight", "Haulage", "Marine", "Car Wash", "Foods", "Trading", "Logistics", "Services"];
const AREAS = ["CT", "ME", "TN", "BN", "IP", "NR", "SS", "CO", "DA", "SE", "LE", "M", "B", "L"];
/** Ofcom, "Telephone numbers for use in TV and radio drama programmes": a thousand under each. */
const DRAMA = ["07700 900", "020 7946 0", "0113 496 0", "0114 496 0", "0115 496 0", "0116 496 0", "0117 496 0",
  "0118 496 0", "0121 496 0", "0131 496 0", "0141 496 0", "0151 496 0", "0161 496 0", "0191 498 0",
  "028 9649 6", "029 2018 0"]; // biome-ignore format: a list reads better in lines

const dramaNumber = (random: Random): string => `${pick(random, DRAMA)}${digits(random, 3)}`;
const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join("");
const letter = (random: Random): string => pick(random, [..."ABCDEFGHJKLMNPRSTUVWXYZ"]);
const letters = (random: Random, count: number): string =>
  Array.from({ length: count }, () => letter(random)).join("");
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
