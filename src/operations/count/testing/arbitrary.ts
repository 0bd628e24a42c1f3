/** Any history of a few cards: small lists of values, so that everything happens to everything. */
import fc from "fast-check";
import { type Counted, measureKey, type OperationalDay } from "../../../vocabulary/index.ts";
import type { Card, Definitions } from "../card.ts";
import type { Filters } from "../question.ts";
import type { Change } from "./naive.ts";

const key = (id: string) => measureKey({ id, version: 1 });

export const MEASURES: Definitions = new Map<string, Counted>([
  [key("visits"), "event"],
  [key("arrested"), "person_in_event"],
  [key("charged"), "distinct_person"],
  [key("cash"), "amount"],
]);
export const SCOPES = [
  { name: "phase", audience: 1, order: 2 },
  { name: "release", audience: 2, order: 1 },
] as const;
export const AUDIENCES = 3;
const DAYS = ["2026-03-28", "2026-03-29", "2026-03-30"] as OperationalDay[];
const AGENCIES = ["KENT", "ESSEX", "BF", "NCA"];
const TAGS = ["op-a", "op-b", "pillar"];

const some = <Value>(...values: Value[]) => fc.subarray(values);
const maybe = (...values: string[]) => fc.constantFrom(null, ...values);

/** A readable id: the same each time. */
export const uuid = (name: string): string =>
  `00000000-0000-4000-8000-${Buffer.from(name).toString("hex").padStart(12, "0").slice(-12)}`;
const CARDS = ["a", "b", "c", "d", "e", "f", "g", "h"].map(uuid);
const EVENTS = ["e1", "e2", "e3", "e4"].map(uuid);

const card: fc.Arbitrary<Omit<Card, "recorded">> = fc.record({
  id: fc.constantFrom(...CARDS),
  event: fc.constantFrom(...EVENTS),
  measure: fc.constantFrom(...MEASURES.keys()),
  quantity: fc.oneof(fc.nat(6), fc.constant(40_000_000_000_001)),
  persons: fc.uniqueArray(fc.integer({ min: 900, max: 905 }), { maxLength: 3 }),
  day: fc.constantFrom(...DAYS),
  force: maybe("KENT", "ESSEX", "LANCS", "NOWHERE"),
  lead: fc.constantFrom(...AGENCIES),
  owner: fc.constantFrom(...AGENCIES),
  agencies: some(...AGENCIES),
  mode: maybe("air", "small_boat"),
  direction: maybe("in", "out"),
  threatArea: maybe("documents"),
  premises: maybe("farm", "seaport"),
  offence: maybe("drugs", "theft"),
  link: maybe("linked", "unrelated"),
  state: fc.constantFrom("provisional", "validated", "locked"),
  tags: some(...TAGS),
  scopes: some("phase", "release"),
  audience: fc.integer({ min: 1, max: AUDIENCES }),
  changed: fc.nat(9),
});

const event = fc.constantFrom(...EVENTS);

/** Cards are made, amended, tagged, contributed, withheld, withdrawn and made again; records joined and parted. */
export const history: fc.Arbitrary<Change[]> = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: card.map((each) => ({ does: "upsert" as const, card: each })) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(...CARDS).map((id) => ({ does: "remove" as const, id })),
      },
      { weight: 2, arbitrary: fc.record({ does: fc.constant("join" as const), one: event, other: event }) },
      { weight: 1, arbitrary: fc.record({ does: fc.constant("split" as const), nth: fc.nat(20) }) },
    ),
    { maxLength: 40 },
  )
  .map((steps) => {
    const open: string[] = [];
    return steps.flatMap((step, recorded): Change[] => {
      if (step.does === "upsert") return [{ does: "upsert", card: { ...step.card, recorded } }];
      if (step.does === "remove") return [{ does: "remove", ending: { id: step.id, recorded } }];
      if (step.does === "join") {
        open.push(`join ${recorded}`);
        return [
          { does: "join", join: { id: `join ${recorded}`, one: step.one, other: step.other, recorded } },
        ];
      }
      const [id] = open.splice(step.nth % Math.max(1, open.length), 1);
      return id === undefined ? [] : [{ does: "split", ending: { id, recorded } }];
    });
  });

const list = (...values: string[]) => fc.option(fc.subarray(values), { nil: undefined, freq: 1 });

export const filters: fc.Arbitrary<Filters> = fc.record(
  {
    measures: list(...MEASURES.keys()),
    from: fc.constantFrom(undefined, ...DAYS),
    to: fc.constantFrom(undefined, ...DAYS),
    modes: list("", "air", "small_boat"),
    directions: list("", "in"),
    forces: list("", "KENT", "LANCS"),
    regions: list("", "Eastern", "Elsewhere"),
    leads: list("KENT", "BF"),
    involved: list("KENT", "NCA"),
    threatAreas: list("", "documents"),
    premises: list("farm"),
    offences: list("", "drugs"),
    links: list("linked", "unrelated"),
    states: list("provisional", "locked"),
    tags: list("op-a", "op-b"),
  },
  { requiredKeys: [] },
);

/** By number of the audience; 0 is none. */
export const readable: fc.Arbitrary<Uint8Array> = fc
  .array(fc.nat(1), { minLength: AUDIENCES, maxLength: AUDIENCES })
  .map((bits) => Uint8Array.from([0, ...bits]));
