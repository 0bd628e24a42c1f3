/**
 * Keys. A shortcut is one key (`/`, `?`, `j`) or `g` and then a letter. They are silent while something is being
 * written, and can be switched off, for people whose speech software types letters (WCAG 2.1.4).
 */
import { useEffect, useRef, useSyncExternalStore } from "react";

export interface Shortcut {
  readonly keys: string;
  readonly does: string;
  readonly group: "Go to" | "On this page" | "Everywhere";
}

interface Bound extends Shortcut {
  readonly run: () => void;
}

const OFF = "tributary.shortcuts.off";
const SEQUENCE_MS = 1_200;
const bound = new Set<Bound>();
const listeners = new Set<() => void>();
let pending: { readonly key: string; readonly at: number } | null = null;
let listed: readonly Shortcut[] = [];

export function useShortcut(keys: string, does: string, group: Shortcut["group"], run: () => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const made: Bound = { keys, does, group, run: () => latest.current() };
    bound.add(made);
    relist();
    return () => {
      bound.delete(made);
      relist();
    };
  }, [keys, does, group]);
}

export function useShortcutList(): readonly Shortcut[] {
  return useSyncExternalStore(subscribe, () => listed);
}

export function shortcutsAreOn(): boolean {
  return localStorage.getItem(OFF) === null;
}

export function switchShortcuts(on: boolean): void {
  if (on) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "1");
  for (const tell of listeners) tell();
}

/** Started once, by the shell. Escape leaves a field, so that the keys work again. */
export function listenForShortcuts(): () => void {
  window.addEventListener("keydown", onKey);
  return () => window.removeEventListener("keydown", onKey);
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !shortcutsAreOn()) return;
  if (document.querySelector("dialog[open]") || isWriting(event.target)) return;
  const before = pending && Date.now() - pending.at < SEQUENCE_MS ? `${pending.key} ` : "";
  pending = null;
  const keys = `${before}${event.key}`;
  const found = [...bound].findLast((each) => each.keys === keys);
  if (found) {
    event.preventDefault();
    found.run();
  } else if ([...bound].some((each) => each.keys.startsWith(`${event.key} `))) {
    pending = { key: event.key, at: Date.now() };
  }
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[data-own-keys]")) return true;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function relist(): void {
  listed = [...new Map([...bound].map((each) => [each.keys, each])).values()];
  for (const tell of listeners) tell();
}
