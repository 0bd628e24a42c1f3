/** Dates and times as people write them down: by the clock of London, whatever clock the device keeps. */

const WALL = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

const HOUR_MS = 3_600_000;
const SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** What a clock in London shows, as a date and time field holds it: 2025-09-21T14:30. */
export function londonTime(instant: string | number): string {
  const parts = Object.fromEntries(
    WALL.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/**
 * The instant at which London's clock shows this; null where it never does, in the hour that is left out in spring. Where it
 * does twice, in autumn, the first time is meant.
 */
export function londonInstant(wall: string): string | null {
  if (!SHAPE.test(wall)) return null;
  const asIfUtc = Date.parse(`${wall}:00Z`);
  if (Number.isNaN(asIfUtc)) return null;
  const found = [asIfUtc - HOUR_MS, asIfUtc].find((instant) => londonTime(instant) === wall);
  return found === undefined ? null : new Date(found).toISOString();
}

/** Whether an hour of this day is shown twice or left out: the day on which the clocks change. */
export function clocksChangeOn(wall: string): boolean {
  const day = wall.slice(0, 10);
  const hours = [londonInstant(`${day}T00:30`), londonInstant(`${day}T23:30`)];
  const [first, last] = hours.map((each) => (each === null ? Number.NaN : Date.parse(each)));
  return first !== undefined && last !== undefined && last - first !== 23 * HOUR_MS;
}
