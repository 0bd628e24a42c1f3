/** Returns of a scope: who has reported, our own cards, records that may be of one event, and figures without records. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { PrintedBy } from "../../intelligence/report/printed-by.tsx";
import { clockText, dayText } from "../../look/instants.ts";
import { Page } from "../../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import { returnsQuery, scopesQuery } from "../board/queries.ts";
import { chosenScope, scopesOf } from "../board/scope-choice.ts";
import { OperationTabs } from "../plan/operation-tabs.tsx";
import { operationQuery } from "../plan/queries.ts";
import { DuplicatesPanel } from "./duplicates-panel.tsx";
import { FiguresForm } from "./figures-form.tsx";
import { Freeze } from "./freeze.tsx";
import { NewScope } from "./new-scope.tsx";
import { OurCards } from "./our-cards.tsx";
import { ReturnsTable } from "./returns-table.tsx";
import "../../look/table/table.css";
import "../board/board.css";
import "./returns.css";
import "../print.css";
import "../../intelligence/requests/requests.css";

const route = getRouteApi("/inside/operations/$name/returns");

const VIEWS = [
  { id: "returns", name: "Who has reported" },
  { id: "cards", name: "Our cards" },
  { id: "duplicates", name: "Two records of one event" },
  { id: "figures", name: "Figures without records" },
  { id: "scopes", name: "Scopes" },
] as const;
type View = (typeof VIEWS)[number]["id"];

export function ReturnsPage() {
  const { name } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const operation = useQuery(operationQuery(name));
  const scopes = useQuery(scopesQuery);
  const ready = operation.isSuccess && scopes.isSuccess;
  const among = scopesOf(scopes.data?.items ?? [], operation.data);
  const address = ready ? chosenScope(scopes.data.items, operation.data, search.scope) : undefined;
  const scope = among.find((each) => each.address === address);
  const returns = useQuery({ ...returnsQuery(address ?? ""), enabled: Boolean(address) });
  const view: View =
    VIEWS.find(({ id }) => id === search.show)?.id ?? (ready && among.length === 0 ? "scopes" : "returns");
  const failed = operation.error ?? scopes.error;
  return (
    <Page
      title={operation.data ? `${operation.data.title}: returns` : "Returns"}
      lead={
        <p>
          A nil return is a statement: “we had nothing”. A missing one is the absence of any. They are never
          read as each other.
        </p>
      }
      beside={
        among.length > 1 ? (
          <label className="inline-field">
            <span className="small">Scope</span>
            <select
              className="select"
              value={address ?? ""}
              onChange={(event) => void navigate({ search: { ...search, scope: event.target.value } })}
            >
              {among.map((each) => (
                <option key={each.address} value={each.address}>
                  {each.title}
                </option>
              ))}
            </select>
          </label>
        ) : null
      }
    >
      <OperationTabs name={name} here="returns" />
      <nav className="view-tabs no-print" aria-label="Returns">
        {VIEWS.map(({ id, name: words }) => (
          <Link
            key={id}
            to="/operations/$name/returns"
            params={{ name }}
            search={{ ...(search.scope && { scope: search.scope }), show: id }}
            aria-current={id === view ? "page" : undefined}
            className="view-tab"
          >
            {words}
          </Link>
        ))}
      </nav>
      {failed ? (
        <ProblemNotice
          error={failed}
          again={() => void Promise.all([operation.refetch(), scopes.refetch()])}
        />
      ) : null}
      {!ready && !failed ? <Skeleton lines={8} /> : null}
      {ready && !scope && view !== "scopes" ? (
        <Empty title="No scope yet">
          <p>
            A scope is a named set of count cards with one figure for everybody whom it admits. The
            coordinator of the operation makes one for a phase; then agencies return to it.
          </p>
          <p>
            <Link to="/operations/$name/returns" params={{ name }} search={{ show: "scopes" }}>
              Scopes of this operation
            </Link>
          </p>
        </Empty>
      ) : null}
      {ready && view === "scopes" && operation.data ? (
        <NewScope operation={operation.data} scopes={among} mayCreate={scopes.data.mayCreate} />
      ) : null}
      {scope && view !== "scopes" ? (
        <div className="stack">
          <p className="small soft">
            {scope.title}, kept by {scope.agency}.
            {scope.dueAt
              ? ` Contributions are to be agreed by ${dayText(scope.dueAt)}, ${clockText(scope.dueAt)}.`
              : ""}
            {scope.frozenAt
              ? ` Frozen on ${dayText(scope.frozenAt)}: what changes now is a version with a reason.`
              : ""}
          </p>
          {view === "returns" ? (
            <>
              {returns.isPending ? <Skeleton lines={8} /> : null}
              {returns.error ? (
                <ProblemNotice error={returns.error} again={() => void returns.refetch()} />
              ) : null}
              {returns.data ? <ReturnsTable returns={returns.data} /> : null}
              {scope.actions.includes("freeze") ? <Freeze scope={scope} /> : null}
            </>
          ) : null}
          {view === "cards" ? <OurCards scope={scope} /> : null}
          {view === "duplicates" ? <DuplicatesPanel scope={scope.address} /> : null}
          {view === "figures" ? <FiguresForm scope={scope} /> : null}
        </div>
      ) : null}
      <PrintedBy classification="OFFICIAL-SENSITIVE" />
    </Page>
  );
}
