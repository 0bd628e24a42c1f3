/** Slips of hand and ear, in names, numbers and dates of birth. A number never slips out of its reserved range. */
import type { Calendar } from "../calendar.ts";
import { between, chance, pick, type Random } from "../random.ts";
import { freeDigits } from "../world/reserved/phones.ts";

const EAR: readonly (readonly [RegExp, string])[] = [
  [/ph/, "f"],
  [/ck/, "k"],
  [/c(?=[aou])/, "k"],
  [/ie/, "ei"],
  [/ei/, "ie"],
  [/y$/, "i"],
  [/i$/, "y"],
  [/ou/, "u"],
  [/ee/, "i"],
  [/oo/, "u"],
  [/z/, "s"],
  [/v/, "w"],
  [/sh/, "s"],
  [/kh/, "k"],
  [/gh/, "g"],
  [/th/, "t"],
  [/mm/, "m"],
  [/ss/, "s"],
  [/dd/, "d"],
  [/a/, "e"],
  [/e/, "a"],
  [/o/, "u"],
  [/u/, "o"],
  [/i/, "e"],
];

/** One part of a name, misspelt once; parts of two letters are left alone. */
export function misspell(random: Random, word: string): string {
  if (word.length < 3) return word;
  const at = between(random, 1, word.length - 2);
  switch (between(random, 0, 5)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + word.slice(at, at + 1) + word.slice(at);
    case 2:
      return `${word.slice(0, at)}${word[at + 1] ?? ""}${word[at] ?? ""}${word.slice(at + 2)}`;
    default: {
      const heard = EAR.filter(([sound]) => sound.test(word.slice(1)));
      if (heard.length === 0) return word.slice(0, -1);
      const [sound, letters] = pick(random, heard);
      return word.slice(0, 1) + word.slice(1).replace(sound, letters);
    }
  }
}

/** A telephone number with one of its free digits wrong or two of them swapped. */
export function misdial(random: Random, number: string): string {
  const free = freeDigits(number);
  const at = number.length - between(random, 1, free);
  if (chance(random, 0.3) && at < number.length - 1) {
    return `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`;
  }
  return (
    number.slice(0, at) + String((Number(number[at]) + between(random, 1, 9)) % 10) + number.slice(at + 1)
  );
}

/** A British mark with one of its three last letters taken for another; other marks are copied from the plate. */
export function misread(random: Random, mark: string): string {
  if (!/^[A-Z]{2}\d{2} [A-Z]{3}$/.test(mark)) return mark;
  const at = mark.length - between(random, 1, 3);
  const alike: Readonly<Record<string, string>> = {
    B: "D",
    D: "O",
    O: "D",
    C: "G",
    G: "C",
    E: "F",
    F: "E",
    M: "N",
    N: "M",
    V: "U",
    U: "V",
    S: "B",
    P: "R",
    R: "P",
  };
  const letter = alike[mark[at] ?? ""] ?? pick(random, [..."ABCDEFGHJKLMNPRSTUVWXYZ"]);
  return mark.slice(0, at) + letter + mark.slice(at + 1);
}

/** A document's number with one of its seven digits wrong. */
export function mistype(random: Random, number: string): string {
  const at = number.length - between(random, 1, 7);
  return (
    number.slice(0, at) + String((Number(number[at]) + between(random, 1, 9)) % 10) + number.slice(at + 1)
  );
}

/** A date of birth with day and month swapped, one figure off, or a neighbouring year. */
export function misdate(random: Random, born: Calendar): Calendar {
  switch (between(random, 0, 3)) {
    case 0:
      return born.day <= 12
        ? { year: born.year, month: born.day, day: born.month }
        : { ...born, day: born.day - 1 };
    case 1:
      return { ...born, year: born.year + pick(random, [-1, 1, -10, 10]) };
    case 2:
      return { ...born, month: (born.month % 12) + 1, day: Math.min(born.day, 28) };
    default:
      return { ...born, day: between(random, 1, 28) };
  }
}
