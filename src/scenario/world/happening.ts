/** Something that truly happened: the one thing of which several agencies may each report a piece. */
import type { Precedence } from "../../vocabulary/index.ts";
import type { Day } from "../calendar.ts";
import type { Person, Standing } from "./people.ts";
import type { Place } from "./places.ts";
import type { Thing } from "./things.ts";

export const EVENT_KINDS = [
  "supply",
  "storage",
  "advert",
  "meeting",
  "launch",
  "crossing",
  "payment",
  "stop",
  "lorrydrop",
  "handover",
  "freight",
  "documents",
  "refusal",
  "ferry",
  "premises",
  "lodging",
  "rider",
  "handset",
  "disclosure",
  "vessel",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** A role belongs to an event or a link, not to a person (the affiliations are loose). */
export const ROLES = [
  "organiser",
  "recruiter",
  "supplier",
  "transporter",
  "spotter",
  "pilot",
  "host",
  "financier",
  "document provider",
] as const;
export type Role = (typeof ROLES)[number];

export interface Part {
  readonly person: Person;
  readonly standing: Standing;
  /** What the person did in this event; null for those who were merely there. */
  readonly role: Role | null;
}

export interface Happening {
  /** `e1`, `e2` …: the entity that the truth names. */
  readonly id: string;
  readonly kind: EventKind;
  readonly day: Day;
  readonly place: Place;
  /** By the word that sentences have for them: driver, pilot, landlord. */
  readonly cast: Readonly<Record<string, Part>>;
  readonly things: Readonly<Record<string, Thing>>;
  /** What belongs to the event and is no entity: a number of people, a price, goods. */
  readonly words: Readonly<Record<string, string>>;
  readonly precedence: Precedence;
}

/** A line of supply: a loose group, and what it did over some weeks. */
export interface Line {
  readonly id: string;
  readonly typology: string;
  readonly members: readonly { readonly person: Person; readonly roles: readonly Role[] }[];
  readonly happenings: readonly Happening[];
}
