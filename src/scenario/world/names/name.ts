/** A person's name, drawn by the frequencies of its origin and built as that origin builds names. */
import { chance, pick, pickByRank, type Random } from "../../random.ts";
import { ARABIC, KURDISH, PASHTO, PERSIAN } from "./arabic-script.ts";
import { ALBANIAN, ENGLISH, POLISH, ROMANIAN } from "./europe.ts";
import type { NameStock, Origin, Part, Sex } from "./part.ts";
import { CHINESE, PUNJABI, SOMALI, TIGRINYA, TURKISH, UKRAINIAN, VIETNAMESE } from "./wide.ts";

export const STOCKS: Readonly<Record<Origin, NameStock>> = {
  english: ENGLISH,
  albanian: ALBANIAN,
  arabic: ARABIC,
  persian: PERSIAN,
  pashto: PASHTO,
  kurdish: KURDISH,
  turkish: TURKISH,
  vietnamese: VIETNAMESE,
  tigrinya: TIGRINYA,
  romanian: ROMANIAN,
  ukrainian: UKRAINIAN,
  chinese: CHINESE,
  punjabi: PUNJABI,
  somali: SOMALI,
  polish: POLISH,
};

export type Place = "given" | "father" | "middle" | "family";

export interface NamePart extends Part {
  readonly is: Place;
}

/** In the order in which its bearer says it. */
export interface PersonName {
  readonly origin: Origin;
  readonly parts: readonly NamePart[];
}

/** How flat the top of a list of names is: the commonest given name has about one in twenty bearers, most have far fewer. */
const FLAT = 6;

export function drawName(random: Random, origin: Origin, sex: Sex): PersonName {
  const stock = STOCKS[origin];
  const as = (is: Place, part: Part): NamePart => ({ ...part, is });
  const given = as("given", pickByRank(random, stock[sex], FLAT));
  const father = () => as("father", pickByRank(random, stock.male, FLAT));
  const family = as("family", pickByRank(random, stock.family, FLAT));
  switch (stock.build) {
    case "western":
      return { origin, parts: [given, family] };
    case "nisba":
      return { origin, parts: chance(random, 0.6) ? [given, father(), family] : [given, family] };
    case "patronymic":
      return { origin, parts: [given, father(), family] };
    case "family-first": {
      const middle = stock.middle?.[sex];
      return { origin, parts: [family, ...(middle ? [as("middle", pick(random, middle))] : []), given] };
    }
    case "slavic":
      return { origin, parts: [given, as("father", patronymic(father(), sex)), family] };
    case "singh":
      return { origin, parts: [given, as("middle", pick(random, stock.middle?.[sex] ?? [])), family] };
  }
}

/** Олексій's son is Олексійович. Rough: the few names that change their stem are left as they are. */
function patronymic(father: Part, sex: Sex): Part {
  const soft = /[iy]$/.test(father.latin);
  const stem = father.latin.replace(/(?:ii|o|a)$/, "");
  const latin = sex === "male" ? (soft ? "iiovych" : "ovych") : soft ? "iivna" : "ivna";
  const native = sex === "male" ? (soft ? "йович" : "ович") : soft ? "ївна" : "івна";
  return { latin: stem + latin, native: `${(father.native ?? "").replace(/[йоа]$/, "")}${native}` };
}

/** The full name in its bearer's own script, or null where that is Latin. */
export function inOwnScript(name: PersonName): string | null {
  const native = name.parts.map((part) => part.native);
  if (native.some((part) => part === undefined)) return null;
  return native.join(STOCKS[name.origin].script === "Han" ? "" : " ");
}
