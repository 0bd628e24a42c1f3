/** A million events as count cards: 10 % of them contributed by two agencies, 5 % tagged twice; the same for the same seed. */
import type { Card } from "../../src/operations/index.ts";
import {
  DIRECTIONS,
  FORCES,
  MEASURES,
  measureKey,
  NATIONAL_AGENCIES,
  nextDay,
  OFFENCE_FAMILIES,
  type OperationalDay,
  PREMISES_KINDS,
  THREAT_AREAS,
  TRANSPORT_MODES,
} from "../../src/vocabulary/index.ts";
import { pick, randomFrom } from "../seed/random.ts";

export interface CardOptions {
  readonly events: number;
  readonly audiences: number;
  readonly seed?: number;
}

const DAYS = 60;
/** About one in ten identified people is met again under the same measure. */
const PEOPLE = 300_000;

export function* makeCards({ events, audiences, seed = 8 }: CardOptions): Generator<Card> {
  const random = randomFrom(seed);
  const days = daysFrom("2026-09-01" as OperationalDay, DAYS);
  const national = NATIONAL_AGENCIES.slice(2, 6).map(({ code }) => code);
  for (let event = 0; event < events; event++) {
    const measure = pick(random, MEASURES);
    const force = pick(random, FORCES).code;
    const lead = random() < 0.7 ? force : pick(random, national);
    const joint = random() < 0.1;
    const other = pick(random, national);
    const tags = ["operation", `phase-${event % 2}`, `pillar-${Math.floor(random() * 4)}`];
    if (random() < 0.05) tags.push("operation-2");
    const card: Card = {
      id: `c${event}`,
      event: `e${event}`,
      measure: measureKey(measure),
      quantity: measure.counts === "amount" ? Math.floor(random() * 5_000_000) : 1 + Math.floor(random() * 4),
      ...(measure.counts === "distinct_person" && { persons: [Math.floor(random() * PEOPLE)] }),
      day: pick(random, days),
      force,
      lead,
      owner: lead,
      agencies: joint ? [other] : [],
      mode: pick(random, TRANSPORT_MODES).id,
      direction: pick(random, DIRECTIONS).id,
      threatArea: pick(random, THREAT_AREAS).id,
      premises: pick(random, PREMISES_KINDS).id,
      offence: measure.id === "arrested" ? pick(random, OFFENCE_FAMILIES).id : null,
      link: measure.id === "arrested" ? (random() < 0.9 ? "linked" : "unrelated") : null,
      state: random() < 0.3 ? "provisional" : "validated",
      tags,
      scopes: scopesOf(random()),
      audience: 1 + Math.floor(random() * audiences),
      recorded: event,
    };
    yield card;
    if (!joint) continue;
    const quantity = random() < 0.9 ? card.quantity : card.quantity + 1;
    const audience = 1 + Math.floor(random() * audiences);
    yield { ...card, id: `c${event}b`, owner: other, quantity, audience };
  }
}

/** Three named scopes, one within the other two. */
function scopesOf(random: number): string[] {
  if (random < 0.05) return [];
  return random < 0.5
    ? ["operation"]
    : random < 0.9
      ? ["operation", "phase"]
      : ["operation", "phase", "release"];
}

function daysFrom(first: OperationalDay, count: number): OperationalDay[] {
  const days = [first];
  while (days.length < count) days.push(nextDay(days.at(-1) as OperationalDay));
  return days;
}
