import { Link } from "@tanstack/react-router";
import type { ThingWire } from "../../../src/contract/identity.ts";
import { DateText } from "../../look/date-text.tsx";
import { GradeChip } from "../../look/grade-chip.tsx";

/** What is said to have happened, in its order, each with the report that says so. */
export function Timeline({ events }: { readonly events: ThingWire["timeline"] }) {
  return (
    <ol className="plain-list timeline">
      {events.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two events of a day may say the same
        <li key={index} className="timeline-event">
          <span className="timeline-date">
            {event.date === "" ? <span className="soft">day not known</span> : <DateText from={event.date} />}
          </span>
          <span>
            {event.what}
            {event.place ? <span className="soft">, {event.place}</span> : null}
          </span>
          <span className="timeline-source">
            <GradeChip grade={event.grade} />{" "}
            <Link to="/reports/$reference" params={{ reference: event.reference }} className="mono small">
              {event.reference}
            </Link>
          </span>
        </li>
      ))}
    </ol>
  );
}
