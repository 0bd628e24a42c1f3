/** Countries by the words reports use for them, as ISO 3166-1 alpha-2 codes. */

const WORDS: Readonly<Record<string, string>> = {
  AL: "albania albanian",
  AE: "emirati dubai",
  AF: "afghanistan afghan",
  AT: "austria austrian",
  BE: "belgium belgian",
  BG: "bulgaria bulgarian",
  CH: "switzerland swiss",
  CZ: "czechia czech",
  DE: "germany german",
  DK: "denmark danish",
  EE: "estonia estonian",
  EG: "egypt egyptian",
  ER: "eritrea eritrean",
  ES: "spain spanish",
  ET: "ethiopia ethiopian",
  FI: "finland finnish",
  FR: "france french",
  GR: "greece greek",
  HR: "croatia croatian",
  HU: "hungary hungarian",
  IE: "ireland irish",
  IN: "india indian",
  IQ: "iraq iraqi",
  IR: "iran iranian",
  IT: "italy italian",
  LT: "lithuania lithuanian",
  LV: "latvia latvian",
  LY: "libya libyan",
  MD: "moldova moldovan",
  MK: "macedonia macedonian",
  NG: "nigeria nigerian",
  NL: "netherlands dutch holland",
  NO: "norway norwegian",
  PK: "pakistan pakistani",
  PL: "poland polish",
  PT: "portugal portuguese",
  RO: "romania romanian",
  RS: "serbia serbian",
  RU: "russia russian",
  SD: "sudan sudanese",
  SE: "sweden swedish",
  SI: "slovenia slovenian",
  SK: "slovakia slovak",
  SY: "syria syrian",
  TR: "turkey türkiye turkish",
  UA: "ukraine ukrainian",
  VN: "vietnam vietnamese",
  XK: "kosovo kosovan",
};

const BY_WORD = new Map(
  Object.entries(WORDS).flatMap(([code, words]) => words.split(" ").map((word) => [word, code] as const)),
);

/** Whether a word is a country or a nationality, in lower case. */
export function isCountryWord(word: string): boolean {
  return BY_WORD.has(word);
}

/** The countries named in a few words, in the order they are named. */
export function countriesNamed(words: string): string[] {
  const named: string[] = [];
  for (const match of words.matchAll(/\p{Lu}\p{L}{3,13}/gu)) {
    const code = BY_WORD.get(match[0].toLowerCase());
    if (code !== undefined) named.push(code);
  }
  return named;
}
