/**
 * What is being written and was not sent yet, kept on this device under the account of whoever writes it, so that neither a
 * reload nor a failure loses a word. With it is kept the revision it was begun from: what somebody else saved meanwhile is
 * never overwritten unseen.
 */
import { useCallback, useState } from "react";
import { useMe } from "../../access/me.tsx";

interface Kept<Value> {
  readonly value: Value;
  readonly revision: number | null;
  readonly at: string;
}

const PLACE = "tributary.plan.";

export interface KeptWords<Value> {
  readonly value: Value;
  readonly change: (next: Value) => void;
  readonly revision: number | null;
  /** When these words were left here, where they come from before. */
  readonly restored: string | null;
  /** Drops what was kept and begins from what is saved. */
  readonly startAgain: () => void;
  /** Once the server has them. */
  readonly forget: () => void;
  /** To save over what somebody else saved, after it was looked at. */
  readonly goOnFrom: (revision: number) => void;
}

export function useKept<Value>(name: string, start: Value, revision: number | null = null): KeptWords<Value> {
  const key = `${PLACE}${useMe().account}.${name}`;
  const [before] = useState(() => read<Value>(key));
  const [state, setState] = useState(() => ({
    value: before?.value ?? start,
    revision: before ? before.revision : revision,
    restored: before?.at ?? null,
  }));
  const keepAs = (value: Value, from: number | null) => {
    keep(key, { value, revision: from, at: new Date().toISOString() });
    setState((held) => ({ ...held, value, revision: from }));
  };
  const forget = useCallback(() => localStorage.removeItem(key), [key]);
  return {
    ...state,
    change: (next) => keepAs(next, state.revision),
    startAgain: () => {
      forget();
      setState({ value: start, revision, restored: null });
    },
    forget,
    goOnFrom: (from) => keepAs(state.value, from),
  };
}

function read<Value>(key: string): Kept<Value> | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as Kept<Value> | null;
  } catch {
    return null;
  }
}

function keep(key: string, kept: Kept<unknown>): void {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // A full or forbidden store loses the second copy; the page still holds the words.
  }
}
