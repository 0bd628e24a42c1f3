/** How the people and things of one event stand to each other, by the words that sentences have for them. */
import type { LinkLineWire } from "../../contract/report-format.ts";
import { iso } from "../calendar.ts";
import { chance, type Random } from "../random.ts";
import type { Item, SaidPerson } from "./item.ts";
import type { Matter } from "./told.ts";

const BETWEEN: readonly (readonly [from: string, to: string, kind: string])[] = [
  ["driver", "van", "drives"],
  ["driver", "lorry", "drives"],
  ["driver", "trailer", "tows"],
  ["skipper", "vessel", "sails"],
  ["organiser", "contact", "uses"],
  ["provider", "contact", "uses"],
  ["facilitator", "contact", "uses"],
  ["person", "contact", "was called by"],
  ["owner", "device", "holds"],
  ["pilot", "device", "holds"],
  ["financier", "account", "uses"],
  ["financier", "wallet", "uses"],
  ["recruiter", "handle", "runs"],
  ["director", "company", "director of"],
  ["manager", "company", "works for"],
  ["supplier", "company", "deals with"],
  ["landlord", "premises", "lets"],
  ["tenant", "premises", "lives at"],
  ["driver", "passenger", "travelled with"],
  ["organiser", "other", "met"],
  ["pilot", "organiser", "works for"],
  ["owner", "organiser", "was in contact with"],
  ["collector", "driver", "met"],
  ["worker", "manager", "works for"],
  ["tenant", "landlord", "tenant of"],
  ["holder", "provider", "bought from"],
  ["passenger", "facilitator", "travel arranged by"],
  ["passenger", "organiser", "paid"],
  ["financier", "organiser", "pays"],
  ["payer", "financier", "paid"],
  ["victim", "organiser", "owes"],
  ["victim", "driver", "was moved by"],
  ["person", "second", "was with"],
];

/** What links a person to a thing of their own. */
const OWN: Readonly<Record<string, string>> = {
  phone: "uses",
  document: "holds",
  address: "lives at",
  handle: "uses",
};

/** Whose the car of an event is: the collector's, not that of the lorry's driver. */
export function driverOfCar(matter: Matter): string | null {
  for (const slot of ["collector", "other", "person"]) if (slot in matter.cast) return slot;
  if ("lorry" in matter.things) return null;
  for (const slot of ["spotter", "driver"]) if (slot in matter.cast) return slot;
  return null;
}

/** The person in an item to whom a vehicle in it belongs, if the item says both. */
export function drives(matter: Matter, item: Item, person: SaidPerson): string | null {
  for (const { slot, seen } of item.things) {
    if (seen.thing.kind !== "vehicle") continue;
    const owner = slot === "car" ? driverOfCar(matter) : "driver";
    if (owner === person.slot) return seen.value;
  }
  return null;
}

/** Links between the mentions of an item. A role is given where the writer would know it. */
export function linksOf(
  random: Random,
  matter: Matter,
  item: Item,
  refs: ReadonlyMap<string, string>,
): LinkLineWire[] {
  const roles = new Map(item.people.map(({ slot, part }) => [slot, part.role]));
  const links: LinkLineWire[] = [];
  const link = (from: string, to: string, kind: string) => {
    const [one, other] = [refs.get(from), refs.get(to)];
    if (one === undefined || other === undefined) return;
    const role = roles.get(from);
    links.push({
      from: one,
      to: other,
      kind,
      ...(role && chance(random, 0.4) && { role }),
      ...(chance(random, 0.3) && { from_time: iso(matter.day) }),
      ...(chance(random, 0.2) && { place: matter.place.name }),
    });
  };
  for (const [from, to, kind] of BETWEEN) link(from, to, kind);
  const driver = driverOfCar(matter);
  if (driver !== null) link(driver, "car", "drives");
  for (const thing of item.things) {
    if (thing.of !== null) link(thing.of, thing.slot, OWN[thing.seen.thing.kind] ?? "has");
  }
  return links;
}
