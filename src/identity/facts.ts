/**
 * What a mention is compared by: its own properties, and what its report links it with as its own. Everything here comes from
 * one report, so whoever may read the mention may read all of it.
 */
import { isAsWritten } from "../intake/selectors/index.ts";
import type { Values } from "./engine/index.ts";

/** A mention as its row says it. */
export interface MentionFacts {
  readonly id: string;
  readonly item: string;
  readonly kind: string;
  readonly text: string;
  readonly key: string | null;
  readonly properties: Readonly<Record<string, string>>;
  readonly categories: readonly string[];
}

export interface LinkFacts {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly time: string | null;
  readonly place: string | null;
}

/** Kinds whose mentions are compared: they have a name, and often nothing that identifies. A place is its name. */
const COMPARED_KINDS: ReadonlySet<string> = new Set(["person", "company", "premises", "vessel", "address"]);

/** A thing with a normal form of its own is known by it, and needs no comparing. */
export function isCompared({ kind, key }: Pick<MentionFacts, "kind" | "key">): boolean {
  return COMPARED_KINDS.has(kind) && (key === null || isAsWritten(key));
}

/** Links that say that something is a person's own. Who is called by a telephone does not own it. */
const OWN: Readonly<Record<string, ReadonlySet<string>>> = {
  phone: new Set(["uses", "used", "holds", "owns", "rents"]),
  vehicle: new Set(["drives", "drove", "owns", "uses", "used", "keeps", "rents"]),
  document: new Set(["holds", "held", "uses", "used", "owns"]),
  address: new Set(["lives at", "stays at", "lived at"]),
  handle: new Set(["uses", "used", "runs", "owns"]),
};

/** Values that are dates of birth or names and read as such, beside what is its own by a link. */
export function factsOf(
  mention: MentionFacts,
  links: readonly LinkFacts[],
  others: ReadonlyMap<string, MentionFacts>,
): Values {
  if (mention.kind !== "person") return factsOfThing(mention);
  const facts: Record<string, string> = { name: mention.properties.name ?? mention.text };
  put(facts, "alias", mention.properties.alias);
  put(facts, "birth_date", mention.properties.birthDate);
  const seen = links.flatMap(({ time, place }) =>
    time && place && MINUTE.test(time) ? [sighting(time, place)] : [],
  );
  put(facts, "seen", [...new Set(seen)].sort().join("; "));
  for (const { from, to, kind } of links) {
    const other = others.get(from === mention.id ? to : to === mention.id ? from : "");
    if (!other || other.id === mention.id) continue;
    if (kind === "born" && from === mention.id) put(facts, "birth_date", other.properties.edtf);
    if (kind === "also known as" && other.kind === "person")
      put(facts, "alias", other.properties.name ?? other.text);
    if (!OWN[other.kind]?.has(kind)) continue;
    put(facts, other.kind, identifying(other));
    if (other.kind === "address") put(facts, "postcode", other.properties.postcode);
    if (other.kind !== "document") continue;
    put(facts, "birth_date", other.properties.birthDate);
    // A machine-readable zone carries its own check digits: what it says was read and not remembered.
    if (other.properties.format) put(facts, "verified_birth", other.properties.birthDate);
  }
  return facts;
}

/** Nobody is in two places within a minute; a day is too long to say so. */
const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const minuteOf = (time: string): string =>
  /Z$|[+-]\d\d:\d\d$/.test(time) ? `${new Date(time).toISOString().slice(0, 16)}Z` : time.slice(0, 16);
const sighting = (time: string, place: string): string =>
  `${minuteOf(time)} ${place
    .toLowerCase()
    .replaceAll(/[;\s]+/g, " ")
    .trim()}`;

/** A company, a vessel, an address: by its name, its number and where it is. */
export function factsOfThing({
  kind,
  text,
  properties,
}: Pick<MentionFacts, "kind" | "text" | "properties">): Values {
  const facts: Record<string, string> = { name: properties.name ?? properties.full ?? text };
  put(facts, "number", properties.number ?? properties.mmsi);
  put(facts, "postcode", properties.postcode);
  if (kind === "premises") put(facts, "address", properties.address);
  return facts;
}

/** The first that is said stays: a record holds one of each. */
function put(facts: Record<string, string>, property: string, value: string | undefined): void {
  if (value && !facts[property]) facts[property] = value;
}

/** A selector as it is written most plainly; an address as it was written. */
function identifying({ kind, key, text, properties }: MentionFacts): string {
  if (kind === "address") return properties.full ?? text;
  return key === null || isAsWritten(key) ? text : key.slice(key.indexOf(":") + 1);
}

const ADULT = 18;
const YEAR = 365.2425 * 24 * 3_600_000;

/** Victims, and children by any date of birth that is said: they are on no list that makes itself. */
export function isSheltered(
  { categories }: Pick<MentionFacts, "categories">,
  facts: Values,
  now = Date.now(),
): boolean {
  if (categories.some((each) => each.startsWith("victim:"))) return true;
  const born = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(facts.birth_date ?? "");
  if (!born) return false;
  // The youngest that the date allows.
  const [, year, month = "12", day = "28"] = born;
  return now - Date.UTC(Number(year), Number(month) - 1, Number(day)) < ADULT * YEAR;
}
