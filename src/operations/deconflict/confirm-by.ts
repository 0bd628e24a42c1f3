/**
 * When the desk confirms: half of the time that is left to the start, a day at most, half an hour at least. It depends on the
 * two times and on nothing that is held; a start that is nearer than half an hour waits for it all the same.
 */
const MINUTE = 60_000;
const LEAST = 30 * MINUTE;
const MOST = 24 * 60 * MINUTE;

export function confirmBy(askedAt: Date, startsAt: Date): Date {
  const half = (startsAt.getTime() - askedAt.getTime()) / 2;
  return new Date(askedAt.getTime() + Math.min(MOST, Math.max(LEAST, half)));
}
