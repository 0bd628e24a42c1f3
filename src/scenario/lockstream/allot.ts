/** What comes of the events: figures that add up to stated totals, whatever the seed. */
import type { MeasureId, OffenceFamily, OperationLink } from "../../vocabulary/index.ts";
import { between, chance, pick, type Random, some } from "../random.ts";
import type { Draft } from "./draft.ts";
import type { Result } from "./happening.ts";
import { HEADLINES } from "./headlines.ts";

const WITHOUT_QUESTIONS = 0.1;
const UNRELATED_ARRESTS = 44;
const MIXED = 9;

/** Opaque numbers of people. Some are met again. */
export interface Register {
  met(random: Random): number;
  readonly known: readonly number[];
}

export function openRegister(metAgain: number): Register {
  const known: number[] = [];
  return {
    known,
    met(random) {
      if (known.length > 30 && chance(random, metAgain)) return pick(random, known.slice(0, -20));
      const next = 100_001 + known.length;
      known.push(next);
      return next;
    },
  };
}

/** Gives these events exactly what the headlines still lack after `already`. */
export function allotHeadlines(
  random: Random,
  events: readonly Draft[],
  already: Readonly<Record<string, number>>,
) {
  const people = openRegister(0.03);
  const left = (id: keyof typeof HEADLINES, total: number) => total - (already[id] ?? 0);
  const questioned =
    HEADLINES.questioned.least + between(random, 0, HEADLINES.questioned.most - HEADLINES.questioned.least);
  const asking = events.filter(
    ({ kind, twist }) =>
      kind.questions > 0 && (twist.is === "figures_beside" || !chance(random, WITHOUT_QUESTIONS)),
  );
  const shares = apportion(
    left("questioned", questioned),
    asking.map(({ kind }) => kind.questions * (0.3 + 2 * random())),
  );
  asking.forEach((event, at) => {
    const quantity = shares[at] as number;
    const identified = Array.from({ length: Math.floor(quantity * (0.2 + 0.5 * random())) }, () =>
      people.met(random),
    );
    add(event, "people_questioned_crime", quantity, { persons: [...new Set(identified)] });
  });
  const again = events.filter(({ twist }) => twist.is === "refused_again");
  for (const event of again) add(event, "refused_entry", 1);
  const border = events.filter(
    ({ kind, lead, direction, twist }) =>
      kind.border && lead === "BF" && direction === "in" && twist.is !== "refused_again",
  );
  const refusing = some(random, border, border.length);
  hand(random, left("refused", HEADLINES.refused.least) - again.length, refusing, 3, (event, quantity) =>
    add(event, "refused_entry", quantity),
  );
  const arresting = some(random, events, events.length);
  const immigration = hand(
    random,
    left("arrested", HEADLINES.arrested.least),
    arresting,
    3,
    (event, quantity) =>
      add(event, "arrested", quantity, { offence: event.kind.immigration, link: "linked" }),
  );
  // Some of them where people are arrested for immigration offences as well: one event, several families.
  const others = [...arresting.slice(0, MIXED), ...arresting.slice(immigration)];
  hand(random, UNRELATED_ARRESTS, others, 3, (event, quantity) => {
    const offence = pick(random, event.kind.otherwise);
    add(event, "arrested", quantity, {
      offence,
      link: offence === "slavery_trafficking" ? "linked" : "unrelated",
    });
  });
}

/** What is not in the headlines, by chance. */
export function allotTheRest(random: Random, events: readonly Draft[]): void {
  const victims = openRegister(0.3);
  for (const event of events) {
    for (const [measure, most, ofHundred] of event.kind.yields) {
      if (chance(random, ofHundred / 100)) add(event, measure, rounded(measure, between(random, 1, most)));
    }
    if (!chance(random, event.kind.victims / 100)) continue;
    const persons = [...new Set(Array.from({ length: between(random, 1, 4) }, () => victims.met(random)))];
    add(event, "potential_victims", persons.length + between(random, 0, 2), { persons });
    if (chance(random, 0.7)) add(event, "safeguarded", persons.length, { persons });
  }
}

export function add(
  event: Pick<Draft, "day" | "results">,
  measure: MeasureId,
  quantity: number,
  some: {
    persons?: readonly number[];
    offence?: OffenceFamily;
    link?: OperationLink;
    day?: Result["day"];
  } = {},
): void {
  if (quantity === 0) return;
  const { persons = [], offence = null, link = null, day = event.day } = some;
  event.results.push({ measure, quantity, persons, day, offence, link });
}

/** Cash is told in tens of pounds. */
function rounded(measure: MeasureId, quantity: number): number {
  return measure === "cash_seized" ? Math.ceil(quantity / 1000) * 1000 : quantity;
}

/** So much, in ones to `most`, event after event. Answers how many events had some. */
function hand(
  random: Random,
  total: number,
  events: readonly Draft[],
  most: number,
  give: (event: Draft, quantity: number) => void,
): number {
  let left = total;
  let given = 0;
  for (const event of events) {
    if (left === 0) return given;
    const quantity = Math.min(left, between(random, 1, most));
    give(event, quantity);
    left -= quantity;
    given++;
  }
  if (left > 0) throw new Error(`${left} of ${total} found no event`);
  return given;
}

/** A whole number shared by weights: the largest remainders have what is left over. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const shares = exact.map(Math.floor);
  const over = total - shares.reduce((a, b) => a + b, 0);
  const order = [...exact.keys()].sort(
    (a, b) => ((exact[b] as number) % 1) - ((exact[a] as number) % 1) || a - b,
  );
  for (const at of order.slice(0, over)) shares[at] = (shares[at] as number) + 1;
  return shares;
}
