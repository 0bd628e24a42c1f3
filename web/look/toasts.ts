/** Short messages at the edge of the page, with an undo where there is one. */
import { useSyncExternalStore } from "react";
import { randomId } from "../server/random-id.ts";

export interface Toast {
  readonly id: string;
  readonly text: string;
  readonly tone?: "done" | "harm";
  readonly undo?: () => void;
}

const STAYS_MS = 9_000;
const listeners = new Set<() => void>();
let shown: readonly Toast[] = [];

export function toast(message: Omit<Toast, "id">): void {
  const made = { ...message, id: randomId() };
  change([...shown.slice(-3), made]);
  // One that can be undone stays until it is dismissed or the next page: nobody should have to hurry (WCAG 2.2.1).
  if (!message.undo) setTimeout(() => dismiss(made.id), STAYS_MS);
}

export function dismiss(id: string): void {
  change(shown.filter((each) => each.id !== id));
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(subscribe, () => shown);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: readonly Toast[]): void {
  shown = next;
  for (const tell of listeners) tell();
}
