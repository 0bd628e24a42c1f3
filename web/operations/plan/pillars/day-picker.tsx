/**
 * Choosing days by keyboard or by pressing them. One stop for Tab; arrows move by a day or a week, Space takes or leaves a day,
 * and with Shift held what one moves over becomes like the day one came from.
 */
import { type KeyboardEvent, useRef, useState } from "react";
import { fieldId } from "../../../look/field-errors.ts";
import { dayName, daysText } from "../days.ts";
import { placeOf } from "./day-grid.tsx";

interface DayPickerProps {
  readonly pointer: string;
  readonly label: string;
  readonly days: readonly string[];
  readonly chosen: readonly string[];
  /** Which other pillars have a day already. */
  readonly others: (day: string) => readonly string[];
  readonly error?: string | undefined;
  readonly onChange: (chosen: readonly string[]) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

export function DayPicker({ pointer, label, days, chosen, others, error, onChange }: DayPickerProps) {
  const id = fieldId(pointer);
  const [at, setAt] = useState(() => Math.max(0, days.indexOf(chosen.toSorted()[0] ?? "")));
  const [anchor, setAnchor] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const taken = new Set(chosen);
  const set = (from: number, to: number, on: boolean) => {
    const next = new Set(chosen);
    for (const day of days.slice(Math.min(from, to), Math.max(from, to) + 1)) {
      if (on) next.add(day);
      else next.delete(day);
    }
    onChange(days.filter((day) => next.has(day)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const to =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? days.length - 1
          : step === undefined
            ? null
            : at + step;
    if (to === null) return;
    event.preventDefault();
    const next = Math.min(days.length - 1, Math.max(0, to));
    if (event.shiftKey) set(at, next, taken.has(days[at] ?? ""));
    setAt(next);
    setAnchor(next);
    box.current?.querySelectorAll("button")[next]?.focus();
  };
  return (
    <fieldset className="field" data-wrong={error ? true : undefined}>
      <legend className="field-legend">{label}</legend>
      <div className="field-hint" id={`${id}-hint`}>
        {chosen.length > 0 ? daysText(chosen) : "No days yet"}. Press a day, or move with the arrow keys and
        Space; hold Shift for several.
      </div>
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          <span className="visually-hidden">Error: </span>
          {error}
        </p>
      ) : null}
      <div className="day-weekdays" aria-hidden="true">
        {["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].map((each) => (
          <span key={each}>{each}</span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons within */}
      <div className="day-grid" data-size="large" ref={box} onKeyDown={onKeyDown} data-own-keys>
        {days.map((day, index) => {
          const elsewhere = others(day);
          return (
            <button
              key={day}
              id={index === at ? id : undefined}
              type="button"
              className="day-square"
              data-on={taken.has(day) || undefined}
              data-elsewhere={elsewhere.length > 0 || undefined}
              aria-pressed={taken.has(day)}
              aria-label={`${dayName(day)}${elsewhere.length > 0 ? `, also ${elsewhere.join(", ")}` : ""}`}
              title={elsewhere.length > 0 ? elsewhere.join(", ") : undefined}
              tabIndex={index === at ? 0 : -1}
              style={placeOf(days, day)}
              onClick={(event) => {
                if (event.shiftKey && anchor !== null) set(anchor, index, taken.has(days[anchor] ?? ""));
                else set(index, index, !taken.has(day));
                setAt(index);
                setAnchor(index);
              }}
            >
              {Number(day.slice(8))}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
