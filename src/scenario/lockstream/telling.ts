/** From what happened to what is said of it: each agency its own, some of it late, wrong at first, or twice. */
import { between, chance, pick, type Random } from "../random.ts";
import { minutesAfter } from "./clock.ts";
import { type Contribution, contributionsOf } from "./contributions.ts";
import type { Happening } from "./happening.ts";
import { nilReturns } from "./nil-returns.ts";
import type { Said, SaidCard, SaidRecord } from "./said.ts";

const DAY = 24 * 60;
const WRONG_AT_FIRST = { lead: 0.06, supporting: 0.04 };
/** One amount of cash is told with a nought too many. */
const A_NOUGHT_TOO_MANY = 10;

const CORRECTED = [
  "Counted again from the notebooks",
  "Two sheets had been added up",
  "People who were only spoken to had been counted as well",
  "A sheet came in late",
];

export function tellAll(random: Random, events: readonly Happening[]): Said[] {
  const noughts = { left: 1 };
  const said = events.flatMap((event) => tell(random, event, noughts));
  return [...said, ...nilReturns(random, said)].sort((a, b) => a.at.getTime() - b.at.getTime());
}

function tell(random: Random, event: Happening, noughts: { left: number }): Said[] {
  const { twist, ended } = event;
  const contributions = contributionsOf(random, event);
  const said = contributions.flatMap((each) => contribute(random, event, each, noughts));
  const later = (days: readonly [number, number]) => {
    const [from, to] = days;
    return minutesAfter(ended, between(random, from * DAY, to * DAY));
  };
  if (twist.is === "withdrawn") {
    const at = later([5, 9]);
    for (const { record } of contributions) {
      said.push({ does: "withdraw", at, agency: record.agency, record: record.id, because: twist.because });
    }
  }
  const others = new Set(contributions.map(({ record }) => record.event).filter((id) => id !== event.id));
  for (const other of twist.is === "recorded_twice" ? others : []) {
    said.push({
      does: "join",
      at: later([3, 8]),
      agency: event.lead,
      id: `join ${event.id}`,
      one: event.id,
      other,
      reason: "The same place, hour and vehicles: both agencies were there and each made a record",
    });
  }
  return said;
}

function contribute(
  random: Random,
  event: Happening,
  { record, part }: Contribution,
  noughts: { left: number },
): Said[] {
  const late = event.twist.is !== "withdrawn" && chance(random, 0.05) ? 10 * DAY : 0;
  const at = minutesAfter(event.ended, between(random, 30, DAY) + late);
  const { twist } = event;
  const amendments: Said[] = [];
  const cards = record.cards.map((card) => {
    const again = twist.is === "refused_again" && card.measure === "refused_entry" ? twist.people : 0;
    const slip = again || wrongBy(random, card, part, noughts, event);
    if (slip === 0) return card;
    amendments.push({
      does: "amend",
      at: minutesAfter(at, between(random, DAY, 6 * DAY)),
      agency: card.owner,
      record: record.id,
      card,
      because:
        again > 0
          ? "One of them had been refused the day before on the same journey"
          : slip > 1000
            ? "A nought too many"
            : pick(random, CORRECTED),
      metBefore: again > 0,
    });
    return { ...card, quantity: card.quantity + slip };
  });
  const first: SaidRecord = { ...record, cards };
  return [{ does: "contribute", at, agency: record.agency, record: first }, ...amendments];
}

/** By how much a figure was wrong when it was first said. */
function wrongBy(
  random: Random,
  { measure, quantity }: SaidCard,
  part: Contribution["part"],
  noughts: { left: number },
  { twist }: Happening,
): number {
  if (twist.is === "withdrawn") return 0;
  if (measure === "cash_seized") {
    if (part !== "lead" || quantity < 100_000 || noughts.left === 0) return 0;
    noughts.left--;
    return quantity * (A_NOUGHT_TOO_MANY - 1);
  }
  const counted = [
    "people_questioned_crime",
    "people_stopped",
    "vehicles_stopped",
    "arrested",
    "refused_entry",
  ];
  if (!counted.includes(measure) || !chance(random, WRONG_AT_FIRST[part])) return 0;
  const least = -Math.min(quantity - 1, 6);
  return between(random, 0, 2) === 0 ? least : between(random, 1, 5);
}
