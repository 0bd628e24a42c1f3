/** Days and hours in London, as those who are on duty say them. */
import { firstInstantOf, nextDay, type OperationalDay, operationalDayOf } from "../../vocabulary/index.ts";

/** So many minutes after a day began. On the night when the clocks change, these are not what the clock shows. */
export function minutesInto(day: OperationalDay, minutes: number): Date {
  return new Date(firstInstantOf(day).getTime() + minutes * 60_000);
}

export function minutesAfter(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}

/** Every day in London that has a part of this span. */
export function daysTouched(began: Date, ended: Date): OperationalDay[] {
  return daysFrom(operationalDayOf(began), operationalDayOf(ended));
}

export function daysFrom(from: OperationalDay, to: OperationalDay): OperationalDay[] {
  const days: OperationalDay[] = [];
  for (let day = from; day <= to; day = nextDay(day)) days.push(day);
  return days;
}

export function dayBefore(day: OperationalDay): OperationalDay {
  return operationalDayOf(minutesAfter(firstInstantOf(day), -1));
}

export function within(
  day: OperationalDay,
  { from, to }: { from: OperationalDay; to: OperationalDay },
): boolean {
  return day >= from && day <= to;
}
