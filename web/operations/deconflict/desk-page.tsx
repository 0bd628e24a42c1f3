/** For a holder's desk: what others are about to do where something of ours lies in the way. Who asked does not know of it. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Page } from "../../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import { HeldCard } from "./held-card.tsx";
import { heldMatchesQuery } from "./queries.ts";
import "../../intelligence/requests/requests.css";
import "../taskings/taskings.css";
import "../plan/plan.css";

const route = getRouteApi("/inside/deconfliction");

const VIEWS = [
  { id: "open", name: "To answer" },
  { id: "answered", name: "Answered" },
] as const;

export function DeskPage() {
  const { show } = route.useSearch();
  const answer = useQuery(heldMatchesQuery);
  const view = show === "answered" ? "answered" : "open";
  const items = (answer.data?.items ?? []).filter((each) => (each.answer === null) === (view === "open"));
  return (
    <Page
      title="Deconfliction"
      width="reading"
      lead={
        <p>
          Others are about to act where something of your agency’s lies in the way. They are not told unless
          you choose to speak.
        </p>
      }
    >
      <nav className="view-tabs" aria-label="Which">
        {VIEWS.map((each) => (
          <Link
            key={each.id}
            to="/deconfliction"
            search={each.id === "open" ? {} : { show: each.id }}
            activeOptions={{ exact: true }}
            aria-current={each.id === view ? "page" : undefined}
            className="view-tab"
          >
            {each.name}{" "}
            {each.id === "open" && answer.data ? (
              <span className="number soft">{answer.data.open}</span>
            ) : null}
          </Link>
        ))}
      </nav>
      {answer.isPending ? <Skeleton lines={6} /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data && items.length === 0 ? (
        view === "open" ? (
          <Empty title="Nothing of yours lies in anybody’s way">
            <p>
              When another agency deconflicts a tasking and your agency holds something on its people, places,
              numbers or time that they may not read, it appears here with a clock. It has to be acknowledged
              before their tasking starts.
            </p>
          </Empty>
        ) : (
          <Empty title="Nothing was answered yet">
            <p>What your desk has answered is kept here, with its words.</p>
          </Empty>
        )
      ) : null}
      <div className="stack">
        {items.map((match) => (
          <HeldCard key={match.id} match={match} />
        ))}
      </div>
    </Page>
  );
}
