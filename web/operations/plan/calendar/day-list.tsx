/** Day after day with its theme and its taskings. Days on which nothing is tasked are said together. */
import type { CalendarWire } from "../../../../src/contract/operations.ts";
import { today } from "../../../look/instants.ts";
import { TaskingLine } from "../../taskings/tasking-line.tsx";
import { dayName, daysText } from "../days.ts";
import { runsOf } from "./months.ts";

export function DayList({ calendar }: { readonly calendar: CalendarWire }) {
  const byId = new Map(calendar.taskings.map((each) => [each.id, each]));
  return (
    <ol className="plain-list calendar-list">
      {runsOf(calendar.days).map((run) => {
        const [first] = run;
        if (!first) return null;
        const days = run.map((each) => each.day);
        const themes = calendar.pillars
          .filter((each) => first.pillars.includes(each.id))
          .map((each) => each.title);
        return (
          <li key={first.day} id={`day-${first.day}`}>
            {/* Every day keeps a place that can be pointed at. */}
            {days.slice(1).map((day) => (
              <span key={day} id={`day-${day}`} />
            ))}
            <h2>
              {run.length === 1 ? dayName(first.day) : daysText(days)}{" "}
              {days.includes(today()) ? (
                <span className="tag" data-tone="done">
                  {run.length === 1 ? "Today" : "Today is one of them"}
                </span>
              ) : null}{" "}
              <span className="small soft">{themes.join(", ")}</span>
            </h2>
            {first.taskings.length === 0 ? (
              <p className="small soft">nothing is tasked</p>
            ) : (
              <ul className="plain-list">
                {first.taskings.flatMap((id) => {
                  const tasking = byId.get(id);
                  return tasking ? [<TaskingLine key={id} tasking={tasking} />] : [];
                })}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}
