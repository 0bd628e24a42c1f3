/** The small matters of routine reports: people who belong to no line, some of whom are met again. */
import type { Day } from "../calendar.ts";
import { chance, pick } from "../random.ts";
import type { Part } from "./happening.ts";
import { drawPerson, type Person } from "./people.ts";
import { drawPlace, type Place, type PlaceSort } from "./places.ts";
import { address, company, type Maker, phone, type Thing, trailer, vehicle } from "./things.ts";

export interface RoutineMatter {
  readonly day: Day;
  readonly place: Place;
  readonly cast: Readonly<Record<string, Part>>;
  readonly things: Readonly<Record<string, Thing>>;
  readonly words: Readonly<Record<string, string>>;
}

/** People whom one desk or another meets again and again; the oldest makes room for the newest. */
export interface Regulars {
  readonly people: { readonly person: Person; readonly car: Thing }[];
  next: number;
}

const REGULARS_AT_ONCE = 120;

export function drawRoutine(
  maker: Maker,
  regulars: Regulars,
  day: Day,
  sorts: readonly PlaceSort[],
  needs: ReadonlySet<string>,
): RoutineMatter {
  const { random } = maker;
  const place = drawPlace(random, pick(random, sorts));
  const known = regulars.people.length > 0 && chance(random, 0.3) ? pick(random, regulars.people) : null;
  const met = known ?? {
    person: drawPerson(maker, "bystander", place),
    car: vehicle(maker, chance(random, 0.6) ? "car" : "van"),
  };
  if (known === null && chance(random, 0.35)) {
    regulars.people[regulars.next % REGULARS_AT_ONCE] = met;
    regulars.next += 1;
  }
  const nobody = (person: Person): Part => ({ person, standing: "bystander", role: null });
  return {
    day,
    place,
    cast: {
      person: nobody(met.person),
      ...(needs.has("second") && { second: nobody(drawPerson(maker, "bystander", place)) }),
    },
    things: {
      car: met.car,
      ...(needs.has("premises") && { premises: address(maker, place, "trade") }),
      ...(needs.has("company") && {
        company: company(maker, pick(random, ["cash", "letting", "labour"] as const)),
      }),
      ...(needs.has("contact") && { contact: phone(maker) }),
      ...(needs.has("trailer") && { trailer: trailer(maker) }),
    },
    words: {
      time: pick(random, ["07:15", "09:30", "11:20", "13:05", "15:40", "17:25", "19:50", "21:10", "23:35"]),
    },
  };
}
