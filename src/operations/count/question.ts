/** What is asked of the cards: whose picture, and which part of it. */
import type { Dictionary, Sets, Tuples } from "./dictionary.ts";
import { COMBINATIONS, type Combination, regionOf, type Words } from "./dimensions.ts";
import type { Store } from "./store.ts";

/** Who asks. By number of an audience: 1 where they may read it. Audience 0 does not exist. */
export interface Asker {
  readonly audiences: Uint8Array;
}

/** Each list is "any of these"; what is left out does not narrow. An empty word stands for what was not said. */
export interface Filters {
  readonly measures?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly modes?: readonly string[];
  readonly directions?: readonly string[];
  readonly forces?: readonly string[];
  readonly regions?: readonly string[];
  readonly leads?: readonly string[];
  readonly involved?: readonly string[];
  readonly threatAreas?: readonly string[];
  readonly premises?: readonly string[];
  readonly offences?: readonly string[];
  readonly links?: readonly string[];
  readonly states?: readonly string[];
  readonly tags?: readonly string[];
}

/** Which rows are seen: a column of codes, and for each code whether it is. */
export interface Sight {
  readonly column: Int32Array;
  readonly pass: Uint8Array;
  /** The rows that are seen, where they are few. */
  readonly few: Int32Array | null;
}

/** By combination: for each code of it, whether the filters let it pass. */
export type Passes = Readonly<Record<Combination, Uint8Array>>;

/** The rows of a named scope, whoever asks; null where the asker is not admitted, or where there is none. */
export function sightOfScope(store: Store, name: string, asker: Asker): Sight | null {
  const scope = store.declared.get(name);
  return scope && asker.audiences[scope.audience] === 1 ? rowsInScope(store, name) : null;
}

export function rowsInScope(store: Store, name: string): Sight {
  const code = store.words.scope.codes.get(name) ?? -1;
  const pass = Uint8Array.from(store.scopeSets.members, (members) => (members.includes(code) ? 1 : 0));
  return { column: store.rows.scopes, pass, few: null };
}

/** The rows that the asker may open: their own picture. */
export function sightOf(store: Store, { audiences }: Asker): Sight {
  const pass = new Uint8Array(store.audiences + 1);
  pass.set(audiences.subarray(0, pass.length));
  pass[0] = 0;
  return { column: store.rows.audience, pass, few: fewOf(store, pass) };
}

/** The rows of these audiences, if they are few. */
export function fewOf(store: Store, pass: Uint8Array): Int32Array | null {
  const { rows, rowsOfAudience, sizeOfAudience } = store;
  let count = 0;
  for (let audience = 1; audience < pass.length; audience++) {
    if (pass[audience] === 1) count += sizeOfAudience[audience] as number;
  }
  if (count > rows.length * store.few) return null;
  const list = new Int32Array(count);
  let listed = 0;
  for (let audience = 1; audience < pass.length; audience++) {
    const size = sizeOfAudience[audience] as number;
    if (pass[audience] !== 1 || size === 0) continue;
    list.set((rowsOfAudience[audience] as Int32Array).subarray(0, size), listed);
    listed += size;
  }
  return list;
}

/** Whether filters say more than which measures to show. */
export function narrows({ measures: _, ...rest }: Filters): boolean {
  return Object.values(rest).some((each) => each !== undefined);
}

export function passesOf(store: Store, filters: Filters): Passes {
  const { combinations, words } = store;
  const any = (name: Words, wanted: readonly string[] | undefined) => among(words[name], wanted);
  const ofForce = both(
    any("force", filters.forces),
    filters.regions &&
      Uint8Array.from(words.force.values, (force) => yes(filters.regions?.includes(regionOf(force)))),
  );
  const ofDay =
    filters.from === undefined && filters.to === undefined
      ? undefined
      : Uint8Array.from(words.day.values, (day) =>
          yes(day !== "" && day >= (filters.from ?? "") && (filters.to === undefined || day <= filters.to)),
        );
  const parts: Readonly<Record<Combination, readonly (Uint8Array | undefined)[]>> = {
    when: [
      any("measure", filters.measures),
      ofDay,
      any("mode", filters.modes),
      any("direction", filters.directions),
    ],
    where: [undefined, ofForce, any("agency", filters.leads)],
    what: [
      undefined,
      any("threatArea", filters.threatAreas),
      any("premises", filters.premises),
      any("offence", filters.offences),
      any("link", filters.links),
      any("state", filters.states),
    ],
    tagged: [undefined, someOf(store.tagSets, any("tag", filters.tags))],
    involved: [undefined, someOf(store.agencySets, any("agency", filters.involved))],
  };
  return Object.fromEntries(
    Object.keys(COMBINATIONS).map((name) => [
      name,
      decide(combinations[name as Combination], parts[name as Combination]),
    ]),
  ) as unknown as Passes;
}

function decide(tuples: Tuples, parts: readonly (Uint8Array | undefined)[]): Uint8Array {
  const pass = new Uint8Array(tuples.length).fill(1);
  parts.forEach((allowed, part) => {
    if (!allowed) return;
    const codes = tuples.parts[part] as Int32Array;
    for (let code = 0; code < pass.length; code++) {
      if (allowed[codes[code] as number] !== 1) pass[code] = 0;
    }
  });
  return pass;
}

function among({ values }: Dictionary, wanted: readonly string[] | undefined): Uint8Array | undefined {
  if (wanted === undefined) return undefined;
  const set = new Set(wanted);
  return Uint8Array.from(values, (value) => yes(set.has(value)));
}

function someOf({ members }: Sets, allowed: Uint8Array | undefined): Uint8Array | undefined {
  return allowed && Uint8Array.from(members, (each) => yes(each.some((code) => allowed[code] === 1)));
}

function both(a: Uint8Array | undefined, b: Uint8Array | undefined): Uint8Array | undefined {
  return a && b ? a.map((each, at) => each & (b[at] as number)) : (a ?? b);
}

function yes(holds: boolean | undefined): number {
  return holds ? 1 : 0;
}
