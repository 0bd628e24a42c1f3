/**
 * Events that are the same whatever the seed: those at the edges of the month, and the nights on which the clock matters.
 *
 * September has no change of clocks. The second operation runs on to the end of October, when they go back at 01:00 UTC on
 * the 26th; four of its events that night are follow-ups of Lockstream and are tagged to it as well. None of them qualifies
 * for September's figure: an event counts on the day it began. Their agencies keep them from that scope and say why.
 */
import { type OperationalDay, operationalDayOf } from "../../vocabulary/index.ts";
import type { Random } from "../random.ts";
import { minutesInto } from "./clock.ts";
import { type Draft, draftEvent } from "./draft.ts";
import type { EventKind } from "./kinds.ts";
import { KINDS } from "./kinds.ts";
import { LANTERNFISH, LOCKSTREAM, pillarOf } from "./plan.ts";

interface Fixed {
  readonly says: string;
  readonly began: string;
  readonly ended: string;
  readonly tags: readonly string[];
}

const PHASE = LOCKSTREAM.tag;
const AUTUMN = LANTERNFISH.tag;

const FIXED: readonly Fixed[] = [
  // 22:30 to 02:10: began in August.
  {
    says: "Night ferry check on the eve of the phase",
    began: "2025-08-31T21:30:00Z",
    ended: "2025-09-01T01:10:00Z",
    tags: [PHASE],
  },
  // 00:20 in London on 1 September, though still August in UTC.
  {
    says: "First night of the phase",
    began: "2025-08-31T23:20:00Z",
    ended: "2025-09-01T03:00:00Z",
    tags: [PHASE],
  },
  // 22:15 to 02:30: began on the last day, and counts there whole.
  {
    says: "Last night of the phase",
    began: "2025-09-30T21:15:00Z",
    ended: "2025-10-01T01:30:00Z",
    tags: [PHASE],
  },
  // 22:30 to 02:30 on the clock, five hours by any other measure; the day is the 25th.
  {
    says: "Follow-up across the change of the clocks",
    began: "2025-10-25T21:30:00Z",
    ended: "2025-10-26T02:30:00Z",
    tags: [PHASE, AUTUMN],
  },
  // 00:15 summer time on the 26th, the 25th in UTC.
  {
    says: "Follow-up before the clocks went back",
    began: "2025-10-25T23:15:00Z",
    ended: "2025-10-26T00:50:00Z",
    tags: [PHASE, AUTUMN],
  },
  // 01:20, the first time.
  {
    says: "Follow-up at twenty past one",
    began: "2025-10-26T00:20:00Z",
    ended: "2025-10-26T00:55:00Z",
    tags: [PHASE, AUTUMN],
  },
  // 01:20, the second time.
  {
    says: "Follow-up at twenty past one, an hour later",
    began: "2025-10-26T01:20:00Z",
    ended: "2025-10-26T03:10:00Z",
    tags: [PHASE, AUTUMN],
  },
];

export function scripted(random: Random): Draft[] {
  const patrol = KINDS[0]?.[0]?.[0] as EventKind;
  return FIXED.map(({ says, began, ended, tags }) => {
    const day = operationalDayOf(new Date(began));
    const pillar = pillarOf(day);
    return {
      ...draftEvent(random, patrol, day, () => "ESSEX"),
      title: `${says}, Harwich`,
      place: "Harwich",
      area: "ESSEX",
      lead: "BF",
      supporting: ["ESSEX"],
      mode: "accompanied_freight",
      direction: "in",
      premises: "seaport",
      began: new Date(began),
      ended: new Date(ended),
      day,
      tags: [...tags, ...(pillar ? [pillar.tag] : [])],
      twist: inPhase(day) ? { is: "none" } : { is: "outside" },
    };
  });
}

/** Began before midnight; one person was refused after it, and a refusal counts on the day of the decision. */
export function refusedAfterMidnight(random: Random): {
  readonly event: Draft;
  readonly decided: OperationalDay;
} {
  const patrol = KINDS[0]?.[0]?.[0] as EventKind;
  const day = "2025-09-12" as OperationalDay;
  const decided = "2025-09-13" as OperationalDay;
  const event: Draft = {
    ...draftEvent(random, patrol, day, () => "KENT"),
    title: "Night arrivals, Dover",
    place: "Dover",
    area: "KENT",
    lead: "BF",
    supporting: ["KENT"],
    mode: "accompanied_freight",
    direction: "in",
    premises: "seaport",
    began: minutesInto(day, 22 * 60 + 10),
    ended: minutesInto(decided, 3 * 60),
    day,
    twist: { is: "none" },
  };
  return { event, decided };
}

function inPhase(day: OperationalDay): boolean {
  return day >= LOCKSTREAM.from && day <= LOCKSTREAM.to;
}
