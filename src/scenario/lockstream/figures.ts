/** Agencies that keep no records of events: a figure for a day, and nothing behind it. */
import { between, chance, pick, type Random } from "../random.ts";
import { TAKING_PART } from "./agencies.ts";
import { add } from "./allot.ts";
import { daysFrom, minutesInto } from "./clock.ts";
import type { Draft } from "./draft.ts";
import { type EventKind, KINDS } from "./kinds.ts";
import { LOCKSTREAM, pillarOf } from "./plan.ts";

const A_DAY_WITH_FIGURES = 0.6;
/** Days on which one of them made an arrest: one in so many. */
const AN_ARREST = 0.05;

export function figuresOnly(random: Random): Draft[] {
  const giving = TAKING_PART.filter(({ gives }) => gives === "figures");
  return giving.flatMap((agency) =>
    daysFrom(LOCKSTREAM.from, LOCKSTREAM.to)
      .filter(() => chance(random, A_DAY_WITH_FIGURES))
      .map((day) => {
        const pillar = pillarOf(day);
        const week = pillar ? LOCKSTREAM.pillars.indexOf(pillar) : KINDS.length - 1;
        const kind = pick(
          random,
          (KINDS[week] ?? []).map(([each]) => each),
        ) as EventKind;
        const figures: Draft = {
          kind,
          title: `Figures of ${agency.name}`,
          began: minutesInto(day, 0),
          ended: minutesInto(day, 0),
          day,
          area: agency.area,
          place: "",
          lead: agency.code,
          supporting: [],
          mode: null,
          direction: null,
          threatArea: kind.threatArea,
          premises: "public_place",
          tags: [LOCKSTREAM.tag, ...(pillar ? [pillar.tag] : [])],
          results: [],
          twist: { is: "figures" },
        };
        add(figures, "people_questioned_crime", between(random, 1, 9));
        add(figures, "people_stopped", between(random, 2, 25));
        add(figures, "vehicles_stopped", between(random, 0, 20));
        if (chance(random, AN_ARREST))
          add(figures, "arrested", 1, { offence: kind.immigration, link: "linked" });
        return figures;
      }),
  );
}
