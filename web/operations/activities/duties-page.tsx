/** Duties towards children and possible victims: whose they are, what is next, by when, until each step has its outcome. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Page } from "../../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import { DutyCard } from "./duty-card.tsx";
import { dutiesQuery } from "./queries.ts";
import "../board/board.css";
import "./activities.css";
import "../../intelligence/requests/requests.css";

const route = getRouteApi("/inside/duties");

const VIEWS = [
  { id: "open", name: "Under way" },
  { id: "waiting", name: "To be accepted" },
  { id: "closed", name: "Closed" },
] as const;

export function DutiesPage() {
  const { show, open } = route.useSearch();
  const duties = useQuery(dutiesQuery);
  const view = VIEWS.find(({ id }) => id === show)?.id ?? "open";
  const listed = (duties.data ?? [])
    .filter(({ closedAt, acceptedAt }) =>
      view === "closed" ? closedAt !== null : closedAt === null && (view === "open" || acceptedAt === null),
    )
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  return (
    <Page
      title="Duties to children and possible victims"
      lead={
        <p>
          Only a first-responder organisation refers. Age in doubt means a child until it is determined
          (Modern Slavery Act 2015 s.51).
        </p>
      }
      width="reading"
    >
      <nav className="view-tabs" aria-label="Duties">
        {VIEWS.map(({ id, name }) => (
          <Link
            key={id}
            to="/duties"
            search={{ show: id }}
            className="view-tab"
            aria-current={id === view ? "page" : undefined}
          >
            {name}
          </Link>
        ))}
      </nav>
      {duties.isPending ? <Skeleton lines={8} /> : null}
      {duties.error ? <ProblemNotice error={duties.error} again={() => void duties.refetch()} /> : null}
      {duties.isSuccess && listed.length === 0 ? (
        <Empty title="None here">
          <p>
            A duty begins when an officer records a child, or somebody who may be a victim. Safeguarding teams
            read them.
          </p>
        </Empty>
      ) : null}
      <div className="stack">
        {listed.map((duty) => (
          <DutyCard key={duty.id} duty={duty} open={duty.id === open || listed.length === 1} />
        ))}
      </div>
    </Page>
  );
}
