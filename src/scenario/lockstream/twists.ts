/** Chooses which events go wrong where figures are only added up, and how. Each has at most one such twist. */
import { between, chance, pick, type Random, some } from "../random.ts";
import type { Draft } from "./draft.ts";
import type { Twist } from "./happening.ts";
import { LANTERNFISH, LOCKSTREAM } from "./plan.ts";

/** How many of each. */
const RECORDED_TWICE = 14;
const LEAD_CLAIMED_TWICE = 4;
const TAGGED_APART = 16;
const IN_TWO_PILLARS = 22;
const IN_BOTH_OPERATIONS = 30;
const CREDITED_APART = 10;
const WITHDRAWN = 9;
const REFUSED_AGAIN = 2;

const NEVER = [
  "Entered while training with the form: nobody was there",
  "Cancelled at the briefing, and entered from the plan",
  "Belongs to an enquiry that is no part of the operation",
];

/** Neighbours who came along, and give figures only. */
const CAME_ALONG = [
  { by: "WARKS", to: "WMP" },
  { by: "GWENT", to: "SWALES" },
  { by: "CLEVELAND", to: "DURHAM" },
  { by: "TS", to: "GMP" },
];

export function twist(random: Random, events: readonly Draft[]): void {
  const free = (holds: (event: Draft) => boolean) =>
    some(
      random,
      events.filter((event) => event.twist.is === "none" && holds(event)),
      events.length,
    );
  const set = (count: number, holds: (event: Draft) => boolean, as: (event: Draft, at: number) => Twist) => {
    const chosen = free(holds).slice(0, count);
    if (chosen.length < count) throw new Error(`only ${chosen.length} events could be chosen of ${count}`);
    chosen.forEach((event, at) => {
      event.twist = as(event, at);
    });
    return chosen;
  };
  const joint = ({ supporting }: Draft) => supporting.length > 0;
  const alone = (event: Draft) => !joint(event);
  const first = ({ supporting }: Draft) => supporting[0] as string;

  for (const { by, to } of CAME_ALONG) {
    set(
      1,
      (event) => alone(event) && event.lead === to,
      () => ({ is: "figures_beside", by }),
    );
  }
  set(
    REFUSED_AGAIN,
    (event) =>
      alone(event) &&
      event.kind.border &&
      event.lead === "BF" &&
      event.direction === "in" &&
      event.day > LOCKSTREAM.from,
    () => ({ is: "refused_again", people: 1 }),
  );
  set(RECORDED_TWICE, joint, (event, at) => ({
    is: "recorded_twice",
    by: first(event),
    claimsLead: at < LEAD_CLAIMED_TWICE,
  }));
  for (const event of set(
    TAGGED_APART,
    (each) => joint(each) && inPillar(each),
    () => ({ is: "tagged_apart" }),
  )) {
    event.tags.push(otherPillar(random, event));
  }
  const overlaps = ({ day }: Draft) => day >= LANTERNFISH.from;
  for (const event of set(
    CREDITED_APART,
    (each) => joint(each) && overlaps(each),
    () => ({ is: "credited_apart" }),
  )) {
    event.supporting.splice(1);
    event.tags.push(LANTERNFISH.tag);
  }
  set(
    WITHDRAWN,
    () => true,
    () => ({ is: "withdrawn", because: pick(random, NEVER) }),
  );
  const proceedings = "Proceedings are active: given to the figure once they end";
  set(1, alone, () => ({ is: "withheld", because: proceedings }));
  for (const event of set(1, joint, () => ({ is: "withheld", because: proceedings })))
    event.supporting.splice(1);

  for (const event of free(inPillar).slice(0, IN_TWO_PILLARS)) event.tags.push(otherPillar(random, event));
  for (const event of free(overlaps).slice(0, IN_BOTH_OPERATIONS)) event.tags.push(LANTERNFISH.tag);
}

/** What is in no figure still has one. */
export function figureOfItsOwn(random: Random): { questioned: number; arrested: number } {
  return { questioned: between(random, 6, 18), arrested: chance(random, 0.5) ? 1 : 0 };
}

function inPillar({ tags }: Draft): boolean {
  return LOCKSTREAM.pillars.some(({ tag }) => tags.includes(tag));
}

function otherPillar(random: Random, { tags }: Draft): string {
  return pick(
    random,
    LOCKSTREAM.pillars.map(({ tag }) => tag).filter((tag) => !tags.includes(tag)),
  );
}
