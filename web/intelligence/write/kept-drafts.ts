/**
 * What is being written, kept on this device until the server has it, so that no failure loses a word. Removed when
 * the report is submitted or discarded.
 */
import type { Draft } from "./draft.ts";

export interface KeptDraft {
  readonly draft: Draft;
  /** The revision it was made from; undefined before the first save. */
  readonly revision: number | undefined;
  readonly saved: boolean;
  readonly at: string;
}

const PLACE = "tributary.draft.";

export function keepDraft(key: string, kept: KeptDraft): void {
  try {
    localStorage.setItem(PLACE + key, JSON.stringify(kept));
  } catch {
    // A full or forbidden store only loses the second copy; the page still holds the words and saves them.
  }
}

export function keptDraft(key: string): KeptDraft | null {
  const text = localStorage.getItem(PLACE + key);
  if (text === null) return null;
  try {
    return JSON.parse(text) as KeptDraft;
  } catch {
    return null;
  }
}

export function forgetDraft(key: string): void {
  localStorage.removeItem(PLACE + key);
}

/** On signing out nothing that the server already has stays on the device. */
export function forgetSavedDrafts(): void {
  for (const place of Object.keys(localStorage).filter((each) => each.startsWith(PLACE))) {
    const key = place.slice(PLACE.length);
    if (keptDraft(key)?.saved) forgetDraft(key);
  }
}
