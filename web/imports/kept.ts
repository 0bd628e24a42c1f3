/** What a person has entered but not yet sent, kept for this tab under a name, so that a reload loses nothing. */
import { useState } from "react";

const place = (name: string) => `tributary.import.${name}`;

export function readKept<Value>(name: string): Value | null {
  const kept = sessionStorage.getItem(place(name));
  if (kept === null) return null;
  try {
    return JSON.parse(kept) as Value;
  } catch {
    return null;
  }
}

export function keep(name: string, value: unknown): void {
  if (value === null) sessionStorage.removeItem(place(name));
  else sessionStorage.setItem(place(name), JSON.stringify(value));
}

/** State that outlives the page. */
export function useKept<Value>(name: string, start: Value): readonly [Value, (next: Value) => void] {
  const [value, setValue] = useState(() => readKept<Value>(name) ?? start);
  return [
    value,
    (next) => {
      keep(name, next);
      setValue(next);
    },
  ];
}
