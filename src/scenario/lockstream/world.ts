/** A month of common work, as it was: every event with what came of it. */
import type { Random } from "../random.ts";
import { add, allotHeadlines, allotTheRest } from "./allot.ts";
import { type Draft, draftEvents } from "./draft.ts";
import { figuresOnly } from "./figures.ts";
import type { Happening } from "./happening.ts";
import { HEADLINE_IDS, HEADLINES, isOf } from "./headlines.ts";
import { refusedAfterMidnight, scripted } from "./scripted.ts";
import { figureOfItsOwn, twist } from "./twists.ts";

/** In no figure of the phase, or not under its lead's card alone: their results are their own. */
const APART = ["withdrawn", "outside"];

export function happenings(random: Random): Happening[] {
  const recorded = draftEvents(random);
  twist(random, recorded);
  const night = refusedAfterMidnight(random);
  add(night.event, "refused_entry", 1, { day: night.decided });
  const all = [...recorded, ...scripted(random), night.event];
  const figures = figuresOnly(random);
  const apart = (event: Draft) =>
    APART.includes(event.twist.is) || (event.twist.is === "withheld" && event.supporting.length === 0);
  for (const event of all.filter(apart)) {
    const { questioned, arrested } = figureOfItsOwn(random);
    add(event, "people_questioned_crime", questioned);
    add(event, "arrested", arrested, { offence: event.kind.immigration, link: "linked" });
  }
  const counted = all.filter((event) => !apart(event));
  allotHeadlines(random, counted, headlinesOf([...figures, night.event]));
  allotTheRest(random, all);
  return [...all, ...figures]
    .filter(({ results }) => results.length > 0)
    .sort((a, b) => a.began.getTime() - b.began.getTime())
    .map(({ kind: _, ...event }, at) => ({ id: `event-${String(at + 1).padStart(4, "0")}`, ...event }));
}

function headlinesOf(events: readonly Draft[]): Record<string, number> {
  const results = events.flatMap((event) => event.results);
  return Object.fromEntries(
    HEADLINE_IDS.map((id) => [
      id,
      results
        .filter((result) => isOf(HEADLINES[id], result))
        .reduce((sum, { quantity }) => sum + quantity, 0),
    ]),
  );
}
