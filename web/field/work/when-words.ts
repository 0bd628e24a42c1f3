/** From when to when, by the clock of London: days only where they are not today, hours only where they are not whole days. */
import { clockText, dayText, today } from "../../look/instants.ts";

const WITHOUT_YEAR = / \d{4}$/;

export function whenWords(startsAt: string, endsAt: string, now = new Date()): string {
  // What ends at midnight ends on the day before.
  const lastMoment = new Date(Date.parse(endsAt) - 1);
  const [first, last] = [today(new Date(startsAt)), today(lastMoment)];
  const whole = clockText(startsAt) === "00:00" && clockText(endsAt) === "00:00";
  const day = (at: string) => dayText(at).replace(WITHOUT_YEAR, "");
  if (first === last) {
    const on = first === today(now) ? "" : day(startsAt);
    if (whole) return on || "All day";
    return [on, `${clockText(startsAt)} to ${clockText(endsAt)}`].filter(Boolean).join(", ");
  }
  const until = day(lastMoment.toISOString());
  if (whole) return `${day(startsAt)} to ${until}`;
  return `${day(startsAt)}, ${clockText(startsAt)} to ${day(endsAt)}, ${clockText(endsAt)}`;
}
