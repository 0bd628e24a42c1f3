/** Months as on a wall. Arrows move from day to day, Enter goes to the day's list; every tasking is a link of its own. */
import { Link } from "@tanstack/react-router";
import type { CalendarWire, TaskingSummaryWire } from "../../../../src/contract/operations.ts";
import { TASKING_STATE_NAME } from "../../../../src/vocabulary/planning.ts";
import { today } from "../../../look/instants.ts";
import { countsText, StateCounts } from "../../taskings/state-counts.tsx";
import { dayName, WEEKDAYS } from "../days.ts";
import { monthsOf } from "./months.ts";
import { useDayKeys } from "./use-day-keys.ts";

interface MonthGridProps {
  readonly name: string;
  readonly phase: string;
  readonly calendar: CalendarWire;
}

/** So many stand in a day by name; where there are more, the day says how many of each state. */
const BY_NAME = 3;

export function MonthGrid({ name, phase, calendar }: MonthGridProps) {
  const byId = new Map(calendar.taskings.map((each) => [each.id, each]));
  const onDay = new Map(calendar.days.map((each) => [each.day, each]));
  const keys = useDayKeys(calendar.days.map((each) => each.day));
  const number = (id: string) => calendar.pillars.findIndex((each) => each.id === id) + 1;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the days within
    <div className="calendar-months" ref={keys.box} onKeyDown={keys.onKeyDown} data-own-keys>
      {calendar.pillars.length > 0 ? (
        <p className="small soft">
          Pillars:{" "}
          {calendar.pillars.map((each, nth) => (
            <span key={each.id} className="nowrap">
              <span className="tag">{nth + 1}</span> {each.title}{" "}
            </span>
          ))}
        </p>
      ) : null}
      {monthsOf(calendar.days.map((each) => each.day)).map((month) => (
        <table key={month.name} className="calendar-month">
          <caption>{month.name}</caption>
          <thead>
            <tr>
              {WEEKDAYS.map((day) => (
                <th key={day} scope="col">
                  <abbr title={day}>{day.slice(0, 3)}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {month.weeks.map((week) => (
              <tr key={week.find((day) => day !== null)}>
                {week.map((day, nth) =>
                  day === null ? (
                    <td key={WEEKDAYS[nth]} className="calendar-none" />
                  ) : (
                    <td key={day} data-today={day === today() || undefined}>
                      <Day
                        name={name}
                        phase={phase}
                        day={day}
                        pillars={(onDay.get(day)?.pillars ?? []).map(number).filter((each) => each > 0)}
                        taskings={(onDay.get(day)?.taskings ?? []).flatMap((id) => byId.get(id) ?? [])}
                        tabIndex={keys.tabIndex(day)}
                      />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

interface DayProps {
  readonly name: string;
  readonly phase: string;
  readonly day: string;
  readonly pillars: readonly number[];
  readonly taskings: readonly TaskingSummaryWire[];
  readonly tabIndex: number;
}

function Day({ name, phase, day, pillars, taskings, tabIndex }: DayProps) {
  const many = taskings.length > BY_NAME;
  const says = countsText(taskings.map((each) => each.state));
  return (
    <>
      <div className="row spread">
        <Link
          to="/operations/$name/$phase/calendar"
          params={{ name, phase }}
          search={(before) => ({ ...before, as: "list" })}
          hash={`day-${day}`}
          className="calendar-day"
          data-day={day}
          tabIndex={tabIndex}
          aria-label={`${dayName(day)}: ${says || "nothing"}`}
        >
          {Number(day.slice(8))}
        </Link>
        <span className="calendar-pillars">
          {pillars.map((each) => (
            <span key={each} className="tag">
              <span className="visually-hidden">Pillar </span>
              {each}
            </span>
          ))}
        </span>
      </div>
      {many ? (
        <StateCounts states={taskings.map((each) => each.state)} />
      ) : (
        <ul className="plain-list">
          {taskings.map((each) => (
            <li key={each.id} className="calendar-tasking tasking-state" data-state={each.state}>
              <Link to="/taskings/$id" params={{ id: each.id }} search={{}}>
                {each.title}
              </Link>
              <span className="small">{TASKING_STATE_NAME[each.state]}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
