/**
 * An event as one observer tells it. What the observer made of a name or a number is settled the first time it is needed
 * and stays: within a report, and in any report that repeats it without saying so.
 */
import type { Day } from "../calendar.ts";
import type { Random } from "../random.ts";
import type { Part } from "../world/happening.ts";
import type { Place } from "../world/places.ts";
import type { Thing } from "../world/things.ts";
import type { Habits } from "./habits.ts";
import type { Prose } from "./prose/index.ts";
import { type SeenPerson, type SeenThing, see, seeThing } from "./seen.ts";
import { misread } from "./slips.ts";

/** What there is to tell: a true event, or the small matter of a routine report. */
export interface Matter {
  readonly day: Day;
  readonly place: Place;
  readonly cast: Readonly<Record<string, Part>>;
  readonly things: Readonly<Record<string, Thing>>;
  readonly words: Readonly<Record<string, string>>;
}

export interface Told extends Matter {
  readonly seePerson: (slot: string) => SeenPerson;
  readonly seeThing: (slot: string, thing: Thing) => SeenThing;
}

export function observe(random: Random, habits: Habits, matter: Matter, prose: Prose): Told {
  const people = new Map<string, SeenPerson>();
  const things = new Map<string, SeenThing>();
  return {
    day: matter.day,
    place: matter.place,
    cast: matter.cast,
    things: matter.things,
    words: matter.words,
    seePerson: (slot) => {
      const known = people.get(slot);
      if (known !== undefined) return known;
      const part = matter.cast[slot];
      if (part === undefined) throw new Error(`there is no ${slot} in this event`);
      const seen = see(random, habits, part.person, prose.met[slot] ?? "hearsay", matter.day);
      people.set(slot, seen);
      return seen;
    },
    seeThing: (slot, thing) => {
      const known = things.get(slot);
      if (known !== undefined) return known;
      const seen = seeThing(random, habits, thing, 0.05);
      const misreads = thing.kind === "vehicle" && random() < 0.06 ? misread(random, seen.text) : seen.text;
      const made = misreads === seen.text ? seen : { ...seen, text: misreads, value: misreads };
      things.set(slot, made);
      return made;
    },
  };
}
