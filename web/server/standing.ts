/**
 * On whose purpose and for what reason this session reads. Every request carries both, and every act is logged with
 * them. Kept for this tab's session only: a new day asks again.
 */
import { useSyncExternalStore } from "react";
import { isPurpose, type Purpose } from "../../src/vocabulary/purposes.ts";

export interface Standing {
  readonly purpose: Purpose;
  readonly reason: string;
}

const PLACE = "tributary.standing";
const listeners = new Set<() => void>();
let current = read();

export function standing(): Standing | null {
  return current;
}

export function setStanding(next: Standing | null): void {
  current = next;
  if (next === null) sessionStorage.removeItem(PLACE);
  else sessionStorage.setItem(PLACE, JSON.stringify(next));
  for (const tell of listeners) tell();
}

export function useStanding(): Standing | null {
  return useSyncExternalStore(subscribe, standing);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Standing | null {
  const kept = sessionStorage.getItem(PLACE);
  if (kept === null) return null;
  try {
    const { purpose, reason } = JSON.parse(kept) as Partial<Standing>;
    return purpose !== undefined && isPurpose(purpose) && reason ? { purpose, reason } : null;
  } catch {
    return null;
  }
}
