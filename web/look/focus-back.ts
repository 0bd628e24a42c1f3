/** Keeps one's place in a list whose buttons vanish as they are used: Confirm, Drop, Keep. */
import { type RefObject, useCallback, useEffect, useState } from "react";

/** Say which row was acted on; if its button went away with the focus, the row's first button has it. */
export function useFocusBack(list: RefObject<HTMLElement | null>): (row: string) => void {
  const [acted, setActed] = useState<{ readonly row: string } | null>(null);
  useEffect(() => {
    if (!acted || document.activeElement !== document.body) return;
    const row = list.current?.querySelector(`[data-row="${CSS.escape(acted.row)}"]`);
    row?.querySelector<HTMLElement>("button")?.focus();
  }, [acted, list]);
  return useCallback((row) => setActed({ row }), []);
}
