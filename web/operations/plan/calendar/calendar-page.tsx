/** The days of a phase with their taskings: as months, or as a list, which is also what a narrow page shows. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { CalendarWire, PhaseWire } from "../../../../src/contract/operations.ts";
import { TASKING_STATE_NAME, TASKING_STATES } from "../../../../src/vocabulary/planning.ts";
import { SelectField } from "../../../look/fields.tsx";
import { Empty, ProblemNotice, Skeleton } from "../../../look/states.tsx";
import { Table } from "../../../look/table/table.tsx";
import { TASKING_COLUMNS } from "../../taskings/tasking-columns.tsx";
import { PhaseFrame } from "../phase-frame.tsx";
import { calendarQuery } from "../queries.ts";
import { DayList } from "./day-list.tsx";
import { MonthGrid } from "./month-grid.tsx";
import "./calendar.css";

const route = getRouteApi("/inside/operations/$name/$phase/calendar");

export function CalendarPage() {
  const { name, phase } = route.useParams();
  return (
    <PhaseFrame
      name={name}
      phase={phase}
      here="calendar"
      beside={(data) =>
        data.actions.includes("add_tasking") ? (
          <Link to="/taskings/new" search={{ phase: data.id }} className="button">
            Task agencies
          </Link>
        ) : null
      }
    >
      {(data) => <Days name={name} phase={data} />}
    </PhaseFrame>
  );
}

const VIEWS = [
  { id: "months", name: "Months" },
  { id: "list", name: "Day by day" },
  { id: "table", name: "Table" },
] as const;

function Days({ name, phase }: { readonly name: string; readonly phase: PhaseWire }) {
  const { as, state, agency } = route.useSearch();
  const navigate = route.useNavigate();
  const answer = useQuery(calendarQuery(name, phase.name));
  const view = VIEWS.find((each) => each.id === as)?.id ?? "months";
  const search = (part: { readonly as?: string; readonly state?: string; readonly agency?: string }) => {
    const all = Object.entries({ as, state, agency, ...part }).filter(([, value]) => value);
    return Object.fromEntries(all);
  };
  if (answer.isPending) return <Skeleton lines={10} />;
  if (answer.error) return <ProblemNotice error={answer.error} again={() => void answer.refetch()} />;
  const calendar = filtered(answer.data, state, agency);
  const agencies = [...new Set(answer.data.taskings.flatMap((each) => each.agencies))].toSorted();
  return (
    <>
      <nav className="row small no-print" aria-label="How it is shown">
        {VIEWS.map((each) => (
          <Link
            key={each.id}
            to="/operations/$name/$phase/calendar"
            params={{ name, phase: phase.name }}
            search={search({ as: each.id === "months" ? "" : each.id })}
            activeOptions={{ exact: true }}
            className="button"
            data-look="plain"
            data-size="small"
            aria-current={each.id === view ? "page" : undefined}
          >
            {each.name}
          </Link>
        ))}
      </nav>
      <search className="filter-bar no-print calendar-filters" aria-label="Filters">
        <SelectField
          pointer="/state"
          label="State"
          value={state ?? ""}
          onChange={(event) =>
            void navigate({ search: search({ state: event.target.value }), replace: true })
          }
        >
          <option value="">Any</option>
          {TASKING_STATES.filter((each) => each !== "cancelled").map((each) => (
            <option key={each} value={each}>
              {TASKING_STATE_NAME[each]}
            </option>
          ))}
        </SelectField>
        <SelectField
          pointer="/agency"
          label="Agency that takes part"
          value={agency ?? ""}
          onChange={(event) =>
            void navigate({ search: search({ agency: event.target.value }), replace: true })
          }
        >
          <option value="">Any agency</option>
          {agencies.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </SelectField>
      </search>
      {answer.data.taskings.length === 0 ? (
        <Empty title="Nobody is tasked yet">
          <p>Each tasking stands here on every day that it touches, with its state in words and colour.</p>
        </Empty>
      ) : null}
      {view === "table" ? (
        <Table
          name="calendar"
          caption={`Taskings of ${phase.title}`}
          columns={TASKING_COLUMNS}
          rows={calendar.taskings}
          rowKey={(row) => row.id}
          main
        />
      ) : (
        <div className="calendar" data-as={view}>
          {view === "months" ? <MonthGrid name={name} phase={phase.name} calendar={calendar} /> : null}
          <DayList calendar={calendar} />
        </div>
      )}
    </>
  );
}

/** The same days, with only the taskings that are asked for. */
function filtered(
  calendar: CalendarWire,
  state: string | undefined,
  agency: string | undefined,
): CalendarWire {
  const taskings = calendar.taskings.filter(
    (each) => (!state || each.state === state) && (!agency || each.agencies.includes(agency)),
  );
  const kept = new Set(taskings.map((each) => each.id));
  return {
    ...calendar,
    taskings,
    days: calendar.days.map((each) => ({ ...each, taskings: each.taskings.filter((id) => kept.has(id)) })),
  };
}
