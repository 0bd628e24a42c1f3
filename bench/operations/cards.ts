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
    const other = pick(
      random,
      national.filter((code) => code !== lead),
    );
    const tags = ["operation", `phase-${event % 2}`, `pillar-${Math.floor(random() * 4)}`];
    if (random() < 0.05) tags.push("operation-2");
    const card: Card = {
      id: uuid(0xc, event),
      event: uuid(0xe, event),
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
      changed: event,
      recorded: event,
    };
    yield card;
    if (!joint) continue;
    const quantity = random() < 0.9 ? card.quantity : card.quantity + 1;
    const audience = 1 + Math.floor(random() * audiences);
    yield { ...card, id: uuid(0xb, event), owner: other, quantity, audience };
  }
}

/** Random as a UUID is, and the same for the same number. */
function uuid(kind: number, number: number): string {
  const mixed = (salt: number) =>
    (Math.imul(number ^ (salt * 0x9e3779b1), 0x85ebca6b) >>> 0).toString(16).padStart(8, "0");
  const [a, b] = [mixed(kind), mixed(kind + 7)];
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-8${kind.toString(16).padStart(3, "0")}-${number.toString(16).padStart(12, "0")}`;
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
