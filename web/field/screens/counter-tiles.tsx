/** Counting: one tap adds one, once it is on the disk. Minus takes one off; holding a tile opens the number itself. */
import { useRef, useState } from "react";
import type { ActivityWire } from "../../../src/contract/field.ts";
import { Button } from "../../look/button.tsx";
import { go } from "../address.ts";
import { useField } from "../context.tsx";
import { To } from "../screen.tsx";
import { myCount, total } from "../work/reducer.ts";
import { measureName } from "../work/words.ts";

const HELD_MS = 550;

interface Last {
  readonly measure: string;
  readonly by: number;
}

export function Counters({ activity }: { readonly activity: ActivityWire }) {
  const [{ choices, device }, field] = useField();
  const [last, setLast] = useState<Last | null>(null);
  const counted = activity.tallies.filter((each) => each.total > 0).map((each) => each.measure);
  const measures = [...new Set([...choices.counters, ...counted])];

  const add = async (measure: string, by: number) => {
    let done = 0;
    await field.record(({ activities }) => {
      const now = activities.find(({ id }) => id === activity.id);
      const mine = now ? myCount(now, measure, device) : 0;
      const quantity = Math.max(0, mine + by);
      done = quantity - mine;
      return done === 0 ? null : { do: "tally", activity: activity.id, measure, quantity };
    });
    return done;
  };
  const tap = async (measure: string, by: number) => {
    const done = await add(measure, by);
    if (done !== 0) setLast({ measure, by: done });
  };
  const undo = async () => {
    if (last) await add(last.measure, -last.by);
    setLast(null);
  };
  return (
    <section aria-label="Counters" className="stack-tight">
      <ul className="plain-list counters">
        {measures.map((measure) => (
          <li key={measure} className="counter">
            <Tile
              name={measureName(measure)}
              count={total(activity, measure)}
              onTap={() => void tap(measure, 1)}
              onHold={() => go(`activities/${activity.id}/counters`)}
            />
            <button
              type="button"
              className="counter-less"
              disabled={myCount(activity, measure, device) === 0}
              onClick={() => void tap(measure, -1)}
            >
              <span aria-hidden="true">−</span>
              <span className="visually-hidden">One less: {measureName(measure)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="counter-foot">
        <p role="status">
          {last ? `${measureName(last.measure)} ${last.by > 0 ? "+" : "−"}${Math.abs(last.by)}` : ""}
        </p>
        {last ? (
          <Button look="plain" onClick={() => void undo()}>
            Undo
          </Button>
        ) : null}
      </div>
      <To to={`activities/${activity.id}/counters`} className="line-link">
        Choose counters, or correct a number
      </To>
    </section>
  );
}

interface TileProps {
  readonly name: string;
  readonly count: number;
  readonly onTap: () => void;
  readonly onHold: () => void;
}

function Tile({ name, count, onTap, onHold }: TileProps) {
  const held = useRef<{ timer: ReturnType<typeof setTimeout>; over: boolean } | null>(null);
  const release = () => {
    if (held.current) clearTimeout(held.current.timer);
  };
  return (
    <button
      type="button"
      className="counter-tile"
      onPointerDown={() => {
        const press = {
          over: false,
          timer: setTimeout(() => {
            press.over = true;
            onHold();
          }, HELD_MS),
        };
        held.current = press;
      }}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onContextMenu={(event) => event.preventDefault()}
      onClick={() => {
        if (!held.current?.over) onTap();
        held.current = null;
      }}
    >
      <span className="counter-number number">{count}</span>
      <span className="counter-name">{name}</span>
    </button>
  );
}
