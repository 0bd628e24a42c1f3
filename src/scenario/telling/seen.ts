/**
 * What one observer knows of a person, in the observer's own letters: a name that was read or only heard, a date of
 * birth or a guess, a number that may have a figure wrong. Most of it is missing most of the time.
 */
import { type Calendar, calendar, type Day, two, written } from "../calendar.ts";
import { between, chance, pick, type Random } from "../random.ts";
import { inOwnScript, type NamePart } from "../world/names/name.ts";
import { SCHEMES, type Scheme, spell } from "../world/names/spelling.ts";
import type { Person } from "../world/people.ts";
import type { Thing } from "../world/things.ts";
import type { Habits } from "./habits.ts";
import { numberAsWritten } from "./numbers.ts";
import { misdate, misdial, misspell, mistype } from "./slips.ts";

/** How the name came to the observer: off a document, out of a register, from a mouth, or from somebody else's. */
export type Source = "document" | "register" | "said" | "hearsay";

/** A thing as an observer wrote it. */
export interface SeenThing {
  readonly thing: Thing;
  readonly text: string;
  readonly value: string;
}

export interface SeenPerson {
  readonly person: Person;
  readonly name: string;
  /** The part by which a later sentence speaks of them. */
  readonly short: string;
  readonly alias: string | null;
  readonly birth: { readonly text: string; readonly edtf: string } | null;
  readonly phone: SeenThing | null;
  readonly document: SeenThing | null;
  readonly home: SeenThing | null;
  readonly handle: SeenThing | null;
}

/** How likely each detail is to be known, by how the person was met. */
const KNOWN: Readonly<
  Record<
    Source,
    { birth: number; phone: number; document: number; home: number; handle: number; slip: number }
  >
> = {
  document: { birth: 0.88, phone: 0.4, document: 0.7, home: 0.25, handle: 0.03, slip: 0.1 },
  register: { birth: 0.65, phone: 0.35, document: 0.15, home: 0.45, handle: 0.04, slip: 0.14 },
  said: { birth: 0.35, phone: 0.4, document: 0, home: 0.12, handle: 0.08, slip: 0.32 },
  hearsay: { birth: 0.08, phone: 0.38, document: 0, home: 0.06, handle: 0.18, slip: 0.38 },
};

export function see(random: Random, habits: Habits, person: Person, source: Source, day: Day): SeenPerson {
  const known = KNOWN[source];
  const { name, short } = writeName(random, habits, person, source);
  const alias =
    person.nickname !== null && name !== person.nickname && chance(random, 0.25) ? person.nickname : null;
  const phone = pick(random, person.phones);
  const maybe = (likely: number, made: () => SeenThing): SeenThing | null =>
    chance(random, likely) ? made() : null;
  return {
    person,
    name,
    short,
    alias,
    birth: chance(random, known.birth) ? writeBirth(random, habits, person.born, source, day) : null,
    phone: maybe(known.phone, () => seeThing(random, habits, phone, 0.07)),
    document: maybe(known.document, () => seeThing(random, habits, person.document, 0.05)),
    home: maybe(known.home, () => seeThing(random, habits, person.home, 0)),
    handle: maybe(known.handle, () => seeThing(random, habits, person.handle, 0)),
  };
}

/** A thing with its number as this writer puts it; `slip` is how likely a figure is wrong. */
export function seeThing(random: Random, habits: Habits, thing: Thing, slip: number): SeenThing {
  let { value } = thing;
  if (chance(random, slip)) {
    if (thing.kind === "phone") value = misdial(random, value);
    if (thing.kind === "document") value = mistype(random, value);
  }
  return { thing, value, text: numberAsWritten(random, habits, thing.kind, value) };
}

function writeName(
  random: Random,
  habits: Habits,
  person: Person,
  source: Source,
): { name: string; short: string } {
  const { origin, parts } = person.name;
  if (source === "hearsay" && person.nickname !== null && chance(random, 0.4)) {
    return { name: person.nickname, short: person.nickname };
  }
  const own = inOwnScript(person.name);
  if (own !== null && origin !== "punjabi" && chance(random, source === "document" ? 0.03 : 0.012))
    return { name: own, short: own };
  const scheme = schemeFor(random, habits, person, source);
  const keepsMiddle = source === "document" ? 0.85 : habits.keepsMiddle;
  const kept = parts.filter(
    (part) => part.is === "given" || part.is === "family" || chance(random, keepsMiddle),
  );
  const spelt = kept.map((part) => ({ ...part, text: spellPart(random, part, person, scheme) }));
  if (chance(random, KNOWN[source].slip)) {
    const wrong = pick(random, spelt);
    wrong.text = misspell(random, wrong.text);
  }
  if (chance(random, source === "hearsay" ? 0.3 : source === "said" ? 0.1 : 0)) {
    const given = spelt.find((part) => part.is === "given")?.text ?? "";
    if (given.length > 2) return { name: given, short: given };
  }
  if (source !== "document" && chance(random, 0.05)) {
    const given = spelt.find((part) => part.is === "given");
    if (given) given.text = `${given.text.slice(0, 1)}.`;
  }
  return inOrder(random, habits, spelt, origin === "vietnamese" || origin === "chinese");
}

/** A document is copied letter by letter; by ear one follows the agency's habit, or one's own. */
function schemeFor(random: Random, habits: Habits, person: Person, source: Source): Scheme {
  if (source === "document") return chance(random, 0.8) ? person.passport : "plain";
  if (source === "register") return chance(random, 0.6) ? person.passport : habits.scheme;
  return chance(random, 0.55) ? habits.scheme : pick(random, SCHEMES);
}

function spellPart(random: Random, part: NamePart, person: Person, scheme: Scheme): string {
  let text = spell(part.latin, person.name.origin, scheme);
  if (/^(?:al|El|Al)[ -]/.test(text)) {
    text = text.replace(/^\w+[ -]/, pick(random, ["al-", "Al ", "El-", "", "Al"]));
    text = text.slice(0, 1).toUpperCase() + text.slice(1);
    text = text.replace(/^Al-/, "al-");
  }
  if (/^(?:bin|Abu) /i.test(text) && chance(random, 0.35))
    text = chance(random, 0.5) ? text.replace(/^\w+ /, "") : text.replace(" ", "");
  if (/^Abd(?:ul|el|oul)/.test(text) && chance(random, 0.25))
    text = text.replace(
      /^(Abd(?:ul|el|oul))(\w)/,
      (_all, head: string, letter: string) => `${head} ${letter.toUpperCase()}`,
    );
  return text;
}

interface Spelt extends NamePart {
  readonly text: string;
}

function inOrder(
  random: Random,
  habits: Habits,
  spelt: readonly Spelt[],
  familyLeads: boolean,
): { name: string; short: string } {
  const family = spelt.filter((part) => part.is === "family");
  const rest = spelt.filter((part) => part.is !== "family");
  const loud = (parts: readonly Spelt[], capitals: boolean) =>
    parts.map(({ text }) => (capitals && text.length > 1 ? text.toUpperCase() : text)).join(" ");
  const last = loud(family, habits.capitals);
  const first = loud(rest, false);
  const short = last === "" ? first : last;
  if (last === "" || first === "") return { name: short, short };
  if (habits.order === "family, given") return { name: `${loud(family, true)}, ${first}`, short: last };
  const swapped = (habits.order === "family first") !== familyLeads && !chance(random, 0.15);
  const asSaid = familyLeads && habits.order === "as said";
  return { name: swapped || asSaid ? `${last} ${first}` : `${first} ${last}`, short };
}

function writeBirth(
  random: Random,
  habits: Habits,
  born: Calendar,
  source: Source,
  day: Day,
): { text: string; edtf: string } {
  const age = calendar(day).year - born.year;
  const roll = random();
  if (source !== "document" && roll < 0.3)
    return {
      text: `aged about ${Math.round((age + between(random, -2, 2)) / (age > 25 ? 5 : 1)) * (age > 25 ? 5 : 1)}`,
      edtf: "",
    };
  if (roll < 0.38) return { text: `born ${born.year}`, edtf: String(born.year) };
  if (roll < 0.45) return exact(habits, { year: born.year, month: 1, day: 1 });
  return exact(habits, chance(random, source === "document" ? 0.05 : 0.14) ? misdate(random, born) : born);
}

function exact(habits: Habits, born: Calendar): { text: string; edtf: string } {
  const word = habits.days === "long" || habits.days === "short" ? "born" : "DOB";
  return {
    text: `${word} ${written(born, habits.days)}`,
    edtf: `${born.year}-${two(born.month)}-${two(born.day)}`,
  };
}
