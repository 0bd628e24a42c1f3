/** Days for which an agency says that it had nothing, and days for which it says nothing at all. */
import { between, chance, type Random } from "../random.ts";
import { SILENT, TAKING_PART } from "./agencies.ts";
import { daysFrom, minutesAfter, minutesInto } from "./clock.ts";
import { LOCKSTREAM } from "./plan.ts";
import type { Said } from "./said.ts";

const SAYS_NIL = 0.7;
const LATE = 3 * 24 * 60;
const AFTER_THE_SHEET = 0.1;
const HOUR = 60;

/** The sheets of a day are put together at noon on the next: what is not there by then is taken for missing. */
export const SHEET_CLOSES = 36 * HOUR;

export function nilReturns(random: Random, said: readonly Said[]): Said[] {
  const reported = new Set<string>();
  for (const each of said) {
    // What comes days later was not known when nil was said: the board shows the two as a contradiction.
    if (each.does !== "contribute" || each.at > minutesAfter(each.record.ended, LATE)) continue;
    for (const { owner, day, scopes } of each.record.cards) {
      if (scopes.includes(LOCKSTREAM.scope)) reported.add(`${owner} ${day}`);
    }
  }
  return TAKING_PART.filter(({ code }) => !SILENT.includes(code)).flatMap(({ code }) =>
    daysFrom(LOCKSTREAM.from, LOCKSTREAM.to)
      .filter((day) => !reported.has(`${code} ${day}`) && chance(random, SAYS_NIL))
      .map(
        (day): Said => ({
          does: "nil",
          at: minutesInto(
            day,
            chance(random, AFTER_THE_SHEET)
              ? between(random, SHEET_CLOSES + 1, 60 * HOUR)
              : between(random, 24 * HOUR, SHEET_CLOSES),
          ),
          agency: code,
          id: `nil ${code} ${day}`,
          day,
          scope: LOCKSTREAM.scope,
        }),
      ),
  );
}
