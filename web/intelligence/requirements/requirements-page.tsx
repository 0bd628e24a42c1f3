import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { holdsOneOf, useMe } from "../../access/me.tsx";
import { Page } from "../../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import { Table } from "../../look/table/table.tsx";
import { requirementsQuery } from "../queries.ts";
import { REQUIREMENT_COLUMNS } from "./requirement-columns.tsx";
import "../requests/requests.css";

const route = getRouteApi("/inside/requirements");

/** What is wanted to be known, so that those who meet it know what to ask and to write down. */
export function RequirementsPage() {
  const { show, sort } = route.useSearch();
  const navigate = route.useNavigate();
  const all = show === "all";
  const answer = useQuery(requirementsQuery(!all));
  const mayWrite = holdsOneOf(useMe(), ["coordinator", "intelligence_officer"]);
  const write = mayWrite ? (
    <Link to="/requirements/new" className="button">
      Write a requirement
    </Link>
  ) : null;
  return (
    <Page
      title="Requirements"
      beside={write}
      lead={<p>What the taskforce needs to know. Reports that answer are linked to what they answer.</p>}
    >
      <nav className="view-tabs" aria-label="Which requirements">
        <Link
          to="/requirements"
          search={{}}
          activeOptions={{ exact: true }}
          className="view-tab"
          aria-current={all ? undefined : "page"}
        >
          Open
        </Link>
        <Link
          to="/requirements"
          search={{ show: "all" }}
          activeOptions={{ exact: true }}
          className="view-tab"
          aria-current={all ? "page" : undefined}
        >
          All
        </Link>
      </nav>
      {answer.isPending ? <Skeleton lines={6} /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data && answer.data.length === 0 ? (
        <Empty title="No requirements here" action={write}>
          <p>
            A requirement says what needs to be known and by when, with words that bring it up beside a report
            that may answer it.
          </p>
        </Empty>
      ) : null}
      {answer.data && answer.data.length > 0 ? (
        <Table
          name="requirements"
          caption="Intelligence requirements"
          columns={REQUIREMENT_COLUMNS}
          rows={answer.data}
          rowKey={(row) => row.id}
          sort={sort}
          onSort={(next) =>
            void navigate({
              search: { ...(show ? { show } : {}), ...(next ? { sort: next } : {}) },
              replace: true,
            })
          }
          main
        />
      ) : null}
    </Page>
  );
}
