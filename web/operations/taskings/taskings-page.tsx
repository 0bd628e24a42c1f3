/** Taskings: what one's agency is asked to answer, what is under way, what is past; any of it filtered by its address. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMe } from "../../access/me.tsx";
import { PrintedBy } from "../../intelligence/report/printed-by.tsx";
import { Button } from "../../look/button.tsx";
import { today } from "../../look/instants.ts";
import { Page } from "../../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import { Table } from "../../look/table/table.tsx";
import { dayAfter } from "../plan/days.ts";
import { type TaskingFilters, taskingsQuery } from "./queries.ts";
import { TASKING_COLUMNS } from "./tasking-columns.tsx";
import { TaskingFilterBar } from "./tasking-filter-bar.tsx";
import { useTaskingsToAnswer } from "./to-answer.ts";
import "../../intelligence/requests/requests.css";
import "./taskings.css";

const route = getRouteApi("/inside/taskings");

const VIEWS = [
  { id: "answer", name: "To answer" },
  { id: "mine", name: "Under way and to come" },
  { id: "past", name: "Past" },
  { id: "all", name: "All" },
] as const;
type View = (typeof VIEWS)[number]["id"];

export function TaskingsPage() {
  const { show, sort, ...address } = route.useSearch();
  const waiting = useTaskingsToAnswer();
  const view: View = VIEWS.find((each) => each.id === show)?.id ?? (waiting.length > 0 ? "answer" : "mine");
  return (
    <Page
      title="Taskings"
      lead={<p>What agencies are asked to do, where and when. Each accepts, or declines with a reason.</p>}
    >
      <nav className="view-tabs" aria-label="Which taskings">
        {VIEWS.map((each) => (
          <Link
            key={each.id}
            to="/taskings"
            search={{ show: each.id }}
            activeOptions={{ exact: true }}
            aria-current={each.id === view ? "page" : undefined}
            className="view-tab"
          >
            {each.name}{" "}
            {each.id === "answer" && waiting.length > 0 ? (
              <span className="number soft">{waiting.length}</span>
            ) : null}
          </Link>
        ))}
      </nav>
      <Listed key={view} view={view} address={said(address)} sort={sort} />
      <PrintedBy classification="OFFICIAL-SENSITIVE" />
    </Page>
  );
}

/** The reader's own filters, by name. */
type Address = Readonly<Record<string, string>>;

interface ListedProps {
  readonly view: View;
  readonly address: Address;
  readonly sort: string | undefined;
}

function said(address: Readonly<Record<string, string | undefined>>): Address {
  return Object.fromEntries(
    Object.entries(address).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}

/** What a view asks of the server, before the reader's own filters. */
function filtersOf(view: View, agency: string): TaskingFilters {
  if (view === "answer") return { answer: "owed" };
  if (view === "mine") return { from: today(), agency };
  if (view === "past") return { to: dayAfter(today(), -1), agency };
  return {};
}

function Listed({ view, address, sort }: ListedProps) {
  const me = useMe();
  const navigate = route.useNavigate();
  const filters = { ...filtersOf(view, me.agency.code), ...address } as TaskingFilters;
  const answer = useInfiniteQuery(taskingsQuery(filters));
  const rows = answer.data?.pages.flatMap((page) => page.items) ?? [];
  const go = (next: Readonly<Record<string, string>>, sorted = sort) =>
    void navigate({
      search: { show: view, ...next, ...(sorted ? { sort: sorted } : {}) },
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      <TaskingFilterBar filters={address} fixed={view === "answer" ? ["state"] : []} onChange={go} />
      {answer.isPending ? <Skeleton lines={8} /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data && rows.length === 0 ? (
        <Nothing view={view} filtered={Object.keys(address).length > 0} />
      ) : null}
      {rows.length > 0 ? (
        <>
          <Table
            name="taskings"
            caption={VIEWS.find((each) => each.id === view)?.name ?? "Taskings"}
            columns={TASKING_COLUMNS}
            rows={rows}
            rowKey={(row) => row.id}
            sort={sort}
            onSort={(next) => go(address, next ?? "")}
            main
          />
          {answer.hasNextPage ? (
            <Button look="plain" busy={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
              Show more taskings
            </Button>
          ) : null}
        </>
      ) : null}
    </>
  );
}

const EMPTY: Readonly<Record<View, readonly [string, string]>> = {
  answer: [
    "Nothing waits for your agency’s answer",
    "When another agency offers yours a tasking, it appears here until yours accepts it or declines it with a reason.",
  ],
  mine: [
    "Nothing under way or to come",
    "Taskings in which your agency takes part appear here, soonest first, from the day they are offered.",
  ],
  past: ["Nothing past", "Taskings of your agency are kept here once their day is over."],
  all: [
    "No taskings",
    "A coordinator makes a tasking from the plan of a phase: what, where, when, and which agencies.",
  ],
};

function Nothing({ view, filtered }: { readonly view: View; readonly filtered: boolean }) {
  const [title, words] = EMPTY[view];
  if (filtered)
    return (
      <Empty
        title="Nothing here matches"
        action={
          <Link to="/taskings" search={{ show: view }} className="button" data-look="plain">
            Without these filters
          </Link>
        }
      >
        <p>No tasking that you may read fits these filters.</p>
      </Empty>
    );
  return (
    <Empty
      title={title}
      action={
        <Link to="/operations" className="button" data-look="plain">
          See the operations
        </Link>
      }
    >
      <p>{words}</p>
    </Empty>
  );
}
