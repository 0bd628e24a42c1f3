/** One stop for Tab in a calendar; arrows go from day to day and from week to week, Home and End to the first and the last. */
import { type KeyboardEvent, useRef, useState } from "react";
import { today } from "../../../look/instants.ts";

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

export function useDayKeys(days: readonly string[]) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(() => (days.includes(today()) ? today() : days[0]));
  const onKeyDown = (event: KeyboardEvent) => {
    const from = (event.target as HTMLElement).dataset.day;
    if (from === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const index = days.indexOf(from);
    const step = STEPS[event.key];
    const to =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? days.length - 1
          : step === undefined
            ? null
            : Math.min(days.length - 1, Math.max(0, index + step));
    const day = to === null ? undefined : days[to];
    if (day === undefined) return;
    event.preventDefault();
    setAt(day);
    box.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  };
  return { box, onKeyDown, tabIndex: (day: string) => (day === at ? 0 : -1) };
}
