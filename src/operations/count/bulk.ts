/**
 * Many cards at once, into a store that holds none of them: each comes as bytes, and words that were met before are known by
 * their bytes, without making a text of them. A million cards are built so in a few seconds.
 */
import { BadCard } from "./card.ts";
import { type Coded, putRow, roomForEvent, setCode } from "./change.ts";
import { intern, internTuple } from "./dictionary.ts";
import { internWords } from "./ids.ts";
import { relink } from "./joined.ts";
import { forceCode, type Store } from "./store.ts";

/** Where in the bytes each part of a card lies; what is said in one part is looked up as a whole. */
export interface Bytes {
  readonly buffer: Buffer;
  /** Four numbers each. */
  card: number;
  event: number;
  readonly measure: Part;
  readonly day: Part;
  readonly place: Part;
  readonly what: Part;
  readonly tags: Part;
  readonly agencies: Part;
  readonly scopes: Part;
  readonly owner: Part;
  audience: number;
  quantity: number;
  changed: number;
  persons: readonly number[];
}

export interface Part {
  from: number;
  end: number;
}

/** What the bytes of a part say. */
export interface Reading {
  readonly measure: (bytes: Buffer) => string;
  readonly day: (bytes: Buffer) => readonly [day: string, mode: string, direction: string];
  readonly place: (bytes: Buffer) => readonly [force: string, lead: string];
  readonly what: (
    bytes: Buffer,
  ) => readonly [threatArea: string, premises: string, offence: string, link: string, state: string];
  readonly tags: (bytes: Buffer) => readonly string[];
  readonly agencies: (bytes: Buffer) => readonly string[];
  readonly scopes: (bytes: Buffer) => readonly string[];
  readonly owner: (bytes: Buffer) => string;
}

export interface Bulk {
  /** Answers whether the card could be put in; the sum of all figures has to stay exact, and its measure to be known. */
  put(bytes: Bytes, recorded: number): boolean;
  /** Once all are in. */
  settle(): void;
}

export function openBulk(store: Store, reading: Reading): Bulk {
  const { words, combinations } = store;
  const measures = createParts((bytes) => words.measure.codes.get(reading.measure(bytes)) ?? -1);
  const days = createParts((bytes) => {
    const [day, mode, direction] = reading.day(bytes);
    return [intern(words.day, day), intern(words.mode, mode), intern(words.direction, direction)];
  });
  const places = createParts((bytes) => {
    const [force, lead] = reading.place(bytes);
    return [forceCode(store, force), intern(words.agency, lead)];
  });
  const whats = createParts((bytes) => {
    const said = reading.what(bytes);
    return (["threatArea", "premises", "offence", "link", "state"] as const).map((name, at) =>
      intern(words[name], said[at] as string),
    );
  });
  const tags = createParts((bytes) => setCode(store, "tag", reading.tags(bytes)));
  const agencies = createParts(reading.agencies);
  const scopes = createParts((bytes) => setCode(store, "scope", reading.scopes(bytes)));
  const owners = createParts((bytes) => intern(words.agency, reading.owner(bytes)));
  const [whens, wheres, kinds, taggeds, placings, leadsAndOwners, involveds, reporters] = Array.from(
    { length: 8 },
    createPairs,
  ) as [Pairs, Pairs, Pairs, Pairs, Pairs, Pairs, Pairs, Pairs];
  const coded: Coded = {
    card: 0,
    event: 0,
    measure: 0,
    audience: 0,
    scopes: 0,
    owner: 0,
    keptFor: 0,
    when: 0,
    where: 0,
    what: 0,
    tagged: 0,
    involved: 0,
    reporter: 0,
    placed: 0,
    quantity: 0,
    changed: 0,
    recorded: 0,
    persons: [],
  };
  return {
    put(bytes, recorded) {
      try {
        return put(bytes, recorded);
      } catch (error) {
        if (error instanceof BadCard) return false;
        throw error;
      }
    },
    settle() {
      relink(store, every(store.events.length));
    },
  };

  function put(bytes: Bytes, recorded: number): boolean {
    const { buffer } = bytes;
    const measure = measures.said[measures.codeOf(buffer, bytes.measure)] as number;
    if (measure === -1 || store.sum + bytes.quantity > Number.MAX_SAFE_INTEGER) return false;
    const day = days.codeOf(buffer, bytes.day);
    const place = places.codeOf(buffer, bytes.place);
    const what = whats.codeOf(buffer, bytes.what);
    const tag = tags.said[tags.codeOf(buffer, bytes.tags)] as number;
    const agency = agencies.codeOf(buffer, bytes.agencies);
    const scope = scopes.said[scopes.codeOf(buffer, bytes.scopes)] as number;
    const owner = owners.said[owners.codeOf(buffer, bytes.owner)] as number;
    const with_ = (name: "when" | "where" | "what", said: readonly number[]) => () =>
      internTuple(combinations[name], [measure, ...said]);
    coded.card = wordsAt(buffer, bytes.card, store.cards);
    coded.event = wordsAt(buffer, bytes.event, store.events);
    roomForEvent(store, coded.event);
    coded.measure = measure;
    coded.audience = bytes.audience;
    coded.scopes = scope;
    coded.owner = owner;
    coded.when = whens.get(measure, day) ?? whens.set(with_("when", days.said[day] as number[]));
    coded.where = wheres.get(measure, place) ?? wheres.set(with_("where", places.said[place] as number[]));
    coded.what = kinds.get(measure, what) ?? kinds.set(with_("what", whats.said[what] as number[]));
    coded.tagged =
      taggeds.get(measure, tag) ?? taggeds.set(() => internTuple(combinations.tagged, [measure, tag]));
    const [force = 0, lead = 0] = places.said[place] as number[];
    const leadAndOwner = leadsAndOwners.get(lead, owner) ?? leadsAndOwners.set(() => leadsAndOwners.length);
    const set = involvedSet(agency, leadAndOwner, lead, owner);
    coded.involved = involvedOf(measure, set);
    coded.placed =
      placings.get(coded.where, scope) ??
      placings.set(() => internTuple(store.placings, [measure, force, lead, scope]));
    const ofDay = (days.said[day] as readonly number[])[0] as number;
    coded.reporter =
      reporters.get(owner, ofDay) ?? reporters.set(() => internTuple(store.reporters, [owner, ofDay]));
    coded.quantity = bytes.quantity;
    coded.changed = bytes.changed;
    coded.recorded = recorded;
    coded.persons = bytes.persons;
    putRow(store, coded);
    return true;
  }

  function involvedSet(agency: number, pair: number, lead: number, owner: number): number {
    return (
      involveds.get(agency, pair) ??
      involveds.set(() => {
        const all = [words.agency.values[lead], words.agency.values[owner], ...(agencies.said[agency] ?? [])];
        return setCode(store, "agency", all as string[]);
      })
    );
  }

  function involvedOf(measure: number, set: number): number {
    return internTuple(combinations.involved, [measure, set]);
  }
}

function* every(length: number): Generator<number> {
  for (let code = 0; code < length; code++) yield code;
}

function wordsAt(buffer: Buffer, at: number, ids: Store["cards"]): number {
  return internWords(
    ids,
    buffer.readInt32BE(at),
    buffer.readInt32BE(at + 4),
    buffer.readInt32BE(at + 8),
    buffer.readInt32BE(at + 12),
  );
}

interface Parts<Said> {
  readonly said: Said[];
  codeOf(buffer: Buffer, part: Part): number;
}

/** Strings of bytes, each kept once with what it says. */
function createParts<Said>(read: (bytes: Buffer) => Said): Parts<Said> {
  const said: Said[] = [];
  const kept: Buffer[] = [];
  let table = new Int32Array(1024);
  const put = (code: number, digest: number): void => {
    let at = digest & (table.length - 1);
    while (table[at] !== 0) at = (at + 1) & (table.length - 1);
    table[at] = code + 1;
  };
  return {
    said,
    codeOf(buffer, { from, end }) {
      const digest = digestOf(buffer, from, end);
      for (let at = digest & (table.length - 1); ; at = (at + 1) & (table.length - 1)) {
        const code = (table[at] as number) - 1;
        if (code === -1) break;
        if (isSame(kept[code] as Buffer, buffer, from, end)) return code;
      }
      const bytes = Buffer.from(buffer.subarray(from, end));
      const code = kept.push(bytes) - 1;
      said.push(read(bytes));
      if (kept.length * 4 > table.length) {
        table = new Int32Array(table.length * 4);
        for (const [nth, each] of kept.entries()) put(nth, digestOf(each, 0, each.length));
      } else put(code, digest);
      return code;
    },
  };
}

/** FNV-1a. */
function digestOf(buffer: Buffer, from: number, end: number): number {
  let digest = 0x811c9dc5;
  for (let at = from; at < end; at++) digest = Math.imul(digest ^ (buffer[at] as number), 0x01000193);
  return (digest ^ (digest >>> 15)) >>> 0;
}

function isSame(kept: Buffer, buffer: Buffer, from: number, end: number): boolean {
  if (kept.length !== end - from) return false;
  for (let at = from; at < end; at++) if (kept[at - from] !== buffer[at]) return false;
  return true;
}

interface Pairs {
  readonly length: number;
  /** What the pair came to before. */
  get(one: number, other: number): number | undefined;
  /** Keeps it for the pair that was asked for last. */
  set(make: () => number): number;
}

/** What two codes come to together. */
function createPairs(): Pairs {
  let [keys, values, length] = [new Int32Array(2048), new Int32Array(1024).fill(-1), 0];
  let [lastOne, lastOther] = [0, 0];
  const placeOf = (one: number, other: number): number => {
    const mask = values.length - 1;
    let at = Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b);
    at = (at ^ (at >>> 15)) & mask;
    while (values[at] !== -1 && (keys[2 * at] !== one || keys[2 * at + 1] !== other)) at = (at + 1) & mask;
    return at;
  };
  const put = (one: number, other: number, value: number): void => {
    const at = placeOf(one, other);
    keys[2 * at] = one;
    keys[2 * at + 1] = other;
    values[at] = value;
  };
  return {
    get length() {
      return length;
    },
    get(one, other) {
      const value = values[placeOf(one, other)] as number;
      if (value !== -1) return value;
      [lastOne, lastOther] = [one, other];
      return undefined;
    },
    set(make) {
      const [one, other] = [lastOne, lastOther];
      const value = make();
      put(one, other, value);
      if (++length * 4 > values.length) {
        const [hadKeys, hadValues] = [keys, values];
        keys = new Int32Array(hadKeys.length * 4);
        values = new Int32Array(hadValues.length * 4).fill(-1);
        hadValues.forEach((each, at) => {
          if (each !== -1) put(hadKeys[2 * at] as number, hadKeys[2 * at + 1] as number, each);
        });
      }
      return value;
    },
  };
}
