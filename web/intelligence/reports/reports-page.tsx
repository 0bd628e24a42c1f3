import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button } from "../../look/button.tsx";
import { Page } from "../../look/page.tsx";
import { useShortcut } from "../../look/shortcuts.ts";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import { Table } from "../../look/table/table.tsx";
import { reportsQuery } from "../queries.ts";
import { REPORT_COLUMNS } from "./report-columns.tsx";
import { ReportFilterBar } from "./report-filter-bar.tsx";

const route = getRouteApi("/inside/reports");

export function ReportsPage() {
  const { sort, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const answer = useInfiniteQuery(reportsQuery(filters));
  const rows = answer.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.keys(filters).length > 0;
  useShortcut("n", "New report", "On this page", () => void go({ to: "/reports/new" }));

  const write = (
    <Link to="/reports/new" className="button">
      Write a report
    </Link>
  );
  return (
    <Page title="Reports" beside={write}>
      <ReportFilterBar
        filters={filters}
        onChange={(next) => void navigate({ search: { ...next, ...(sort ? { sort } : {}) } })}
      />
      {answer.isPending ? <Skeleton lines={8} /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data && rows.length === 0 ? (
        filtered ? (
          <Empty
            title="Nothing here matches"
            action={
              <Link to="/reports" className="button" data-look="plain">
                Show all reports
              </Link>
            }
          >
            <p>No report that you may read for this purpose fits these filters.</p>
          </Empty>
        ) : (
          <Empty title="No reports yet" action={write}>
            <p>
              Intelligence reports appear here once you write one, or once one is shared with your agency or
              your team for the purpose you are reading for.
            </p>
          </Empty>
        )
      ) : null}
      {rows.length > 0 ? (
        <>
          <Table
            name="reports"
            caption="Reports you may read"
            columns={REPORT_COLUMNS}
            rows={rows}
            rowKey={(row) => row.id}
            sort={sort}
            onSort={(next) => void navigate({ search: { ...filters, ...(next ? { sort: next } : {}) } })}
            main
          />
          {answer.hasNextPage ? (
            <Button look="plain" busy={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
              Show more reports
            </Button>
          ) : null}
        </>
      ) : null}
    </Page>
  );
}
