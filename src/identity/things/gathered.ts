/** What is said of a thing, gathered: each value once, with everybody who says so; what cannot all be true shown as contested. */
import type { FactWire, SourceWire, ThingWire } from "../../contract/identity.ts";
import { displaySelector, isAsWritten } from "../../intake/selectors/index.ts";
import { nameParts } from "../../intelligence/search/keys/index.ts";
import { KINDS, type MentionKind } from "../../vocabulary/index.ts";
import type { LinkSaid } from "./links.ts";
import type { Member } from "./members.ts";

export function sourceOf(member: Member): SourceWire {
  return {
    mention: member.mention,
    report: member.report,
    reference: member.reference,
    agency: member.agency,
    grade: member.grade,
    at: member.knownAt.toISOString(),
  };
}

type Value = FactWire["values"][number];

/** Values in the order of how many say so, then of how they read. */
class Gathering {
  readonly #values = new Map<string, Value>();

  add(value: string, display: string, key: string | null, source: SourceWire): void {
    const known = this.#values.get(value);
    if (!known) this.#values.set(value, { value, display, key, sources: [source] });
    else if (
      !known.sources.some(({ mention, report }) => mention === source.mention && report === source.report)
    ) {
      known.sources.push(source);
    }
  }

  values(): Value[] {
    return [...this.#values.values()].sort(
      (a, b) => b.sources.length - a.sources.length || a.display.localeCompare(b.display),
    );
  }
}

/** Names and spellings, as written. */
export function namesOf(members: readonly Member[]): Value[] {
  const names = new Gathering();
  for (const member of members) {
    const { name, full, alias } = member.properties;
    for (const each of [name ?? full ?? member.text, alias]) {
      if (each) names.add(each, each, null, sourceOf(member));
    }
  }
  return names.values();
}

/** Of these a thing has one, so that two different values contradict each other. */
const ONE_OF: ReadonlySet<string> = new Set(["birthDate", "number", "imo", "form", "issuer", "expiryDate"]);
/** Told elsewhere on the page, or what writing it down needed. */
const NOT_FACTS: ReadonlySet<string> = new Set(["name", "full", "alias", "script", "reserved", "format"]);

/** Properties of the mentions, then things that are its own by a link. */
export function gatheredFacts(members: readonly Member[], links: readonly LinkSaid[]): FactWire[] {
  const [first] = members;
  if (!first) return [];
  const declared = (KINDS[first.kind as MentionKind]?.properties ?? {}) as Record<string, { label: string }>;
  const facts: FactWire[] = [];
  for (const [property, { label }] of Object.entries(declared)) {
    if (NOT_FACTS.has(property)) continue;
    const gathering = new Gathering();
    for (const member of members) {
      const value = member.properties[property];
      if (value) gathering.add(value, value, null, sourceOf(member));
    }
    if (property === "birthDate") addBirths(gathering, members, links);
    const values = gathering.values();
    if (values.length === 0) continue;
    const contested = ONE_OF.has(property) && contradict(values.map(({ value }) => value));
    facts.push({ property, label, kind: null, contested, values });
  }
  return [...facts, ...linkedThings(members, links)];
}

/** "Born 4 May 1990" is a date beside the name, linked with it. */
function addBirths(gathering: Gathering, members: readonly Member[], links: readonly LinkSaid[]): void {
  const byPlace = new Map(members.map((member) => [member.place, member]));
  for (const { wire, of, other } of links) {
    const member = byPlace.get(of);
    const born = other.properties.edtf;
    if (wire.kind === "born" && wire.direction === "out" && member && born) {
      gathering.add(born, born, null, sourceOf(member));
    }
  }
}

function linkedThings(members: readonly Member[], links: readonly LinkSaid[]): FactWire[] {
  const byPlace = new Map(members.map((member) => [member.place, member]));
  const byKind = Map.groupBy(
    links.filter(({ wire }) => wire.otherKind !== "person" && wire.otherKind !== "date"),
    ({ wire }) => wire.otherKind,
  );
  return [...byKind].map(([kind, said]) => {
    const gathering = new Gathering();
    for (const { wire, of } of said) {
      const member = byPlace.get(of);
      if (!member) continue;
      const identified = wire.key !== null && !isAsWritten(wire.key);
      gathering.add(
        identified && wire.key ? wire.key : wire.display.toLowerCase(),
        identified && wire.key ? displaySelector(wire.key) : wire.display,
        wire.key ?? wire.mention,
        sourceOf(member),
      );
    }
    const { label, plural } = KINDS[kind as MentionKind] ?? { label: kind, plural: kind };
    const values = gathering.values();
    return { property: kind, label: values.length > 1 ? plural : label, kind, contested: false, values };
  });
}

/** A date that is less exact than another agrees with it: 1990 with 1990-05-04. */
function contradict(values: readonly string[]): boolean {
  return values.some((a, nth) =>
    values.slice(nth + 1).some((b) => {
      const [x, y] = [a.replace(/[~?%]$/, ""), b.replace(/[~?%]$/, "")];
      return !x.startsWith(y) && !y.startsWith(x);
    }),
  );
}

/** The name that says most, of those that most say: the fullest form of the commonest spelling. */
export function displayOf(members: readonly Member[]): string {
  const [first] = members;
  if (!first) return "";
  const identified = members.find(({ key }) => key !== null && !isAsWritten(key));
  if (identified?.key) return displaySelector(identified.key);
  const counted = new Map<string, number>();
  for (const { properties, text } of members) {
    const name = properties.name ?? properties.full ?? text;
    counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  const best = [...counted].sort(
    (a, b) =>
      Math.min(3, nameParts(b[0]).length) - Math.min(3, nameParts(a[0]).length) ||
      b[1] - a[1] ||
      a[0].localeCompare(b[0]),
  )[0];
  return best?.[0] ?? first.text;
}

export function timelineOf(members: readonly Member[], links: readonly LinkSaid[]): ThingWire["timeline"] {
  const byPlace = new Map(members.map((member) => [member.place, member]));
  const entries: ThingWire["timeline"] = members.map((member) => ({
    date: member.informationFrom || member.authored,
    what: `${member.agency} says: ${member.text}`,
    mention: member.mention,
    reference: member.reference,
    grade: member.grade,
    place: null,
  }));
  for (const { wire, of, fromTime, place } of links) {
    const member = byPlace.get(of);
    if (!member || !fromTime) continue;
    entries.push({
      date: fromTime,
      what: wire.direction === "out" ? `${wire.kind} ${wire.display}` : `${wire.display} ${wire.kind} this`,
      mention: member.mention,
      reference: wire.reference,
      grade: wire.grade,
      place,
    });
  }
  return entries.sort((a, b) => b.date.localeCompare(a.date) || a.what.localeCompare(b.what));
}
