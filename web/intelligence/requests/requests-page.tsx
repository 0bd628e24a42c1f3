/** What others ask us and what we ask others, each with its clock. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { PermissionWire } from "../../../src/contract/reports.ts";
import { Page } from "../../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import { permissionsQuery } from "../queries.ts";
import { RequestCard } from "./request-card.tsx";
import "./requests.css";

const route = getRouteApi("/inside/requests");

const VIEWS = [
  { id: "received", name: "Asked of us" },
  { id: "sent", name: "Asked by us" },
  { id: "answered", name: "Answered" },
] as const;
type View = (typeof VIEWS)[number]["id"];

export function RequestsPage() {
  const { show, open } = route.useSearch();
  const answer = useQuery(permissionsQuery);
  const all = answer.data ?? [];
  const named = all.find((each) => each.id === open);
  const view: View = VIEWS.find((each) => each.id === show)?.id ?? (named ? viewOf(named) : "received");
  const listed = all
    .filter((each) => viewOf(each) === view)
    .toSorted((a, b) =>
      (view === "answered" ? (a.decidedAt ?? "") < (b.decidedAt ?? "") : a.dueAt > b.dueAt) ? 1 : -1,
    );
  return (
    <Page
      title="Requests"
      lead={<p>Permission to sanitise, act on or share further what another agency owns.</p>}
      width="reading"
    >
      <nav className="view-tabs" aria-label="Requests">
        {VIEWS.map((each) => (
          <Link
            key={each.id}
            to="/requests"
            search={{ show: each.id }}
            activeOptions={{ exact: true }}
            aria-current={each.id === view ? "page" : undefined}
            className="view-tab"
          >
            {each.name}{" "}
            <span className="number soft">{all.filter((one) => viewOf(one) === each.id).length}</span>
          </Link>
        ))}
      </nav>
      {answer.isPending ? <Skeleton lines={8} /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data && listed.length === 0 ? <Nothing view={view} /> : null}
      <div className="stack">
        {listed.map((each) => (
          <RequestCard key={each.id} request={each} open={each.id === open} />
        ))}
      </div>
    </Page>
  );
}

function viewOf(request: PermissionWire): View {
  return request.decision ? "answered" : request.direction;
}

const EMPTY: Readonly<Record<View, readonly [string, string]>> = {
  received: [
    "Nobody waits for your answer",
    "When another agency asks to sanitise, act on or share what yours owns, it appears here with a clock.",
  ],
  sent: [
    "You wait for nobody",
    "Open a report and choose “Ask permission” where its handling stands in your way.",
  ],
  answered: ["No answers yet", "Requests that were agreed to or refused are kept here with their answers."],
};

function Nothing({ view }: { readonly view: View }) {
  const [title, words] = EMPTY[view];
  return (
    <Empty title={title}>
      <p>{words}</p>
    </Empty>
  );
}
