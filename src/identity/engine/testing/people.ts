/** A small table of people who do not exist, some of them written down several times with slips. For tests. */
import { numbersFrom } from "../train/chance.ts";

const GIVEN =
  "arben blerim dritan edona fatos gezim hana ilir jeta kujtim luan mira nora orges petrit rina sokol teuta valon zana amina bashir chinwe dawit emeka farida giorgi huong ivan jamila".split(
    " ",
  );
const FAMILY =
  "hoxha kelmendi berisha krasniqi gashi morina rexhepi thaqi zeqiri bytyqi tran le pham vu dang okafor bello adeyemi tesfaye abebe petrov sidorov melnyk kovalenko karimi noori stanikzai haidari yilmaz demir kaya aydin".split(
    " ",
  );
const TOWNS =
  "Ramsgate Dover Folkestone Margate Deal Harwich Hull Holyhead Fishguard Heysham Poole Ashford".split(" ");

export interface Made {
  readonly headers: readonly string[];
  readonly columns: readonly (readonly string[])[];
  readonly truth: readonly string[];
}

export function madePeople(people: number, seed = 7): Made {
  const next = numbersFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const rows: string[][] = [];
  const truth: string[] = [];
  for (let person = 0; person < people; person++) {
    const given = pick(GIVEN) + (next() < 0.5 ? pick(["a", "i", "o", "u"]) : "");
    const family = pick(FAMILY) + pick(["", "j", "aj", "ov", "i", "an"]);
    const born = `${1950 + Math.floor(next() * 50)}-${two(1 + Math.floor(next() * 12))}-${two(2 + Math.floor(next() * 26))}`;
    const phone = `07700 900${String(Math.floor(next() * 1000)).padStart(3, "0")}`;
    const town = pick(TOWNS);
    const times = 1 + Math.floor(next() * 3);
    for (let time = 0; time < times; time++) {
      const slip = next();
      const name =
        slip < 0.2
          ? `${family.toUpperCase()}, ${given}`
          : slip < 0.4
            ? `${given} ${swapped(family)}`
            : `${given} ${family}`;
      rows.push([
        name,
        next() < 0.2 ? "" : born,
        next() < 0.4 ? "" : phone,
        next() < 0.3 ? pick(TOWNS) : town,
        pick(["Albanian", "Vietnamese", "Nigerian", "Turkish"]),
      ]);
      truth.push(`p${person}`);
    }
  }
  const headers = ["who", "born", "telephone", "town", "citizen of"];
  return { headers, columns: headers.map((_, nth) => rows.map((row) => row[nth] as string)), truth };
}

const two = (number: number): string => String(number).padStart(2, "0");
const swapped = (word: string): string =>
  word.length < 4 ? word : `${word[0]}${word[2]}${word[1]}${word.slice(3)}`;
