/** The days of a phase by month, each in weeks from Monday: what a wall calendar shows. */
import { MONTH_NAMES } from "../../../../src/vocabulary/partial-date.ts";
import { weeksOf } from "../days.ts";

export interface Month {
  /** "September 2025" */
  readonly name: string;
  readonly weeks: readonly (readonly (string | null)[])[];
}

export function monthsOf(days: readonly string[]): readonly Month[] {
  const groups = Map.groupBy(days, (day) => day.slice(0, 7));
  return [...groups].map(([month, inMonth]) => ({
    name: `${MONTH_NAMES[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`,
    weeks: weeksOf(inMonth),
  }));
}

interface CalendarDay {
  readonly day: string;
  readonly pillars: readonly string[];
  readonly taskings: readonly string[];
}

/** Each day with a tasking by itself; days without one that follow each other under the same pillars together. */
export function runsOf<Day extends CalendarDay>(days: readonly Day[]): readonly (readonly Day[])[] {
  const runs: Day[][] = [];
  for (const day of days) {
    const before = runs.at(-1)?.at(-1);
    const joins =
      before !== undefined &&
      before.taskings.length === 0 &&
      day.taskings.length === 0 &&
      before.pillars.join() === day.pillars.join();
    if (joins) runs.at(-1)?.push(day);
    else runs.push([day]);
  }
  return runs;
}
