/** The ways through an operation: over all of it, and through one of its phases. */
import { Link } from "@tanstack/react-router";
import "../../intelligence/requests/requests.css";

interface OperationTabsProps {
  readonly name: string;
  /** The phase that the reader is in, where they are in one. */
  readonly phase?: string;
  readonly here: "overview" | "plan" | "briefing" | "calendar" | "weeks" | "board" | "returns";
}

export function OperationTabs({ name, phase, here }: OperationTabsProps) {
  const mark = (tab: OperationTabsProps["here"]) => ({
    className: "view-tab",
    "aria-current": tab === here ? ("page" as const) : undefined,
  });
  return (
    <nav className="view-tabs no-print" aria-label="Operation">
      <Link
        to="/operations/$name"
        params={{ name }}
        search={{}}
        activeOptions={{ exact: true }}
        {...mark("overview")}
      >
        Overview
      </Link>
      {phase === undefined ? (
        <Link to="/operations/$name/plan" params={{ name }} search={{}} {...mark("plan")}>
          Plan
        </Link>
      ) : (
        <>
          <Link to="/operations/$name/$phase/plan" params={{ name, phase }} search={{}} {...mark("plan")}>
            Plan
          </Link>
          <Link to="/operations/$name/$phase/briefing" params={{ name, phase }} {...mark("briefing")}>
            Briefing
          </Link>
          <Link
            to="/operations/$name/$phase/calendar"
            params={{ name, phase }}
            search={{}}
            {...mark("calendar")}
          >
            Calendar
          </Link>
          <Link to="/operations/$name/$phase/weeks" params={{ name, phase }} search={{}} {...mark("weeks")}>
            Weeks
          </Link>
        </>
      )}
      <Link to="/operations/$name/board" params={{ name }} search={{}} className="view-tab">
        Board
      </Link>
      <Link to="/operations/$name/returns" params={{ name }} search={{}} className="view-tab">
        Returns
      </Link>
    </nav>
  );
}
