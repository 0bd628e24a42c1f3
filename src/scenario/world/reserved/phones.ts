/**
 * Telephone numbers that regulators set aside for fiction, and no others. The United Kingdom's mobile range holds a
 * thousand, so a large world takes more of its numbers from other ranges and abroad. When a range is used up it begins
 * again, as operators give out numbers again; docs/scenario.md says from which size on.
 */
import { between, type Random, weighted } from "../../random.ts";

export interface PhoneRange {
  readonly name: string;
  /** In international form; each `x` is any digit. */
  readonly pattern: string;
  /** The share of numbers that it would have in a small world. */
  readonly share: number;
}

const UK_CITIES = "113496 114496 115496 116496 117496 118496 121496 131496 141496 151496 161496 191498".split(
  " ",
);

/** Ofcom, "Telephone numbers for use in TV and radio drama programmes". */
const OFCOM: readonly PhoneRange[] = [
  { name: "Ofcom mobile", pattern: "+447700900xxx", share: 56 },
  { name: "Ofcom London", pattern: "+442079460xxx", share: 1 },
  { name: "Ofcom Cardiff", pattern: "+442920180xxx", share: 0.4 },
  { name: "Ofcom Northern Ireland", pattern: "+442896496xxx", share: 0.4 },
  { name: "Ofcom no area", pattern: "+441632960xxx", share: 0.4 },
  ...UK_CITIES.map((city) => ({ name: `Ofcom 0${city.slice(0, 3)}`, pattern: `+44${city}0xxx`, share: 0.4 })),
];

/** ARCEP, decision 2018-0881 (numbers for audiovisual works). */
const ARCEP: readonly PhoneRange[] = [
  { name: "Arcep mobile", pattern: "+3363998xxxx", share: 14 },
  ...["19900", "26191", "35301", "46571", "53649"].map((begin) => ({
    name: `Arcep 0${begin[0]}`,
    pattern: `+33${begin}xxxx`,
    share: 0.5,
  })),
];

/** Bundesnetzagentur, Drama Numbers. */
const BNETZA: readonly PhoneRange[] = ["3023125", "6990009", "4066969", "2214710", "8999998"].map(
  (begin) => ({
    name: "Bundesnetzagentur",
    pattern: `+49${begin}xxx`,
    share: 0.6,
  }),
);

/** ComReg, 020 91X XXXX for drama. */
const COMREG: readonly PhoneRange[] = [{ name: "ComReg", pattern: "+3532091xxxxx", share: 5 }];

/** ACMA, fictitious numbers: 5550 and 7010 in every region. */
const ACMA: readonly PhoneRange[] = ["2", "3", "7", "8"].flatMap((region) =>
  ["5550", "7010"].map((block) => ({ name: "ACMA", pattern: `+61${region}${block}xxxx`, share: 0.4 })),
);

/** NANPA: 555-0100 to 555-0199 in any area code. */
const NANPA: readonly PhoneRange[] = areaCodes().map((area) => ({
  name: "NANPA",
  pattern: `+1${area}55501xx`,
  share: 5 / 712,
}));

export const PHONE_RANGES: readonly PhoneRange[] = [
  ...OFCOM,
  ...ARCEP,
  ...BNETZA,
  ...COMREG,
  ...ACMA,
  ...NANPA,
];

const RESERVED = new RegExp(
  `^(?:${PHONE_RANGES.map(({ pattern }) => pattern.replace("+", "\\+").replaceAll("x", "\\d")).join("|")})$`,
);

/** Whether an international number is of one of the ranges. */
export function isReservedPhone(number: string): boolean {
  return RESERVED.test(number);
}

/** How many of the digits at its end are free: the only ones in which a writer of the scenario may err. */
export function freeDigits(number: string): number {
  const range = PHONE_RANGES.find(
    ({ pattern }) => pattern.length === number.length && number.startsWith(pattern.replace(/x+$/, "")),
  );
  if (range === undefined) throw new Error("that number is of no range reserved for fiction");
  return capacityDigits(range);
}

/** Hands out numbers, a range evenly over its whole length, so that early and late people have the same mix. */
export function phoneBook(random: Random, expected: number): () => string {
  const shelves = PHONE_RANGES.map((range) => {
    const capacity = 10 ** capacityDigits(range);
    return { range, capacity, next: between(random, 0, capacity - 1) };
  });
  const scale = filling(shelves, expected);
  const choices = shelves.map(
    (shelf) => [shelf, Math.min(shelf.range.share * scale, shelf.capacity)] as const,
  );
  return () => {
    const shelf = weighted(random, choices);
    // A step that shares no factor with a power of ten visits every number once before it begins again.
    shelf.next = (shelf.next + Math.floor(shelf.capacity * 0.0618) * 10 + 7) % shelf.capacity;
    const digits = String(shelf.next).padStart(capacityDigits(shelf.range), "0");
    return shelf.range.pattern.replace(/x+$/, digits);
  };
}

/**
 * How often the shares must be taken so that ranges, none beyond what it holds, give as many numbers as are expected;
 * where all of them together do not, each gives all it has.
 */
function filling(
  shelves: readonly { readonly range: PhoneRange; readonly capacity: number }[],
  expected: number,
): number {
  const given = (scale: number) =>
    shelves.reduce((sum, { range, capacity }) => sum + Math.min(range.share * scale, capacity), 0);
  let [low, high] = [0, 1e9];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (given(middle) < expected) low = middle;
    else high = middle;
  }
  return high;
}

function capacityDigits({ pattern }: PhoneRange): number {
  return pattern.length - pattern.indexOf("x");
}

/** Area codes as the plan allows them: no N9X, which is kept for expansion, and no N11. */
function areaCodes(): string[] {
  const codes: string[] = [];
  for (let code = 200; code < 990; code++) {
    const text = String(code);
    if (text[1] !== "9" && !text.endsWith("11")) codes.push(text);
  }
  return codes;
}
