/** Everything that is counted, in memory: live cards as columns, joins, nil returns, scopes, and what there was before. */
import type { Counted } from "../../vocabulary/index.ts";
import type { Card, Definitions, Join, NilReturn, Scope } from "./card.ts";
import {
  createDictionary,
  createSets,
  createTuples,
  type Dictionary,
  intern,
  type Sets,
  type Tuples,
} from "./dictionary.ts";
import {
  BITS,
  COMBINATION_NAMES,
  COMBINATIONS,
  type Combination,
  regionOf,
  WORDS,
  type Words,
} from "./dimensions.ts";
import { createIds, type Ids } from "./ids.ts";
import { createSummed, type Summed } from "./placed.ts";
import { createRows, type Rows } from "./rows.ts";

/** Something with the span of commits in which it stood. */
export interface Past<Thing> {
  readonly was: Thing;
  readonly from: number;
  readonly until: number;
}

export interface Store {
  readonly rows: Rows;
  /** By code of the measure. */
  readonly counts: Counted[];
  readonly words: Readonly<Record<Words, Dictionary>>;
  /** By code of the force: code of its region. */
  readonly regionOfForce: number[];
  readonly tagSets: Sets;
  readonly agencySets: Sets;
  readonly scopeSets: Sets;
  /** By the words of a set as they came: its code, so that most sets are found by one look. */
  readonly knownSets: Map<string, number>;
  readonly combinations: Readonly<Record<Combination, Tuples>>;
  readonly reporters: Tuples;
  /** Measure, area, lead and scopes together. */
  readonly placings: Tuples;
  /** By code of a placing: people of facts on which all cards agree. Kept current, so that protecting a scope looks at few cards. */
  placedPeople: Float64Array;
  /** The same people, by area and by lead alone. */
  readonly byForce: Summed;
  readonly byLead: Summed;
  /** Of facts of people whose cards do not say the same, or that have several in one contribution: the first. */
  readonly disagreeing: Set<number>;
  /** Of facts with several cards: the first, in no order. */
  shared: Int32Array;
  sharedLength: number;
  /** A share of the rows up to which it is quicker to go from audience to audience than over all rows. */
  few: number;
  /** The highest number of an audience that any card has: reading past the end of a list is slow. */
  audiences: number;
  /** By audience: its rows, in no order, with room behind them; and how many they are. */
  readonly rowsOfAudience: Int32Array[];
  sizeOfAudience: Int32Array;
  readonly cards: Ids;
  /** By code of the card: its row plus one, or 0. */
  rowOfCard: Int32Array;
  readonly events: Ids;
  /** By code of the event: its first row, or -1. */
  firstOfEvent: Int32Array;
  /** By code of the event: with which it is joined, once for each join. */
  readonly joinedWith: Map<number, number[]>;
  readonly joins: Map<string, Join>;
  readonly nils: Map<string, NilReturn>;
  readonly declared: Map<string, Scope>;
  /** By id of what has ended: when. */
  readonly ended: Map<string, number>;
  /** Opaque numbers of people, by code; and the codes. */
  readonly people: number[];
  readonly personCodes: Map<number, number>;
  /** Codes of those whom cards identify, card after card. What an amended card leaves behind stays until the next start. */
  persons: Int32Array;
  personsLength: number;
  /** By code of the measure: who was met once, and by which cards; and who may have been met again. */
  readonly met: {
    readonly once: Map<number, number | readonly number[]>;
    readonly again: Map<number, readonly number[]>;
  }[];
  /** Of all live quantities; kept below 2^53 so that every sum of them is exact. */
  sum: number;
  readonly past: {
    readonly cards: Past<Card>[];
    readonly joins: Past<Join>[];
    readonly nils: Past<NilReturn>[];
  };
}

export function createStore(definitions: Definitions): Store {
  const tuples = (names: readonly string[]) => createTuples(names.map((name) => BITS[name] as number));
  const store: Store = {
    rows: createRows(),
    counts: ["event"],
    words: Object.fromEntries(WORDS.map((name) => [name, createDictionary()])) as Record<Words, Dictionary>,
    regionOfForce: [0],
    tagSets: createSets(),
    agencySets: createSets(),
    scopeSets: createSets(),
    knownSets: new Map(),
    combinations: Object.fromEntries(
      COMBINATION_NAMES.map((name) => [name, tuples(COMBINATIONS[name])]),
    ) as unknown as Record<Combination, Tuples>,
    reporters: tuples(["owner", "day"]),
    placings: tuples(["measure", "force", "lead", "scopes"]),
    placedPeople: new Float64Array(64),
    byForce: createSummed("force"),
    byLead: createSummed("lead"),
    shared: new Int32Array(64),
    sharedLength: 0,
    few: 0.1,
    audiences: 0,
    rowsOfAudience: [],
    sizeOfAudience: new Int32Array(64),
    disagreeing: new Set(),
    cards: createIds(),
    rowOfCard: new Int32Array(1024),
    events: createIds(),
    firstOfEvent: new Int32Array(1024).fill(-1),
    joinedWith: new Map(),
    joins: new Map(),
    nils: new Map(),
    declared: new Map(),
    ended: new Map(),
    people: [],
    personCodes: new Map(),
    persons: new Int32Array(1024),
    personsLength: 0,
    met: [],
    sum: 0,
    past: { cards: [], joins: [], nils: [] },
  };
  for (const [measure, counted] of definitions) define(store, measure, counted);
  return store;
}

/** A measure of a version. What a version counts never changes. */
export function define(store: Store, measure: string, counted: Counted): void {
  const code = intern(store.words.measure, measure);
  const known = store.counts[code];
  if (known !== undefined && known !== counted)
    throw new Error(`${measure} counts ${known}: make a new version`);
  store.counts[code] = counted;
}

export function declareScope(store: Store, scope: Scope): void {
  store.declared.set(scope.name, scope);
  intern(store.words.scope, scope.name);
}

export function forceCode(store: Store, force: string): number {
  const code = intern(store.words.force, force);
  store.regionOfForce[code] ??= intern(store.words.region, regionOf(force));
  return code;
}
