import { useSyncExternalStore } from "react";
import { spanText } from "./edtf.ts";
import { clockText, dayText, dueText, instantText } from "./instants.ts";

/** A partial date of the information, or two as a span. */
export function DateText({ from, to = "" }: { readonly from: string; readonly to?: string }) {
  return <span title={to ? `${from} / ${to}` : from}>{spanText(from, to)}</span>;
}

/** An instant, in the clock of London. */
export function InstantText({ at, day = false }: { readonly at: string; readonly day?: boolean }) {
  return (
    <time dateTime={at} title={instantText(at)} className="number">
      <span className="nowrap">
        {dayText(at)}
        {day ? "" : ","}
      </span>
      {day ? null : " "}
      {day ? null : <span className="nowrap">{clockText(at)}</span>}
    </time>
  );
}

/** A clock: how long is left, or how late it is. Late is amber and says so in words. */
export function Due({ at, done = null }: { readonly at: string; readonly done?: string | null }) {
  const now = useMinute();
  if (done) {
    return (
      <span className="nowrap">
        done <InstantText at={done} />
      </span>
    );
  }
  const { text, late } = dueText(at, now);
  return (
    <time dateTime={at} title={instantText(at)} className={late ? "late number nowrap" : "number nowrap"}>
      {text}
    </time>
  );
}

/** Now, to the half minute: the same for all clocks of a page. */
export function useMinute(): number {
  return useSyncExternalStore(tick, () => Math.floor(Date.now() / 30_000) * 30_000);
}

function tick(listener: () => void): () => void {
  const timer = setInterval(listener, 5_000);
  return () => clearInterval(timer);
}
