/** Addresses below /field, by hand: a router would weigh more than the app. */
import { useSyncExternalStore } from "react";

const ROOT = "/field";
const listeners = new Set<() => void>();

export function useAddress(): readonly string[] {
  const path = useSyncExternalStore(subscribe, () => location.pathname);
  return path.slice(ROOT.length).split("/").filter(Boolean);
}

export function address(to: string): string {
  return to === "" ? ROOT : `${ROOT}/${to}`;
}

export function go(to: string, { instead = false } = {}): void {
  const where = address(to);
  if (where !== location.pathname) history[instead ? "replaceState" : "pushState"](null, "", where);
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}
