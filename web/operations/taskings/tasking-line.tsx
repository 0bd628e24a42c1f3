/** A tasking in a list: what, where, when, who leads, how far. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { TaskingSummaryWire } from "../../../src/contract/operations.ts";
import { placeText } from "../plan/words.ts";
import { TaskingTag } from "./tasking-state.tsx";
import { WhenText } from "./time-text.tsx";

export function TaskingLine({
  tasking,
  beside,
}: {
  readonly tasking: TaskingSummaryWire;
  readonly beside?: ReactNode;
}) {
  return (
    <li className="tasking-line">
      <div>
        <Link to="/taskings/$id" params={{ id: tasking.id }} search={{}}>
          {tasking.title}
        </Link>
        <div className="small soft row">
          <span>{placeText(tasking)}</span>
          <WhenText from={tasking.startsAt} to={tasking.endsAt} />
          <span>{tasking.agencies.join(", ")}</span>
        </div>
        {beside}
      </div>
      <TaskingTag state={tasking.state} />
    </li>
  );
}
