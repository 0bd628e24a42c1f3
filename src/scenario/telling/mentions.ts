/** The mentions of an item, for the half of the reports whose writers fill in who and what they speak of. */
import type { MentionLineWire } from "../../contract/report-format.ts";
import type { Random } from "../random.ts";
import type { Item, SaidPerson, SaidThing } from "./item.ts";

/** References within an item by slot: `p1`, `p2` for people, `t1`, `t2` for things. */
export function refsOf(item: Item): ReadonlyMap<string, string> {
  return new Map([
    ...item.people.map(({ slot }, nth) => [slot, `p${nth + 1}`] as const),
    ...item.things.map(({ slot }, nth) => [slot, `t${nth + 1}`] as const),
  ]);
}

export function mentionsOf(random: Random, item: Item, refs: ReadonlyMap<string, string>): MentionLineWire[] {
  return [
    ...item.people.map((person) => personMention(random, person, refs.get(person.slot) ?? "")),
    ...item.things.map((thing) => thingMention(thing, refs.get(thing.slot) ?? "")),
  ];
}

function personMention(
  random: Random,
  { seen, naming, part, says }: SaidPerson,
  ref: string,
): MentionLineWire {
  const categories = categoriesOf(random, part.standing, part.role !== null);
  const properties: Record<string, string> = {
    name: naming.text,
    ...(says.has("birth") && seen.birth && seen.birth.edtf !== "" && { birthDate: seen.birth.edtf }),
    ...(says.has("alias") && seen.alias !== null && { alias: seen.alias }),
  };
  return {
    ref,
    kind: "person",
    text: naming.text,
    start: naming.at,
    ...properties,
    ...(categories.length > 0 && { categories }),
  };
}

/** Mostly none: a person is not categorised until somebody says so of them in this event (DPA 2018 s.38). */
function categoriesOf(random: Random, standing: string, acted: boolean): string[] {
  const roll = random();
  if (standing === "child" || standing === "victim") {
    return roll < 0.25 ? ["victim:fact"] : roll < 0.6 ? ["victim:assessment"] : [];
  }
  if (acted)
    return roll < 0.2
      ? ["suspect:assessment"]
      : roll < 0.24
        ? ["suspect:fact"]
        : roll < 0.25
          ? ["convicted:fact"]
          : [];
  return roll < 0.08 ? ["witness:fact"] : [];
}

/** The property that holds what the writer wrote, by kind. */
const HELD_IN: Readonly<Record<string, string>> = {
  phone: "number",
  vehicle: "registration",
  trailer: "number",
  container: "number",
  account: "iban",
  document: "number",
  device: "imei",
  wallet: "address",
  handle: "name",
  address: "full",
  company: "name",
  vessel: "imo",
};

function thingMention({ seen, naming }: SaidThing, ref: string): MentionLineWire {
  const { kind, properties } = seen.thing;
  const held = HELD_IN[kind] ?? "name";
  return { ref, kind, text: naming.text, start: naming.at, ...properties, [held]: seen.value };
}
