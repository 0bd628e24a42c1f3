/** A mapping while it is being changed: every step can be undone, and all of it outlives a reload. */
import { useRef, useState } from "react";
import type { MappingWire } from "../../../src/contract/mappings.ts";
import { keep, readKept } from "../kept.ts";

const MOST_STEPS = 50;

interface Kept {
  readonly past: readonly MappingWire[];
  readonly now: MappingWire;
  /** Columns whose guess a person has looked at, as `table column`. */
  readonly seen: readonly string[];
}

export interface Edit {
  readonly mapping: MappingWire;
  readonly seen: ReadonlySet<string>;
  /** Whether it differs from what it began with. */
  readonly changed: boolean;
  /** Whether what is shown was kept from before a reload. */
  readonly kept: boolean;
  readonly canUndo: boolean;
  /** One step. Steps at the same place in quick succession, such as letters of a word, are one. */
  change(mapping: MappingWire, place?: string): void;
  see(column: string): void;
  undo(): void;
  /** Back to what it began with. */
  discard(): void;
}

export function useEdit(name: string, start: MappingWire): Edit {
  const [found] = useState(() => readKept<Kept>(`mapping.${name}`));
  const [state, setState] = useState<Kept>(found ?? { past: [], now: start, seen: [] });
  // Two steps of one event each begin where the one before ended, drawn or not.
  const latest = useRef({ kept: state, place: "" });
  const put = (next: Kept, place: string) => {
    keep(`mapping.${name}`, next);
    latest.current = { kept: next, place };
    setState(next);
  };
  return {
    mapping: state.now,
    seen: new Set(state.seen),
    changed: JSON.stringify(state.now) !== JSON.stringify(start),
    kept: found !== null && JSON.stringify(found.now) !== JSON.stringify(start),
    canUndo: state.past.length > 0,
    change: (mapping, place = "") => {
      const { kept, place: last } = latest.current;
      const goesOn = place !== "" && place === last;
      const past = goesOn ? kept.past : [...kept.past, kept.now].slice(-MOST_STEPS);
      put({ ...kept, past, now: mapping }, place);
    },
    see: (column) => {
      const { kept } = latest.current;
      if (!kept.seen.includes(column)) put({ ...kept, seen: [...kept.seen, column] }, "");
    },
    undo: () => {
      const { kept } = latest.current;
      const before = kept.past.at(-1);
      if (before) put({ ...kept, past: kept.past.slice(0, -1), now: before }, "");
    },
    discard: () => {
      put({ past: [], now: start, seen: [] }, "");
      forgetEdit(name);
    },
  };
}

/** After it was saved: the next opening begins with what was saved. */
export function forgetEdit(name: string): void {
  keep(`mapping.${name}`, null);
}
