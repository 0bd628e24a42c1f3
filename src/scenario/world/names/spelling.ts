/**
 * One name in the Latin letters of different clerks. A passport office, a French port, a British custody desk and a
 * lorry driver's own hand spell one bearer four ways; which rules a writer follows is the writer's habit, not the bearer's.
 */
import type { Origin } from "./part.ts";

/** `plain` only drops what a keyboard lacks; the others spell by ear, as the tongue of their name does. */
export const SCHEMES = ["passport", "plain", "english", "continental"] as const;
export type Scheme = (typeof SCHEMES)[number];

type Rules = readonly (readonly [RegExp, string])[];
type Tongue = Readonly<Partial<Record<Scheme, Rules>>>;

const ARABIC_PLAIN: Rules = [
  [/[-']/g, " "],
  [/aa/g, "a"],
  [/([bdfgjklmnrstz])\1/g, "$1"],
  [/iy?i$/, "i"],
];
const ARABIC_ENGLISH: Rules = [
  [/ou/g, "oo"],
  [/Moham+ed/g, "Muhammad"],
  [/Ahmad/g, "Ahmed"],
  [/Hussein/g, "Hussain"],
  [/Hassan/g, "Hasan"],
  [/([^aeiou])i([dmrf])$/, "$1ee$2"],
  [/Q/g, "K"],
  [/q/g, "k"],
  [/aid\b/g, "ayed"],
  [/ei/g, "ay"],
  [/allah/g, "ullah"],
  [/-/g, " "],
];
const ARABIC_CONTINENTAL: Rules = [
  [/oo|u(?=[^aeiou]|$)/g, "ou"],
  [/Moh?am+[ae]d/g, "Mohamed"],
  [/Sh/g, "Ch"],
  [/sh/g, "ch"],
  [/J/g, "Dj"],
  [/j/g, "dj"],
  [/ee/g, "i"],
  [/W/g, "Ou"],
  [/w/g, "ou"],
  [/al-/g, "El "],
  [/oouu?|ouou/g, "ou"],
];
const ARABIC: Tongue = {
  plain: ARABIC_PLAIN,
  english: ARABIC_ENGLISH,
  continental: ARABIC_CONTINENTAL,
};

const PERSIAN: Tongue = {
  plain: ARABIC_PLAIN,
  english: [
    [/gh/g, "q"],
    [/ou/g, "oo"],
    [/ei/g, "ai"],
    [/Mohammad/g, "Mohammed"],
    [/Hossein/g, "Hussain"],
    [/eh$/, "a"],
    [/ollah/g, "ullah"],
    [/zadeh/g, "zada"],
    [/pour/g, "poor"],
  ],
  continental: [
    [/sh/g, "sch"],
    [/Sh/g, "Sch"],
    [/j/g, "dsch"],
    [/z/g, "s"],
    [/ou|oo/g, "u"],
    [/kh/g, "ch"],
    [/Kh/g, "Ch"],
    [/ee/g, "i"],
    [/v/g, "w"],
  ],
};

const UKRAINIAN_AS_RUSSIAN: Rules = [
  [/^Oleksandr/, "Aleksandr"],
  [/^Volodymyr/, "Vladimir"],
  [/^Mykola/, "Nikolai"],
  [/^Mykhailo/, "Mikhail"],
  [/^Dmytro/, "Dmitry"],
  [/^Olena/, "Elena"],
  [/^Serhii/, "Sergey"],
  [/^Hanna/, "Anna"],
  [/H/g, "G"],
  [/h(?![a-z]?$)(?=[aeiouyr])/g, "g"],
  [/Kg/g, "Kh"],
  [/([kczs])g/g, "$1h"],
  [/ii/g, "iy"],
  [/iu/g, "yu"],
  [/ia/g, "ya"],
  [/yk$/, "ik"],
];

const TONGUES: Readonly<Record<Origin, Tongue>> = {
  english: {
    english: [
      [/ph/g, "v"],
      [/ck\b/g, "k"],
      [/e$/, ""],
      [/Cl/g, "Kl"],
    ],
  },
  albanian: {
    english: [
      [/Xh/g, "J"],
      [/xh/g, "j"],
      [/q/g, "ch"],
      [/Q/g, "Ch"],
      [/Ç/g, "Ch"],
      [/ç/g, "ch"],
      [/ll/g, "l"],
      [/y/g, "u"],
      [/gj/g, "g"],
      [/Gj/g, "G"],
      [/ë/g, "e"],
    ],
    continental: [
      [/Xh/g, "Dsch"],
      [/xh/g, "dsch"],
      [/sh/g, "sch"],
      [/Sh/g, "Sch"],
      [/ë$/, ""],
      [/j$/, "i"],
      [/rr/g, "r"],
    ],
  },
  arabic: ARABIC,
  persian: PERSIAN,
  pashto: PERSIAN,
  kurdish: {
    plain: ARABIC_PLAIN,
    english: ARABIC_ENGLISH,
    continental: [
      [/w/g, "v"],
      [/sh/g, "ş"],
      [/ch/g, "ç"],
      [/Sh/g, "Ş"],
      [/Kh/g, "X"],
      [/oo/g, "û"],
      [/ee/g, "î"],
    ],
  },
  turkish: {
    english: [
      [/ğ/g, "g"],
      [/ş/g, "sh"],
      [/Ş/g, "Sh"],
      [/ç/g, "ch"],
      [/Ç/g, "Ch"],
      [/ı/g, "i"],
      [/ö/g, "o"],
      [/ü/g, "u"],
      [/^Me(?=h)/, "Moha"],
    ],
    continental: [
      [/ö/g, "oe"],
      [/Ö/g, "Oe"],
      [/ü/g, "ue"],
      [/Ü/g, "Ue"],
      [/ş/g, "sch"],
      [/Ş/g, "Sch"],
      [/ğ/g, ""],
      [/ç/g, "tsch"],
    ],
  },
  vietnamese: {
    english: [
      [/Ng/g, "N"],
      [/Tr/g, "Ch"],
      [/ph/g, "f"],
      [/Ph/g, "F"],
    ],
    continental: [[/nh$/, "ng"]],
  },
  tigrinya: {
    english: [
      [/F/g, "Ph"],
      [/ay$/, "ai"],
      [/Te/g, "Ta"],
      [/We/g, "Wo"],
      [/ie/g, "e"],
      [/k/g, "c"],
      [/Ge/g, "Ghe"],
    ],
    continental: [
      [/y/g, "j"],
      [/Y/g, "J"],
      [/w/g, "u"],
      [/W/g, "U"],
      [/ss/g, "s"],
      [/h/g, ""],
    ],
  },
  romanian: {
    english: [
      [/ș/g, "sh"],
      [/Ș/g, "Sh"],
      [/ț/g, "tz"],
      [/ch/g, "k"],
      [/Gh/g, "G"],
      [/escu/g, "esku"],
      [/[ăâ]/g, "a"],
    ],
    continental: [
      [/u$/, "ou"],
      [/C(?=[ei])/g, "Tch"],
      [/ț/g, "ts"],
    ],
  },
  ukrainian: {
    english: UKRAINIAN_AS_RUSSIAN,
    continental: [
      [/shch/g, "schtsch"],
      [/ch/g, "tsch"],
      [/sh/g, "sch"],
      [/Sh/g, "Sch"],
      [/zh/g, "sch"],
      [/v/g, "w"],
      [/V/g, "W"],
      [/[iy]i/g, "ij"],
      [/iu/g, "ju"],
    ],
  },
  chinese: {
    english: [
      [/^Chen/, "Chan"],
      [/^Wang/, "Wong"],
      [/^Lin/, "Lam"],
      [/^Huang/, "Wong"],
      [/^Zh/, "Ch"],
      [/^X/, "S"],
      [/^Q/, "Ch"],
      [/q/g, "ch"],
      [/x/g, "s"],
    ],
    continental: [
      [/^Zh/, "Tsch"],
      [/zh/g, "tsch"],
      [/x/g, "hs"],
      [/^X/, "Hs"],
      [/j/g, "ch"],
      [/^J/, "Ch"],
    ],
  },
  punjabi: {
    english: [
      [/jit/g, "jeet"],
      [/deep/g, "dip"],
      [/preet/g, "prit"],
      [/vinder/g, "winder"],
      [/oo/g, "u"],
    ],
    continental: [
      [/j/g, "dj"],
      [/ee/g, "i"],
      [/J/g, "Dj"],
    ],
  },
  somali: {
    plain: [[/'/g, ""]],
    english: [
      [/^C/, ""],
      [/c/g, ""],
      [/x/g, "h"],
      [/^X/, "H"],
      [/aa/g, "a"],
      [/ii/g, "i"],
      [/uu/g, "u"],
      [/^[a-z]/, "^"],
    ],
    continental: [
      [/x/g, "h"],
      [/^X/, "H"],
      [/^Ca/, "A"],
      [/^Cu/, "O"],
      [/aa/g, "a"],
      [/y$/, "i"],
    ],
  },
  polish: {
    english: [
      [/sz/g, "sh"],
      [/cz/g, "ch"],
      [/w/g, "v"],
      [/W/g, "V"],
      [/ł/g, "l"],
      [/ie/g, "e"],
      [/rz/g, "zh"],
    ],
    continental: [
      [/cz/g, "tsch"],
      [/sz/g, "sch"],
      [/ski$/, "sky"],
      [/ł/g, "l"],
    ],
  },
};

/** Letters that Unicode does not take apart. */
const WHOLE: Readonly<Record<string, string>> = { ł: "l", Ł: "L", đ: "d", Đ: "D", ı: "i", ø: "o" };

/** A part of a name as a scheme writes it; a passport keeps the bearer's own letters. */
export function spell(latin: string, origin: Origin, scheme: Scheme): string {
  if (scheme === "passport") return latin;
  let text = latin;
  for (const [from, to] of TONGUES[origin][scheme] ?? []) {
    if (to === "^") text = text.slice(0, 1).toUpperCase() + text.slice(1);
    else text = text.replace(from, to);
  }
  return capital(keyboard(text));
}

/** What a keyboard without accents makes of it. */
export function keyboard(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[łŁđĐıø]/g, (letter) => WHOLE[letter] ?? letter);
}

function capital(text: string): string {
  return text.startsWith("al") ? text : text.slice(0, 1).toUpperCase() + text.slice(1);
}
