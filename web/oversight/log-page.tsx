/** Every act, by whom, for what purpose and reason, newest first. It serves lawfulness, never performance figures. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "../look/button.tsx";
import { Page } from "../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../look/states.tsx";
import { Table } from "../look/table/table.tsx";
import { LOG_COLUMNS } from "./log-columns.tsx";
import { LogFilterBar } from "./log-filter-bar.tsx";
import { logQuery } from "./queries.ts";
import { SealsLine } from "./seals-panel.tsx";
import "./oversight.css";

const route = getRouteApi("/inside/oversight/log");

export function LogPage() {
  const { sort, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  const answer = useInfiniteQuery(logQuery(filters));
  const rows = answer.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="The log"
      lead={
        <>
          <p>
            Collection, alteration, consultation, disclosure, combination and erasure, each with who, when,
            why and to whom.
          </p>
          <SealsLine />
        </>
      }
    >
      <div className="stack">
        <LogFilterBar
          filters={filters}
          onChange={(next) => void navigate({ search: { ...next, ...(sort ? { sort } : {}) } })}
        />
        {answer.isPending ? <Skeleton lines={10} /> : null}
        {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
        {answer.data && rows.length === 0 ? (
          <Empty title="No entries match">
            <p>Widen the days or clear a filter. Everything that is done is in the log.</p>
          </Empty>
        ) : null}
        {rows.length > 0 ? (
          <Table
            name="log"
            caption="The log"
            columns={LOG_COLUMNS}
            rows={rows}
            rowKey={(row) => row.id}
            sort={sort}
            onSort={(next) =>
              void navigate({ search: { ...filters, ...(next ? { sort: next } : {}) }, replace: true })
            }
            main
          />
        ) : null}
        {answer.hasNextPage ? (
          <Button look="plain" busy={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
            Show earlier entries
          </Button>
        ) : null}
      </div>
    </Page>
  );
}
