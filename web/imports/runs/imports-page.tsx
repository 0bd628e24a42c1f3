/** The imports of one's agency, newest first, with those under way as they go. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button } from "../../look/button.tsx";
import { Page } from "../../look/page.tsx";
import { useShortcut } from "../../look/shortcuts.ts";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import { Table } from "../../look/table/table.tsx";
import { runsQuery } from "../queries.ts";
import { FORMAT_MEANING, FORMAT_NAME } from "../run-words.ts";
import { RUN_COLUMNS } from "./run-columns.tsx";
import "../imports.css";

const route = getRouteApi("/inside/imports");

export function ImportsPage() {
  const { sort } = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const answer = useInfiniteQuery(runsQuery);
  const rows = answer.data?.pages.flatMap((page) => page.items) ?? [];
  useShortcut("n", "New import", "On this page", () => void go({ to: "/imports/new" }));
  const begin = (
    <Link to="/imports/new" className="button">
      New import
    </Link>
  );
  return (
    <Page
      title="Imports"
      lead={<p>What your agency brought in from files: reports, tables, documents.</p>}
      beside={
        <>
          <Link to="/imports/mappings" className="button" data-look="plain">
            Mappings
          </Link>
          {begin}
        </>
      }
    >
      {answer.isPending ? <Skeleton lines={6} /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data && rows.length === 0 ? (
        <Empty title="Nothing was brought in yet" action={begin}>
          <p>
            Bring in what another system holds, as graded claims that can be searched with everything else:
          </p>
          <ul>
            {(["reports", "tables", "documents"] as const).map((each) => (
              <li key={each}>
                <strong>{FORMAT_NAME[each]}.</strong> {FORMAT_MEANING[each]}.
              </li>
            ))}
          </ul>
          <p>You see what would become of a file before anything is written.</p>
        </Empty>
      ) : null}
      {rows.length > 0 ? (
        <Table
          name="imports"
          caption="Imports of your agency"
          columns={RUN_COLUMNS}
          rows={rows}
          rowKey={(row) => row.id}
          sort={sort}
          onSort={(next) => void navigate({ search: next ? { sort: next } : {}, replace: true })}
          tools={false}
          main
        />
      ) : null}
      {answer.hasNextPage ? (
        <Button look="plain" busy={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
          Show more imports
        </Button>
      ) : null}
    </Page>
  );
}
