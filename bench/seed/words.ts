/** The words of the seeded reports: a vocabulary by Zipf's law, sentences made from it, and made-up names. */
import { pick, type Random, zipf } from "./random.ts";

/** Commonest first: what such reports are full of. */
const COMMON =
  `vehicle driver boat beach lorry seen information police passengers port officers morning reported phone
house money night dinghy engine driver trailer group crossing cash coast road van parked male arrived left told stated
launch lifejackets border documents passport warehouse yard unit curtain seal container ferry harbour smuggler payment
transfer hawala broker facilitator recruiter safehouse lookout convoy motorway services layby inflatable outboard fuel
supplier delivery workshop garage tools compressor mattress flat tenant landlord rent kitchen carwash nail salon farm
labour exploitation victim interpreter advert message group channel video voice contact nickname cousin brother uncle
border crossing coordinates dunes tide wind forecast swell midnight dawn dusk weekend fortnight arrears invoice receipt
company director haulier tachograph consignment manifest pallet refrigerated tarpaulin scanner heartbeat carbon search
dog handler detained released interviewed arrested charged bailed custody solicitor statement exhibit handset charger
sim topup wallet exchange kiosk courier parcel forged genuine visa stamp sponsor overstayed asylum hotel transfer coach
train station platform taxi minibus rental deposit registration plate cloned stolen recovered dashcam camera footage`
    .split(/\s+/)
    .filter((word, index, all) => all.indexOf(word) === index);

const ONSETS = [
  "b",
  "br",
  "d",
  "dr",
  "f",
  "g",
  "gr",
  "h",
  "k",
  "l",
  "m",
  "n",
  "p",
  "r",
  "s",
  "st",
  "t",
  "tr",
  "v",
  "z",
];
const VOWELS = ["a", "e", "i", "o", "u", "ai", "ou", "ea"];
const CODAS = ["", "", "n", "r", "l", "s", "m", "k", "nd", "rt", "sh", "v"];

/** A word that nobody has, of so many syllables. */
export function madeUp(random: Random, syllables: number): string {
  let word = "";
  for (let i = 0; i < syllables; i++)
    word += pick(random, ONSETS) + pick(random, VOWELS) + pick(random, CODAS);
  return word;
}

/** `count` different made-up words after the common ones: the tail in which rare words are found. */
export function vocabulary(random: Random, count: number): string[] {
  const words = new Set(COMMON);
  while (words.size < count) words.add(madeUp(random, 2 + Math.floor(random() * 2)));
  return [...words];
}

/** How flat the head of the vocabulary is: the commonest word is in about one report of two. */
const FLAT_WORDS = 20;

export function sentence(random: Random, words: readonly string[], length: number): string {
  const chosen = Array.from({ length }, () => words[zipf(random, words.length, FLAT_WORDS)] ?? "");
  const text = chosen.join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const GIVEN =
  `Mohammed Ali Sara Ahmed Daniel James Arben Besnik Karwan Soran Ivan Elena Minh Thi Linh Kwesi Ama
Fatima Omar Yusuf Layla Hassan Ibrahim Khalid Tomasz Piotr Anna Marek Dmitri Olga Viktor Ngozi Chidi Emeka Tariq Bilal
Imran Nadia Samir Rania Petrit Ilir Dritan Agron Flutura Rebin Shwan Hiwa Azad Zana Quan Tuan Hung Lan Huong Selam
Tesfaye Abebe Dawit Yonas Miriam Peter Paul David Michael Sean Liam Emma Grace Lucy Chloe Jack Harry Oliver George
Stefan Andrei Mihai Ioana Radu Gheorghe Cristian Bogdan Mehmet Emre Elif Deniz Murat Hakan Farhad Reza Parisa Dariush`.split(
    /\s+/,
  );

const SURNAMES =
  `Smith Jones Khan Ahmed Ali Hoxha Nguyen Tran Brown Wilson Hussein Mohammed Shehu Krasniqi Mensah
Okafor Popescu Ionescu Kowalski Ivanov Petrov Demir Yilmaz Rahimi Hosseini Tesfay Gebre Pham Le Hassan Ibrahim Aziz
Barzani Rashid Salih Karim Mahmoud Taylor Davies Evans Thomas Roberts Walker Wright Robinson Thompson White Hughes`.split(
    /\s+/,
  );

/** Different surnames, commonest first. */
export function surnames(random: Random, count: number): string[] {
  const names = new Set(SURNAMES);
  while (names.size < count) {
    const name = madeUp(random, 2 + Math.floor(random() * 2));
    names.add(name.charAt(0).toUpperCase() + name.slice(1));
  }
  return [...names];
}
