/** The phase by week, region and agency. Each count says its states and opens to the taskings that it counts. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { PhaseWire, WeeksWire } from "../../../../src/contract/operations.ts";
import { spanText } from "../../../look/edtf.ts";
import { Empty, ProblemNotice, Skeleton } from "../../../look/states.tsx";
import type { Column } from "../../../look/table/column.ts";
import { Table } from "../../../look/table/table.tsx";
import { countsText, StateCounts } from "../../taskings/state-counts.tsx";
import { TaskingLine } from "../../taskings/tasking-line.tsx";
import { shortSpan } from "../days.ts";
import { PhaseFrame } from "../phase-frame.tsx";
import { weeksQuery } from "../queries.ts";
import "./calendar.css";

const route = getRouteApi("/inside/operations/$name/$phase/weeks");
const ELSEWHERE = "No region";

export function WeeksPage() {
  const { name, phase } = route.useParams();
  return (
    <PhaseFrame name={name} phase={phase} here="weeks">
      {(data) => <Weeks name={name} phase={data} />}
    </PhaseFrame>
  );
}

interface Row {
  /** Whose board it is: a row that is taken away is on record as said of it. */
  readonly phase: string;
  readonly region: string;
  readonly agency: string;
  /** Taskings by the Monday of their week. */
  readonly weeks: ReadonlyMap<string, readonly string[]>;
}

function rowsOf({ cells, regions }: WeeksWire, phase: string): readonly Row[] {
  const order = (region: string) => (region === ELSEWHERE ? regions.length : regions.indexOf(region));
  const groups = Map.groupBy(cells, (cell) => `${cell.region ?? ELSEWHERE}\n${cell.agency}`);
  return [...groups.values()]
    .map((own) => ({
      phase,
      region: own[0]?.region ?? ELSEWHERE,
      agency: own[0]?.agency ?? "",
      weeks: new Map(own.map((cell) => [cell.week, cell.taskings])),
    }))
    .toSorted((a, b) => order(a.region) - order(b.region) || a.agency.localeCompare(b.agency));
}

function Weeks({ name, phase }: { readonly name: string; readonly phase: PhaseWire }) {
  const { sort, week, region, agency } = route.useSearch();
  const navigate = route.useNavigate();
  const answer = useQuery(weeksQuery(name, phase.name));
  if (answer.isPending) return <Skeleton lines={10} />;
  if (answer.error) return <ProblemNotice error={answer.error} again={() => void answer.refetch()} />;
  const board = answer.data;
  const rows = rowsOf(board, phase.id);
  if (rows.length === 0) {
    return (
      <Empty title="Nobody is tasked yet">
        <p>Each tasking stands here in the week in which it starts, under each agency that takes part.</p>
      </Empty>
    );
  }
  const opened = rows
    .filter((row) => row.region === region && row.agency === agency)
    .flatMap((row) => (week ? (row.weeks.get(week) ?? []) : [...row.weeks.values()].flat()));
  return (
    <div className="stack">
      {opened.length > 0 ? (
        <section className="panel weeks-open" id="opened" aria-labelledby="opened-title">
          <div className="panel-head">
            <h2 id="opened-title">
              {agency}, {region}
              {week ? `, week of ${spanText(week, "")}` : ""}
            </h2>
            <Link
              to="/operations/$name/$phase/weeks"
              params={{ name, phase: phase.name }}
              search={sort ? { sort } : {}}
              className="no-print"
            >
              Close
            </Link>
          </div>
          <ul className="plain-list">
            {board.taskings
              .filter((each) => opened.includes(each.id))
              .map((each) => (
                <TaskingLine key={each.id} tasking={each} />
              ))}
          </ul>
        </section>
      ) : null}
      <div className="weeks-board">
        <Table
          name="weeks"
          caption={`Taskings of ${phase.title} by week, region and agency`}
          columns={columnsOf(name, phase.name, board, sort)}
          rows={rows}
          rowKey={(row) => `${row.region} ${row.agency}`}
          sort={sort}
          onSort={(next) => void navigate({ search: next ? { sort: next } : {}, replace: true })}
          main
        />
      </div>
    </div>
  );
}

function columnsOf(
  name: string,
  phase: string,
  board: WeeksWire,
  sort: string | undefined,
): readonly Column<Row>[] {
  const states = new Map(board.taskings.map((each) => [each.id, each.state]));
  const statesIn = (row: Row, week: string) =>
    (row.weeks.get(week) ?? []).flatMap((id) => states.get(id) ?? []);
  const open = (row: Row, week: string) => ({
    region: row.region,
    agency: row.agency,
    ...(week ? { week } : {}),
    ...(sort ? { sort } : {}),
  });
  return [
    {
      id: "region",
      head: "Region",
      cell: (row) => row.region,
      text: (row) => row.region,
      order: (row) => row.region,
    },
    {
      id: "agency",
      head: "Agency",
      names: true,
      cell: (row) => (
        <Link
          to="/operations/$name/$phase/weeks"
          params={{ name, phase }}
          search={open(row, "")}
          hash="opened"
        >
          {row.agency}
        </Link>
      ),
      text: (row) => row.agency,
      order: (row) => row.agency,
    },
    ...board.weeks.map(
      ({ from, to }): Column<Row> => ({
        id: from,
        head: shortSpan(from, to),
        cell: (row) => {
          const found = statesIn(row, from);
          return found.length > 0 ? (
            <Link
              to="/operations/$name/$phase/weeks"
              params={{ name, phase }}
              search={open(row, from)}
              hash="opened"
              className="weeks-cell"
            >
              <StateCounts states={found} />
            </Link>
          ) : null;
        },
        text: (row) => countsText(statesIn(row, from)),
        order: (row) => (row.weeks.get(from) ?? []).length,
      }),
    ),
  ];
}
