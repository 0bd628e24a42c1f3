/**
 * People: organisers and drivers, landlords and witnesses, victims and children. Who somebody is in an event is decided
 * without looking at anything on this page: a name's origin is drawn first, the same way for everyone, and no line of the
 * generator reads it again except to spell the name (src/scenario/world/origin-and-role.test.ts).
 */
import { type Calendar, calendar, LAST_DAY } from "../calendar.ts";
import { between, chance, pick, type Random, weighted } from "../random.ts";
import { drawName, type PersonName } from "./names/name.ts";
import { NICKNAMES } from "./names/nicknames.ts";
import { ORIGINS, type Sex } from "./names/part.ts";
import { SCHEMES, type Scheme } from "./names/spelling.ts";
import type { Place } from "./places.ts";
import { address, document, handle, type Maker, phone, type Thing } from "./things.ts";

export interface Person {
  /** `p1`, `p2` …: the entity that the truth names. */
  readonly id: string;
  readonly name: PersonName;
  readonly sex: Sex;
  readonly born: Calendar;
  /** How the office that issued their passport spells. */
  readonly passport: Scheme;
  /** What companions call them, which is often all that anybody heard. */
  readonly nickname: string | null;
  readonly phones: readonly Thing[];
  readonly document: Thing;
  readonly home: Thing;
  readonly handle: Thing;
}

/** Who a person is to a line; a role belongs to an event, not to them. */
export type Standing = "member" | "bystander" | "victim" | "child";

/** The commonest origin is that of the country; the others are about equally frequent, for everyone alike. */
const WEIGHTS = ORIGINS.map((origin) => [origin, origin === "english" ? 3 : 1] as const);

export function drawPerson(maker: Maker, standing: Standing, near: Place): Person {
  const { random } = maker;
  maker.people += 1;
  const id = `p${maker.people}`;
  const sex = chance(random, standing === "member" ? 0.88 : 0.62) ? "male" : "female";
  const name = drawName(random, weighted(random, WEIGHTS), sex);
  const phones = chance(random, 0.3) ? [phone(maker), phone(maker)] : [phone(maker)];
  return {
    id,
    name,
    sex,
    born: drawBirth(random, standing),
    passport: pick(random, SCHEMES),
    nickname: chance(random, 0.45) ? nickname(random, name) : null,
    phones,
    document: document(maker),
    home: address(maker, near),
    handle: handle(maker),
  };
}

/** Years of age are spread evenly over a life that fits; one in twelve has the 1 January that authorities give. */
function drawBirth(random: Random, standing: Standing): Calendar {
  const [youngest, oldest] = standing === "child" ? [5, 17] : standing === "victim" ? [18, 45] : [19, 64];
  const born = calendar(LAST_DAY - Math.floor(between(random, youngest * 365 + 120, oldest * 365)));
  return chance(random, 1 / 12) ? { year: born.year, month: 1, day: 1 } : born;
}

/** The first syllables of a given name with an ending, or a word that goes with anybody. */
function nickname(random: Random, name: PersonName): string {
  const given = name.parts.find((part) => part.is === "given")?.latin ?? "";
  const plain = given.normalize("NFD").replace(/[^a-zA-Z]/g, "");
  if (chance(random, 0.55) && plain.length > 3) {
    const stem = /^[^aeiou]*[aeiou]+[^aeiou]?/i.exec(plain)?.[0] ?? plain.slice(0, 3);
    const short = stem + pick(random, ["i", "o", "y", ""]);
    if (short.length > 2) return short[0]?.toUpperCase() + short.slice(1).toLowerCase();
  }
  return pick(random, NICKNAMES);
}
