/**
 * How a figure was reached: what adding up everything would give beside it, fault by fault. From the store of the boards, so that
 * it is of the same moment as they are and the same for everybody whom the scope admits.
 */
import { sql } from "kysely";
import { invalid, notFound, type Viewer } from "../access/index.ts";
import type { ExplainedWire, FigureFault } from "../contract/explained.ts";
import { type Card, cardOf, open, type Store } from "./count/index.ts";
import { askerOf } from "./counting/keeper/index.ts";
import { versionsOf } from "./counting/measures.ts";
import { findScope } from "./counting/scopes.ts";

type Fault = ExplainedWire["faults"][number];
type Example = NonNullable<Fault["example"]>;

const WORDS: Readonly<Record<FigureFault, { readonly says: string; readonly rule: string }>> = {
  contributions_added: {
    says: "What each agency said of one event would be added up.",
    rule: "One event has one lead. The lead's figure counts; the others stand beside it.",
  },
  recorded_twice: {
    says: "Two records of one event would be added.",
    rule: "Records that a person has joined are one event, and one of them counts.",
  },
  tagged_twice: {
    says: "What belongs to two pillars would be added under each.",
    rule: "An event counts once in every figure, under however many tags.",
  },
  first_figure_kept: {
    says: "First figures would stay in the sum after their agency had corrected them.",
    rule: "The newest version counts, and the reason stands beside it.",
  },
  withdrawn: {
    says: "What was withdrawn would stay in the sum.",
    rule: "A withdrawn record leaves every figure at once.",
  },
  met_twice: {
    says: "People met at two events would be added twice.",
    rule: "This measure counts people: who is identified counts once, wherever they were met.",
  },
};

export async function explainFigure(
  viewer: Viewer,
  { store }: { readonly store: Store },
  address: string,
  key: string,
): Promise<ExplainedWire> {
  const scope = await findScope(viewer, address);
  const measure = (await versionsOf(viewer)).find((each) => each.key === key);
  if (!measure) throw invalid("/measure", "There is no such measure in this version");
  const opened = open(store, await askerOf(viewer), { scope: scope.id, filters: {} }, { measure: key });
  if (opened === null) throw notFound("scope");
  const counted = opened.counted.map((row) => cardOf(store, row));
  const beside = opened.beside.map((row) => cardOf(store, row));
  const value = valueUnder(measure.counts);
  const recorded = recordedTwice(store, counted, beside);
  const pillars = await pillarsOf(viewer, scope.phase_id);
  const tagged = taggedTwice(store, counted, beside, pillars);
  const events = eventsIn(store, [...counted, ...beside]);
  const before = await saidBefore(viewer, scope.id, key);
  const sum = (cards: readonly Card[]) => cards.reduce((total, card) => total + value(card), 0);
  const others = beside.filter((card) => !recorded.has(card.id));
  const again = sum(counted) - opened.total;
  const found: Readonly<
    Record<FigureFault, Pick<Fault, "adds" | "cards"> & { readonly at: readonly string[] }>
  > = {
    contributions_added: { adds: sum(others), cards: others.length, at: idsByValue(others, value) },
    recorded_twice: {
      adds: sum(beside.filter((card) => recorded.has(card.id))),
      cards: recorded.size,
      at: [...recorded],
    },
    tagged_twice: {
      adds: tagged.reduce((total, { card, more }) => total + more * value(card), 0),
      cards: tagged.length,
      at: tagged.map(({ card }) => card.id),
    },
    first_figure_kept: { ...before.amended, at: [] },
    withdrawn: { ...before.withdrawn, at: [] },
    met_twice: { adds: again, cards: 0, at: [] },
  };
  const readable = new Set(
    [...opened.counted, ...opened.beside].filter(opened.readable).map((row) => cardOf(store, row).id),
  );
  const counts = new Set(counted.map(({ id }) => id));
  const faults: Fault[] = [];
  for (const [fault, { at, ...how }] of Object.entries(found) as [
    FigureFault,
    (typeof found)[FigureFault],
  ][]) {
    if (how.adds === 0 && how.cards === 0) continue;
    const partial = fault === "first_figure_kept" || fault === "withdrawn";
    const example = await exampleOf(viewer, events, { at, readable, counts });
    faults.push({ fault, ...WORDS[fault], ...how, partial, example });
  }
  viewer.record({
    act: "consultation",
    subjects: [scope.id, ...faults.flatMap(({ example }) => (example ? [example.event] : []))],
    detail: { what: "how a figure was reached", measure: key },
  });
  return {
    measure: key,
    name: measure.name,
    unit: measure.unit,
    counted: opened.total,
    added: faults.reduce((total, { adds, partial }) => total + (partial ? 0 : adds), opened.total),
    events: new Set(counted.map((card) => events.of(card))).size,
    faults,
  };
}

/** An event that is said of is one, whatever number stands on its card. */
function valueUnder(counts: string): (card: Card) => number {
  if (counts === "event") return ({ quantity }) => Math.min(1, quantity);
  if (counts !== "distinct_person") return ({ quantity }) => quantity;
  return ({ quantity, persons = [] }) => Math.max(quantity, new Set(persons).size);
}

interface Events {
  of(card: Card): string;
  cards(event: string): readonly Card[];
}

/** Joined records are one event: each card's event, by the first id of those that are joined. */
function eventsIn(store: Store, cards: readonly Card[]): Events {
  const first = firstIds(store);
  const of = (card: Card) => first(card.event);
  const together = Map.groupBy(cards, of);
  return { of, cards: (event) => together.get(event) ?? [] };
}

function firstIds(store: Store): (event: string) => string {
  const before = new Map<string, string>();
  const first = (event: string): string => {
    let at = event;
    for (let next = before.get(at); next !== undefined; next = before.get(at)) at = next;
    return at;
  };
  for (const { one, other } of store.joins.values()) {
    const [a, b] = [first(one), first(other)].sort() as [string, string];
    if (a !== b) before.set(b, a);
  }
  return first;
}

/** Cards beside whose record is not the one that counts. */
function recordedTwice(store: Store, counted: readonly Card[], beside: readonly Card[]): ReadonlySet<string> {
  const first = firstIds(store);
  const records = new Map(counted.map((card) => [first(card.event), card.event]));
  return new Set(beside.filter((card) => records.get(first(card.event)) !== card.event).map(({ id }) => id));
}

/** Cards that count and are seen under more than one pillar, and under how many more. */
function taggedTwice(
  store: Store,
  counted: readonly Card[],
  beside: readonly Card[],
  pillars: ReadonlySet<string>,
): { readonly card: Card; readonly more: number }[] {
  if (pillars.size === 0) return [];
  const events = eventsIn(store, [...counted, ...beside]);
  return counted.flatMap((card) => {
    const tags = new Set(events.cards(events.of(card)).flatMap((each) => each.tags));
    const under = [...tags].filter((tag) => pillars.has(tag)).length;
    return under > 1 ? [{ card, more: under - 1 }] : [];
  });
}

async function pillarsOf(viewer: Viewer, phase: string | null): Promise<ReadonlySet<string>> {
  if (phase === null) return new Set();
  const rows = await viewer.db
    .selectFrom("operation_pillar")
    .select("id")
    .where("phase_id", "=", phase)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** What was said at first of cards that the viewer may open: of those amended since, and of those withdrawn. */
async function saidBefore(viewer: Viewer, scope: string, key: string) {
  const { rows } = await sql<{ withdrawn: boolean; adds: number; cards: number }>`
    select c.state = 'withdrawn' as withdrawn, count(*)::int as cards,
           sum(case when c.state = 'withdrawn' then c.quantity else (v.body ->> 'quantity')::bigint - c.quantity end)::float8 as adds
      from count_card c
      join card_contribution s on s.card_id = c.id and s.scope_id = ${scope} and s.says = 'contributed'
      join count_card_version v on v.card_id = c.id and v.version = 1
     where c.measure || '@' || c.measure_version = ${key}
       and (c.state = 'withdrawn' or (v.body ->> 'quantity')::bigint <> c.quantity)
     group by 1`.execute(viewer.db);
  const of = (withdrawn: boolean) => {
    const row = rows.find((each) => each.withdrawn === withdrawn);
    return { adds: row?.adds ?? 0, cards: row?.cards ?? 0 };
  };
  return { amended: of(false), withdrawn: of(true) };
}

function idsByValue(cards: readonly Card[], value: (card: Card) => number): string[] {
  return cards.toSorted((a, b) => value(b) - value(a)).map(({ id }) => id);
}

/** The first of these cards that the reader may open, with all others of its event that they may open as well. */
async function exampleOf(
  viewer: Viewer,
  events: Events,
  {
    at,
    readable,
    counts,
  }: { at: readonly string[]; readable: ReadonlySet<string>; counts: ReadonlySet<string> },
): Promise<Example | null> {
  const id = at.find((each) => readable.has(each));
  if (id === undefined) return null;
  const row = await viewer.db
    .selectFrom("count_card")
    .select(["event_id", "activity_id", "day"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return null;
  const event = events.of({ event: row.event_id } as Card);
  const cards = events.cards(event).filter((card) => readable.has(card.id));
  return {
    event: row.event_id,
    activity: row.activity_id,
    day: row.day,
    said: cards.map((card) => ({ agency: card.owner, quantity: card.quantity, counts: counts.has(card.id) })),
  };
}
