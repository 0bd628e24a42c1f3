/** Who reports an event: the first to see it, others who saw a piece, and those who repeat what they were told. */
import type { Precedence } from "../../vocabulary/index.ts";
import { between, chance, pick, type Random, weighted } from "../random.ts";
import type { Happening } from "../world/happening.ts";
import type { Place } from "../world/places.ts";
import { type Draft, writeReport } from "./draft.ts";
import { habitsOf } from "./habits.ts";
import { PROSE, type Prose } from "./prose/index.ts";
import { answered } from "./requirements.ts";
import { type Matter, observe } from "./told.ts";

export interface Account {
  readonly draft: Draft;
  readonly happening: Happening | null;
  /** The account that this one repeats without saying so. */
  readonly repeats: Account | null;
  /** Whether another account repeats this one. */
  repeated: boolean;
}

/** How often an event that one agency reports is reported by another that saw it too, and by one that was only told. */
const SEEN_TWICE = 0.38;
const REPEATED = 0.1;

export function accountsOf(random: Random, happening: Happening, rich: boolean): Account[] {
  const prose = PROSE[happening.kind];
  const victims = Object.values(happening.cast).some(
    ({ standing }) => standing === "victim" || standing === "child",
  );
  const accounts: Account[] = [];
  const spoken = new Set<string>();
  const observers = 1 + (rich || chance(random, SEEN_TWICE) ? 1 : 0) + (chance(random, 0.1) ? 1 : 0);
  for (let nth = 0; nth < observers; nth++) {
    const agency = reporterOf(random, prose, happening.place, spoken);
    if (agency === null) break;
    const habits = habitsOf(agency);
    const told = observe(random, habits, happening, prose);
    const draft = writeReport(random, habits, told, {
      prose,
      precedence: precedenceOf(random, happening.precedence),
      authored: happening.day + between(random, 0, nth === 0 ? 3 : 9),
      repeats: null,
      victims,
      requirements: answered(random, happening.kind),
    });
    accounts.push({ draft, happening, repeats: null, repeated: false });
  }
  for (const first of [...accounts]) {
    if (!chance(random, REPEATED)) continue;
    const agency = reporterOf(random, prose, happening.place, spoken);
    if (agency === null) continue;
    first.repeated = true;
    accounts.push(repeat(random, first, agency, prose));
  }
  return accounts;
}

/** Circular reporting: the same spelling, the same wrong figure, a few days later, under another badge. */
function repeat(random: Random, first: Account, agency: string, prose: Prose): Account {
  const draft = writeReport(random, habitsOf(agency), first.draft.told, {
    prose,
    precedence: "routine",
    authored: first.draft.authored + between(random, 3, 16),
    repeats: first.draft,
    victims: false,
    requirements: [],
  });
  return { draft, happening: first.happening, repeats: first, repeated: false };
}

export function routineAccount(random: Random, matter: Matter, prose: Prose): Account {
  const agency = reporterOf(random, prose, matter.place, new Set()) ?? "NCA";
  const habits = habitsOf(agency);
  const told = observe(random, habits, matter, prose);
  const draft = writeReport(random, habits, told, {
    prose,
    precedence: "routine",
    authored: matter.day + between(random, 0, 4),
    repeats: null,
    victims: false,
    requirements: [],
  });
  return { draft, happening: null, repeats: null, repeated: false };
}

/** An agency that would report this here and has not yet; null where all of them have. */
function reporterOf(random: Random, prose: Prose, place: Place, spoken: Set<string>): string | null {
  const free = prose.reporters
    .map(([agency, weight]) => [agency === "force" ? place.force : agency, weight] as const)
    .filter(([agency]) => !spoken.has(agency));
  if (free.length === 0) return null;
  const agency = weighted(random, free);
  spoken.add(agency);
  return agency;
}

/** What is urgent at heart is still mostly reported once it is over. */
function precedenceOf(random: Random, urgency: Precedence): Precedence {
  if (urgency === "routine") return chance(random, 0.04) ? "time_critical" : "routine";
  return chance(random, 0.35) ? urgency : pick(random, ["routine", "routine", "time_critical"] as const);
}
