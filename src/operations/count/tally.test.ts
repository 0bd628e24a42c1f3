import fc from "fast-check";
import { expect, test } from "vitest";
import type { Card } from "./card.ts";
import { asAt } from "./past.ts";
import { fewOf, type Sight, sightOf, sightOfScope } from "./question.ts";
import type { Store } from "./store.ts";
import { tally } from "./tally.ts";
import { filters, history, MEASURES, readable } from "./testing/arbitrary.ts";
import { apply, emptyStore, figuresOf } from "./testing/kernel.ts";
import { type Change, everyFigure, factsOf, holds, standing } from "./testing/naive.ts";

const sorted = (figures: ReadonlyMap<string, number>) => [...figures].sort(([a], [b]) => (a < b ? -1 : 1));
const everyone = { audiences: Uint8Array.from([0, 1, 1, 1]) };

/** The kernel's figures beside those of the naive model. */
function compare(
  store: Store,
  sight: Sight,
  changes: readonly Change[],
  sees: (card: Card) => boolean,
  narrowed = {},
): void {
  const { cards, joins } = standing(changes);
  const facts = factsOf(cards.filter(sees), joins, MEASURES).filter((fact) => holds(fact, narrowed));
  const byHand = sorted(everyFigure(facts, MEASURES));
  // Over all rows, and from audience to audience.
  for (const few of [0, 1]) {
    store.few = few;
    const own = sight.column === store.rows.audience;
    const listed = { ...sight, few: own ? fewOf(store, sight.pass) : null };
    if (own && few === 1) expect(listed.few).not.toBeNull();
    expect(sorted(figuresOf(store, tally(store, listed, narrowed)))).toEqual(byHand);
  }
}

test("every figure of every picture and scope, under any filters, is what counting by hand gives", () => {
  fc.assert(
    fc.property(history, filters, readable, (changes, narrowed, audiences) => {
      const store = apply(emptyStore(), changes);
      compare(
        store,
        sightOf(store, { audiences }),
        changes,
        ({ audience }) => audiences[audience] === 1,
        narrowed,
      );
      const phase = sightOfScope(store, "phase", everyone) as Sight;
      compare(store, phase, changes, ({ scopes }) => scopes.includes("phase"), narrowed);
      compare(store, phase, changes, ({ scopes }) => scopes.includes("phase"));
    }),
    { numRuns: 2000 },
  );
});

test("the order in which changes arrive, and arriving twice, makes no difference", () => {
  const shuffled = history.chain((changes) =>
    fc.tuple(
      fc.constant(changes),
      fc.shuffledSubarray([...changes, ...changes], { minLength: changes.length * 2 }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([changes, arriving]) => {
      const store = apply(emptyStore(), arriving);
      compare(store, sightOf(store, everyone), changes, () => true);
    }),
    { numRuns: 1000 },
  );
});

test("as at any commit, the figures are those of the changes up to it", () => {
  const upTo = fc.tuple(history, fc.nat(40));
  fc.assert(
    fc.property(upTo, ([changes, commit]) => {
      const then = asAt(apply(emptyStore(), changes), commit);
      const before = changes.filter((each) => recordedOf(each) <= commit);
      compare(then, sightOf(then, everyone), before, () => true);
    }),
    { numRuns: 500 },
  );
});

test("a figure by one row is the total under that row as a filter", () => {
  fc.assert(
    fc.property(history, (changes) => {
      const store = apply(emptyStore(), changes);
      const sight = sightOf(store, everyone);
      const all = figuresOf(store, tally(store, sight, {}));
      const kent = figuresOf(store, tally(store, sight, { involved: ["KENT"] }));
      const tagged = figuresOf(store, tally(store, sight, { tags: ["op-a"] }));
      for (const measure of MEASURES.keys()) {
        expect(kent.get(` / ${measure} / `)).toBe(all.get(`involved / ${measure} / KENT`));
        expect(tagged.get(` / ${measure} / `)).toBe(all.get(`tag / ${measure} / op-a`));
      }
    }),
    { numRuns: 300 },
  );
});

function recordedOf(change: Change): number {
  if (change.does === "upsert") return change.card.recorded;
  return change.does === "join" ? change.join.recorded : change.ending.recorded;
}
