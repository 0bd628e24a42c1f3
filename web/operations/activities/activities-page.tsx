/** What the field recorded: for supervisors what waits to be looked at, for officers their own. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ActivitySummaryWire } from "../../../src/contract/field.ts";
import { holdsOneOf, useMe } from "../../access/me.tsx";
import { activityTitle } from "../../field/work/words.ts";
import { PrintedBy } from "../../intelligence/report/printed-by.tsx";
import { Button } from "../../look/button.tsx";
import { dayText, instantText, plural } from "../../look/instants.ts";
import { Page } from "../../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import type { Column } from "../../look/table/column.ts";
import { Table } from "../../look/table/table.tsx";
import { areaName } from "../plan/words.ts";
import { activitiesOptions } from "./queries.ts";
import { STATES, stateOf } from "./words.ts";
import "../../intelligence/requests/requests.css";
import "../board/board.css";
import "../print.css";

const route = getRouteApi("/inside/activities");

const COLUMNS: readonly Column<ActivitySummaryWire>[] = [
  {
    id: "title",
    head: "Activity",
    names: true,
    cell: (row) => (
      <Link to="/activities/$id" params={{ id: row.id }}>
        {activityTitle(row)}
      </Link>
    ),
    text: activityTitle,
  },
  {
    id: "day",
    head: "Day",
    cell: (row) => dayText(`${row.day}T12:00:00Z`),
    text: (row) => row.day,
    order: (row) => row.day,
  },
  {
    id: "state",
    head: "State",
    cell: (row) => (
      <>
        <span className="tag" data-tone={stateOf(row.state).tone}>
          {stateOf(row.state).name}
        </span>
        {row.conflicts > 0 ? (
          <span className="tag" data-tone="harm">
            {plural(row.conflicts, "choice")} open
          </span>
        ) : null}
      </>
    ),
    text: (row) => stateOf(row.state).name,
    order: (row) => stateOf(row.state).name,
  },
  { id: "place", head: "Place", cell: (row) => placeOf(row), text: placeOf },
  { id: "lead", head: "Led by", cell: (row) => row.lead, text: (row) => row.lead, order: (row) => row.lead },
  {
    id: "agencies",
    head: "With",
    cell: (row) => row.agencies.filter((code) => code !== row.lead).join(", "),
    text: (row) => row.agencies.join(" "),
  },
  { id: "by", head: "Recorded by", cell: (row) => row.createdBy, text: (row) => row.createdBy },
  {
    id: "changed",
    head: "Changed",
    cell: (row) => instantText(row.changedAt),
    text: (row) => row.changedAt,
    order: (row) => row.changedAt,
  },
];

export function ActivitiesPage() {
  const { state, day, mine, sort } = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const supervises = holdsOneOf(me, ["supervisor"]);
  const shown = state ?? (supervises && !mine ? "submitted" : undefined);
  const found = useInfiniteQuery(
    activitiesOptions({
      ...(shown && shown !== "all" && { state: shown }),
      ...(day && { day }),
      ...(mine && { mine: "true" }),
    }),
  );
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Activities"
      lead={
        <p>What was recorded in the field. One event has one record, however many agencies were there.</p>
      }
      beside={
        <a className="button no-print" data-look="plain" href="/field">
          Record in the field
        </a>
      }
    >
      <nav className="view-tabs" aria-label="Activities">
        {[{ id: "all", name: "All" }, ...STATES].map(({ id, name }) => (
          <Link
            key={id}
            to="/activities"
            search={{ ...(mine && { mine }), state: id }}
            className="view-tab"
            aria-current={(shown ?? "all") === id ? "page" : undefined}
          >
            {name}
          </Link>
        ))}
      </nav>
      <div className="board-filters">
        <label className="inline-field">
          <span className="small">Day</span>
          <input
            type="date"
            className="input"
            value={day ?? ""}
            onChange={(event) =>
              void navigate({ search: (before) => ({ ...before, day: event.target.value || undefined }) })
            }
          />
        </label>
        <label className="inline-field">
          <input
            type="checkbox"
            checked={Boolean(mine)}
            onChange={(event) =>
              void navigate({
                search: (before) => ({ ...before, mine: event.target.checked ? "1" : undefined }),
              })
            }
          />
          <span>Only those I recorded</span>
        </label>
      </div>
      {found.isPending ? <Skeleton lines={8} /> : null}
      {found.error ? <ProblemNotice error={found.error} again={() => void found.refetch()} /> : null}
      {found.isSuccess && rows.length === 0 ? (
        <Empty title={shown === "submitted" ? "Nothing waits to be looked at" : "No activities here"}>
          <p>Activities come from the field app, with or without a signal when they are recorded.</p>
        </Empty>
      ) : null}
      {rows.length > 0 ? (
        <Table
          main
          name="activities"
          caption="Activities, the last day first"
          columns={COLUMNS}
          rows={rows}
          rowKey={({ id }) => id}
          sort={sort}
          onSort={(next) => void navigate({ search: (before) => ({ ...before, sort: next }), replace: true })}
        />
      ) : null}
      {found.hasNextPage ? (
        <Button look="plain" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
      <PrintedBy classification="OFFICIAL-SENSITIVE" />
    </Page>
  );
}

function placeOf({ place, area }: ActivitySummaryWire): string {
  return [place, areaName(area)].filter(Boolean).join(", ");
}
