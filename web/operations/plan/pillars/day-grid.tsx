/** The days of a phase, week under week from Monday. One's own days are filled; read in words by whoever does not see it. */
import type { CSSProperties } from "react";
import { weekdayOf } from "../days.ts";

/** The first day stands under its weekday; each other follows. */
export function placeOf(days: readonly string[], day: string): CSSProperties | undefined {
  return day === days[0] ? { gridColumnStart: weekdayOf(day) + 1 } : undefined;
}

export function DayGrid({
  days,
  chosen,
}: {
  readonly days: readonly string[];
  readonly chosen: readonly string[];
}) {
  const taken = new Set(chosen);
  return (
    <div className="day-grid" aria-hidden="true">
      {days.map((day) => (
        <span
          key={day}
          className="day-square"
          data-on={taken.has(day) || undefined}
          data-month={day.endsWith("-01") || undefined}
          style={placeOf(days, day)}
        >
          {Number(day.slice(8))}
        </span>
      ))}
    </div>
  );
}
