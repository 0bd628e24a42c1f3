/** One measure day by day, each bar a button; the days of pillars stand under it as a table would say them. */
import type { BoardAnswerWire, BoardTotalWire } from "../../../src/contract/counts.ts";
import { dayText } from "../../look/instants.ts";
import type { CellAsked } from "./shown.tsx";
import { figureText } from "./words.ts";

interface TimelineProps {
  readonly board: BoardAnswerWire;
  readonly of: BoardTotalWire;
  readonly onOpen: (cell: CellAsked) => void;
}

/** More days than are drawn one by one. */
const MOST_DAYS = 400;

export function Timeline({ board, of, onOpen }: TimelineProps) {
  const values = new Map(
    Object.entries(board.panels.day.rows).flatMap(([day, row]) =>
      of.measure in row ? [[day, row[of.measure] as number | null] as const] : [],
    ),
  );
  const days = daysShown([...values.keys()], board.scope?.from ?? null, board.scope?.to ?? null);
  const most = Math.max(1, ...[...values.values()].map((value) => value ?? 0));
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>Day by day</h2>
        <p className="small soft">{of.name}. A day is London's; an event counts on the day it began</p>
      </div>
      {days.length === 0 ? (
        <p className="soft">Nothing was counted on any day.</p>
      ) : (
        <ol className="timeline">
          {days.map((day) => {
            const value = values.get(day) ?? 0;
            return (
              <li key={day} data-weekend={isWeekend(day) || undefined}>
                <button
                  type="button"
                  disabled={value === 0}
                  title={`${dayText(`${day}T12:00:00Z`)}: ${figureText(of, value)}`}
                  aria-label={`${of.name}, ${dayText(`${day}T12:00:00Z`)}: ${figureText(of, value)}`}
                  onClick={() => onOpen({ measure: of.measure, panel: "day", key: day })}
                >
                  <span className="timeline-bar" style={{ blockSize: `${(value / most) * 100}%` }} />
                </button>
              </li>
            );
          })}
        </ol>
      )}
      {days.length > 0 ? (
        <p className="timeline-ends small soft" aria-hidden="true">
          <span>{dayText(`${days[0]}T12:00:00Z`)}</span>
          <span>{dayText(`${days.at(-1)}T12:00:00Z`)}</span>
        </p>
      ) : null}
    </section>
  );
}

/** Every day between the first and the last, of the scope and of what was counted; without gaps. */
export function daysShown(counted: readonly string[], from: string | null, to: string | null): string[] {
  const known = [...counted, ...(from ? [from] : []), ...(to ? [to] : [])].filter(Boolean).sort();
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return [];
  const days: string[] = [];
  for (let at = Date.parse(`${first}T12:00:00Z`); days.length < MOST_DAYS; at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (day > last) break;
    days.push(day);
  }
  return days;
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
}
