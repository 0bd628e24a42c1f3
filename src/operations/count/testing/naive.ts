/** The same counting with plain objects and no cleverness: what the kernel is held against. */
import type { Counted } from "../../../vocabulary/index.ts";
import type { Card, Definitions, Ending, Join } from "../card.ts";
import { PANEL_NAMES, type PanelName, regionOf } from "../dimensions.ts";
import type { Filters } from "../question.ts";

export type Change =
  | { readonly does: "upsert"; readonly card: Card }
  | { readonly does: "remove"; readonly ending: Ending }
  | { readonly does: "join"; readonly join: Join }
  | { readonly does: "split"; readonly ending: Ending };

/** One card that counts. */
export interface NaiveFact {
  readonly card: Card;
  readonly tags: ReadonlySet<string>;
  readonly agencies: ReadonlySet<string>;
}

const commitOf = (change: Change): number =>
  change.does === "upsert"
    ? change.card.recorded
    : change.does === "join"
      ? change.join.recorded
      : change.ending.recorded;

/** Cards and joins that stand after these changes, in the order of commits. */
export function standing(changes: readonly Change[]): { cards: Card[]; joins: Join[] } {
  const cards = new Map<string, Card>();
  const joins = new Map<string, Join>();
  for (const change of changes.toSorted((a, b) => commitOf(a) - commitOf(b))) {
    if (change.does === "upsert") cards.set(change.card.id, change.card);
    if (change.does === "remove") cards.delete(change.ending.id);
    if (change.does === "join") joins.set(change.join.id, change.join);
    if (change.does === "split") joins.delete(change.ending.id);
  }
  return { cards: [...cards.values()], joins: [...joins.values()] };
}

export function factsOf(
  cards: readonly Card[],
  joins: readonly Join[],
  definitions: Definitions,
): NaiveFact[] {
  const same = (a: string, b: string) => reached(a, joins).has(b);
  const groups: Card[][] = [];
  for (const card of cards) {
    const group = groups.find(
      ([first]) => first && first.measure === card.measure && same(first.event, card.event),
    );
    if (group) group.push(card);
    else groups.push([card]);
  }
  return groups.flatMap((group) => {
    const all = group.toSorted(
      (a, b) =>
        Number(b.owner === b.lead) - Number(a.owner === a.lead) ||
        Number(b.state !== "provisional") - Number(a.state !== "provisional") ||
        b.changed - a.changed ||
        (a.id < b.id ? -1 : 1),
    );
    const best = all[0] as Card;
    const once = definitions.get(best.measure) === "event";
    const contribution = once
      ? [best]
      : all.filter(
          ({ event, owner, keptFor }) =>
            event === best.event && owner === best.owner && keptFor === best.keptFor,
        );
    const tags = new Set(all.flatMap((each) => each.tags));
    const agencies = new Set(all.flatMap((each) => [each.lead, each.owner, ...each.agencies]));
    return contribution.map((card) => ({ card, tags, agencies }));
  });
}

export function holds(fact: NaiveFact, filters: Filters): boolean {
  const { card, tags, agencies } = fact;
  const one = (value: string | null, wanted: readonly string[] | undefined) =>
    wanted === undefined || wanted.includes(value ?? "");
  const any = (values: ReadonlySet<string>, wanted: readonly string[] | undefined) =>
    wanted === undefined || wanted.some((each) => values.has(each));
  return (
    one(card.measure, filters.measures) &&
    (filters.from === undefined || card.day >= filters.from) &&
    (filters.to === undefined || card.day <= filters.to) &&
    one(card.mode, filters.modes) &&
    one(card.direction, filters.directions) &&
    one(card.force, filters.forces) &&
    one(regionOf(card.force ?? ""), filters.regions) &&
    one(card.lead, filters.leads) &&
    one(card.threatArea, filters.threatAreas) &&
    one(card.premises, filters.premises) &&
    one(card.offence, filters.offences) &&
    one(card.link, filters.links) &&
    one(card.state, filters.states) &&
    any(tags, filters.tags) &&
    any(agencies, filters.involved)
  );
}

/** In which rows of a panel a fact stands. */
export function keysIn(name: PanelName, { card, tags, agencies }: NaiveFact): string[] {
  if (name === "tag") return [...tags];
  if (name === "involved") return [...agencies];
  if (name === "region") return [regionOf(card.force ?? "")];
  return [card[name] ?? ""];
}

export function figure(facts: readonly NaiveFact[], counted: Counted): number {
  const sum = (of: (card: Card) => number) => facts.reduce((total, { card }) => total + of(card), 0);
  if (counted === "event") return sum(({ quantity }) => Math.min(1, quantity));
  if (counted !== "distinct_person") return sum(({ quantity }) => quantity);
  const identified = new Set(facts.flatMap(({ card }) => card.persons ?? []));
  return (
    identified.size + sum(({ quantity, persons }) => Math.max(0, quantity - new Set(persons ?? []).size))
  );
}

/** Every figure that is not 0, as `panel / measure / row`; the total's panel and row are empty. */
export function everyFigure(facts: readonly NaiveFact[], definitions: Definitions): Map<string, number> {
  const figures = new Map<string, number>();
  for (const [measure, counted] of definitions) {
    const ofMeasure = facts.filter(({ card }) => card.measure === measure);
    const put = (panel: string, key: string, among: readonly NaiveFact[]) => {
      const value = figure(among, counted);
      if (value !== 0) figures.set(`${panel} / ${measure} / ${key}`, value);
    };
    put("", "", ofMeasure);
    for (const name of PANEL_NAMES) {
      const keys = new Set(ofMeasure.flatMap((fact) => keysIn(name, fact)));
      for (const key of keys)
        put(
          name,
          key,
          ofMeasure.filter((fact) => keysIn(name, fact).includes(key)),
        );
    }
  }
  return figures;
}

function reached(event: string, joins: readonly Join[]): Set<string> {
  const found = new Set([event]);
  for (const each of found) {
    for (const { one, other } of joins) {
      if (one === each) found.add(other);
      if (other === each) found.add(one);
    }
  }
  return found;
}
