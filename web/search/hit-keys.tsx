import { type ReactNode, useRef } from "react";
import { useShortcut } from "../look/shortcuts.ts";

/** Hits answer to j and k as rows do; Enter opens the one in focus. */
export function HitKeys({ children }: { readonly children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null);
  const step = (by: number) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>(".hit-title a") ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    const next = links[Math.min(links.length - 1, Math.max(0, at + by))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  useShortcut("j", "Next hit (Enter opens it)", "On this page", () => step(1));
  useShortcut("k", "Hit before", "On this page", () => step(-1));
  return (
    <div ref={list} className="hits">
      {children}
    </div>
  );
}
