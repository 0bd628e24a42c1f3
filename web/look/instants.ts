/** Instants in words. Stored in UTC, read by the clock of London. */
const ZONE = "Europe/London";
const DAY = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE,
  day: "numeric",
  month: "long",
  year: "numeric",
});
const CLOCK = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
const ISO_DAY = new Intl.DateTimeFormat("en-CA", {
  timeZone: ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

export function dayText(at: string): string {
  return DAY.format(new Date(at));
}

export function clockText(at: string | number | Date): string {
  return CLOCK.format(new Date(at));
}

export function instantText(at: string): string {
  return `${dayText(at)}, ${clockText(at)}`;
}

/** Today in London as 2025-09-21. */
export function today(now: Date = new Date()): string {
  return ISO_DAY.format(now);
}

/** "in 12 minutes", "3 hours late". */
export function dueText(at: string, now: number): { readonly text: string; readonly late: boolean } {
  const minutes = Math.round((new Date(at).getTime() - now) / 60_000);
  const late = minutes < 0;
  const length = lengthText(Math.abs(minutes));
  return { text: late ? `${length} late` : minutes === 0 ? "due now" : `in ${length}`, late };
}

function lengthText(minutes: number): string {
  if (minutes < 100) return plural(minutes, "minute");
  if (minutes < 48 * 60) return plural(Math.round(minutes / 60), "hour");
  return plural(Math.round(minutes / (24 * 60)), "day");
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}
