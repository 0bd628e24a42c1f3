/** A part of a name as its bearer writes it, and as a passport would: the two that every other spelling comes from. */

export interface Part {
  readonly latin: string;
  /** In the bearer's own script, where that is not Latin. */
  readonly native?: string;
}

export const ORIGINS = [
  "english",
  "albanian",
  "arabic",
  "persian",
  "pashto",
  "kurdish",
  "turkish",
  "vietnamese",
  "tigrinya",
  "romanian",
  "ukrainian",
  "chinese",
  "punjabi",
  "somali",
  "polish",
] as const;

/** Where a name comes from. It says how the name is built and spelt, and nothing else about its bearer. */
export type Origin = (typeof ORIGINS)[number];

export type Sex = "male" | "female";

/** How the names of one origin are made. Lists stand most frequent first. */
export interface NameStock {
  readonly script: string | null;
  readonly male: readonly Part[];
  readonly female: readonly Part[];
  readonly family: readonly Part[];
  /**
   * `western` Arben Hoxha; `patronymic` given, father's and grandfather's name; `nisba` the same with a family name;
   * `family-first` Nguyen Van Thanh; `slavic` with a name from the father; `singh` Gurpreet Singh Gill.
   */
  readonly build: "western" | "patronymic" | "nisba" | "family-first" | "slavic" | "singh";
  /** Middle names of `family-first` and titles of belief of `singh`. */
  readonly middle?: { readonly male: readonly Part[]; readonly female: readonly Part[] };
}

/** `"Arben Ilir"`, or with the own script before a colon: `"محمد:Mohammad"`. An underscore stands for a blank. */
export function parts(...lines: readonly string[]): Part[] {
  return lines
    .join(" ")
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => {
      const [first = "", second] = word.replaceAll("_", " ").split(":");
      return second === undefined ? { latin: first } : { native: first, latin: second };
    });
}

/** Every beginning with every ending: the long tail of rare names, after the few that everybody has. */
export function compounds(beginnings: readonly Part[], endings: readonly Part[], joint = ""): Part[] {
  return endings.flatMap((ending) =>
    beginnings.map((beginning) => ({
      latin: beginning.latin + joint + ending.latin,
      ...(beginning.native !== undefined &&
        ending.native !== undefined && { native: beginning.native + joint + ending.native }),
    })),
  );
}
