/** The board for a wall: the few figures that matter, read from the back of the room, always as at now. */
import { useEffect, useRef } from "react";
import type { BoardAnswerWire, BoardTotalWire } from "../../../src/contract/counts.ts";
import { Button } from "../../look/button.tsx";
import { Freshness } from "./freshness.tsx";
import { TileGrid } from "./tile-grid.tsx";
import { Timeline } from "./timeline.tsx";
import { figureText, headlineOf } from "./words.ts";

interface WallProps {
  readonly title: string;
  readonly board: BoardAnswerWire;
  readonly chosen: BoardTotalWire;
  readonly live: boolean;
  readonly heardAt: number;
  readonly onLeave: () => void;
}

export function Wall({ title, board, chosen, live, heardAt, onLeave }: WallProps) {
  const screen = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = screen.current;
    if (dialog && !dialog.open) dialog.showModal();
    // A browser may refuse the whole screen; the wall is then as large as its window.
    void dialog?.requestFullscreen?.().catch(() => undefined);
    return () => {
      if (document.fullscreenElement) void document.exitFullscreen();
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      ref={screen}
      className="wall"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onLeave();
      }}
    >
      <header className="wall-head">
        <h1>{title}</h1>
        <p>
          {board.scope?.title} · <Freshness at={board.at} live={live} heardAt={heardAt} />
        </p>
        <Button look="quiet" size="small" onClick={onLeave}>
          Leave the wall screen
        </Button>
      </header>
      <dl className="wall-figures">
        {headlineOf(board.totals).map((total) => (
          <div key={total.measure}>
            <dt>{total.name}</dt>
            <dd>{total.total === null ? "–" : figureText(total, total.total)}</dd>
            {total.wanted === null ? null : (
              <dd className="wall-wanted">
                <progress
                  max={Math.max(1, total.wanted)}
                  value={Math.min(total.total ?? 0, total.wanted)}
                  aria-hidden="true"
                />
                of {figureText(total, total.wanted)}
              </dd>
            )}
          </div>
        ))}
      </dl>
      <div className="wall-below">
        <TileGrid board={board} of={chosen} onOpen={onLeave} />
        <Timeline board={board} of={chosen} onOpen={onLeave} />
      </div>
    </dialog>
  );
}
