/** The pairs that wait, most useful first. Of one thing's pairs, several can be chosen and judged at once. */
import { useEffect, useRef } from "react";
import type { PairWire } from "../../../src/contract/identity.ts";
import { Button } from "../../look/button.tsx";
import { plural } from "../../look/instants.ts";
import { kindLabel } from "../../look/kind-label.ts";
import { chances } from "../words.ts";
import { keyOf } from "./use-queue.ts";

interface WaitingListProps {
  readonly pairs: readonly PairWire[];
  readonly more: boolean;
  readonly current: string | undefined;
  readonly onOpen: (key: string) => void;
  /** Null where pairs share nothing and are judged one by one. */
  readonly chosen: ReadonlySet<string> | null;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

export function WaitingList({ pairs, more, current, onOpen, chosen, onChoose }: WaitingListProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const entry = list.current?.querySelector<HTMLElement>('[aria-current="true"]');
    const box = list.current;
    if (!entry || !box) return;
    // Within the list alone: the page must not move under somebody who reads the pair.
    const [top, bottom] = [entry.offsetTop, entry.offsetTop + entry.offsetHeight];
    if (top < box.scrollTop) box.scrollTop = top;
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
  });
  const all = pairs.map(keyOf);
  return (
    <section aria-labelledby="waiting-title" className="waiting">
      <div className="panel-head">
        <h2 id="waiting-title">Waiting</h2>
        <span className="soft small">
          {plural(pairs.length, "pair")}
          {more ? ", and more" : ""}
        </span>
      </div>
      {chosen && pairs.length > 1 ? (
        <div className="button-row waiting-choice">
          <Button look="quiet" size="small" onClick={() => onChoose(new Set(all))}>
            Choose all
          </Button>
          {chosen.size > 0 ? (
            <Button look="quiet" size="small" onClick={() => onChoose(new Set())}>
              Choose none
            </Button>
          ) : null}
          <span className="soft small" role="status">
            {chosen.size > 0 ? `${chosen.size} chosen` : ""}
          </span>
        </div>
      ) : null}
      <ol className="plain-list waiting-list" ref={list}>
        {pairs.map((pair) => {
          const key = keyOf(pair);
          return (
            <li key={key} className="waiting-entry" data-chosen={chosen?.has(key)}>
              {chosen && pairs.length > 1 ? (
                <input
                  type="checkbox"
                  aria-label={`Choose ${pair.left.text} and ${pair.right.text}`}
                  checked={chosen.has(key)}
                  onChange={(event) => {
                    const next = new Set(chosen);
                    if (event.target.checked) next.add(key);
                    else next.delete(key);
                    onChoose(next);
                  }}
                />
              ) : null}
              <button
                type="button"
                aria-current={key === current ? "true" : undefined}
                className="waiting-link"
                onClick={() => onOpen(key)}
              >
                <span className="waiting-names">
                  {pair.left.text} <span className="soft">and</span> {pair.right.text}
                </span>
                <span className="soft small">
                  {kindLabel(pair.left.kind)}, {pair.left.source.agency}
                  {pair.left.source.agency === pair.right.source.agency
                    ? ""
                    : ` and ${pair.right.source.agency}`}
                  , {chances(pair.waterfall.probability)}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
