import { useEffect } from "react";
import { KEPT_MS } from "./keep/vault.ts";

export const LOCKS_AFTER_MS = 5 * 60_000;

/** Locks after five minutes out of sight: at once where timers run there, and otherwise before anything is shown again. */
export function useLockInBackground(open: boolean, lock: () => void): void {
  useEffect(() => {
    if (!open) return;
    let hiddenAt: number | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Also in plain sight: what has been kept for a day is looked through once.
    const daily = setTimeout(lock, KEPT_MS);
    const change = () => {
      clearTimeout(timer);
      if (document.visibilityState === "hidden") {
        hiddenAt = Date.now();
        timer = setTimeout(lock, LOCKS_AFTER_MS);
      } else {
        if (hiddenAt !== null && Date.now() - hiddenAt >= LOCKS_AFTER_MS) lock();
        hiddenAt = null;
      }
    };
    document.addEventListener("visibilitychange", change);
    return () => {
      clearTimeout(timer);
      clearTimeout(daily);
      document.removeEventListener("visibilitychange", change);
    };
  }, [open, lock]);
}
