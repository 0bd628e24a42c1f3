/** The words of deconfliction. Where nobody is to be contacted they are the same, whether or not something is held. */
import type { ContactWire } from "../../contract/deconflict.ts";
import type { DeconflictionStandingWire } from "../../contract/operations.ts";
import { listed } from "../../identity/index.ts";

const CLOCK = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** `1 September 2026 at 09:30`, as the clock in London shows it. */
export const clockTime = (at: Date): string => CLOCK.format(at);

export interface Asked {
  readonly askedAt: Date;
  readonly confirmBy: Date;
  readonly holdings: string;
  readonly contacts: readonly ContactWire[];
}

export function saysOf({ askedAt, confirmBy, holdings, contacts }: Asked): string {
  const desk = `the desk will confirm by ${clockTime(confirmBy)}.`;
  if (contacts.length === 0) {
    return `Nothing disclosed here, as at ${clockTime(askedAt)}, from these holdings: ${holdings}; ${desk}`;
  }
  const names = [...new Set(contacts.map(({ name }) => name))];
  return `Contact ${listed(names)} before you act. From these holdings: ${holdings}; ${desk}`;
}

export interface Standing {
  readonly confirm_by: Date;
  readonly state: "waiting" | "confirmed" | "not_confirmed";
  readonly spoke: boolean;
  readonly stands: boolean;
  readonly agency: string;
}

export function saysOfState({ state, confirm_by }: Pick<Standing, "state" | "confirm_by">): string {
  switch (state) {
    case "waiting":
      return `Waiting for the desks until ${clockTime(confirm_by)}.`;
    case "confirmed":
      return "Confirmed.";
    case "not_confirmed":
      return "Not yet confirmed: a desk is late. Call your duty desk.";
  }
}

/** All that was asked has to be confirmed, and one of it for the place and time as they now are. */
export function standingSaid(all: readonly Standing[]): DeconflictionStandingWire {
  const late = all.find(({ state }) => state === "not_confirmed");
  if (late) return { state: "not_confirmed", confirmBy: iso(late), says: saysOfState(late) };
  const waiting = all
    .filter(({ state }) => state === "waiting")
    .sort((a, b) => b.confirm_by.getTime() - a.confirm_by.getTime())[0];
  if (waiting) return { state: "waiting", confirmBy: iso(waiting), says: saysOfState(waiting) };
  if (all.length === 0) {
    return { state: "not_asked", confirmBy: null, says: "It is not deconflicted. Ask before it starts." };
  }
  const standing = all.find(({ stands }) => stands);
  if (!standing) {
    return {
      state: "changed",
      confirmBy: null,
      says: "Its place or time changed since it was deconflicted. Ask again before it starts.",
    };
  }
  const spoke = [...new Set(all.filter((each) => each.spoke).map(({ agency }) => agency))];
  const ask = spoke.length > 0 ? ` ${listed(spoke)} was told whom to contact: ask before you start.` : "";
  return { state: "confirmed", confirmBy: iso(standing), says: `${saysOfState(standing)}${ask}` };
}

const iso = ({ confirm_by }: Standing): string => confirm_by.toISOString();
