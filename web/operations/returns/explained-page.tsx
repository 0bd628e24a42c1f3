/** How a figure was reached: the wrong sum beside the right figure, and fault by fault what lies between them. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ExplainedWire, FigureFault } from "../../../src/contract/explained.ts";
import { dayText, plural } from "../../look/instants.ts";
import { Page } from "../../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import { scopesQuery } from "../board/queries.ts";
import { useLiveBoard } from "../board/use-live-board.ts";
import { headlineOf } from "../board/words.ts";
import { explainedQuery } from "./queries.ts";
import "../../look/table/table.css";
import "../board/board.css";
import "./returns.css";

const route = getRouteApi("/inside/operations/scopes/$scope/explained");

const FAULT_NAMES: Readonly<Record<FigureFault, string>> = {
  contributions_added: "Contributions added up",
  recorded_twice: "One event recorded twice",
  tagged_twice: "Tagged to two pillars",
  first_figure_kept: "First figures kept after they were corrected",
  withdrawn: "Withdrawn figures kept",
  met_twice: "People met twice",
};

export function ExplainedPage() {
  const { scope } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const scopes = useQuery(scopesQuery);
  const { board } = useLiveBoard(scope, {});
  const totals = board.data?.totals ?? [];
  const measure = search.measure ?? headlineOf(totals)[0]?.measure;
  const found = useQuery({ ...explainedQuery(scope, measure ?? ""), enabled: measure !== undefined });
  const title = scopes.data?.items.find(({ address }) => address === scope)?.title;
  return (
    <Page
      title="How the figure was reached"
      above={
        <Link to="/board" search={{ scope, ...(measure && { measure }) }}>
          {title ?? "The board"}
        </Link>
      }
      lead={
        <p>
          Everybody’s returns added up give a larger number, and a wrong one. Here it stands beside the right
          one, with what makes the difference.
        </p>
      }
      width="reading"
      beside={
        <label className="inline-field">
          <span className="small">Measure</span>
          <select
            className="select"
            value={measure ?? ""}
            onChange={(event) => void navigate({ search: { measure: event.target.value }, replace: true })}
          >
            {totals.map((total) => (
              <option key={total.measure} value={total.measure}>
                {total.name}
              </option>
            ))}
          </select>
        </label>
      }
    >
      {board.error ? <ProblemNotice error={board.error} again={() => void board.refetch()} /> : null}
      {board.isSuccess && totals.length === 0 ? <Empty title="Nothing is counted in this scope yet" /> : null}
      {(board.isPending || (measure && found.isPending)) && !board.error ? <Skeleton lines={8} /> : null}
      {found.error ? <ProblemNotice error={found.error} again={() => void found.refetch()} /> : null}
      {found.data ? <Between explained={found.data} /> : null}
    </Page>
  );
}

function Between({ explained }: { readonly explained: ExplainedWire }) {
  const { counted, added, faults, unit } = explained;
  const written = (value: number) =>
    unit === "pence"
      ? (value / 100).toLocaleString("en-GB", { style: "currency", currency: "GBP" })
      : value.toLocaleString("en-GB");
  const most = Math.max(1, counted, added);
  return (
    <div className="stack">
      <dl className="wrong-and-right">
        <div>
          <dt>Adding everything up</dt>
          <dd>
            <s>{written(added)}</s>
          </dd>
        </div>
        <div data-right>
          <dt>{explained.name}</dt>
          <dd>{written(counted)}</dd>
        </div>
      </dl>
      <p>
        The figure is made of {plural(explained.events, "event")}, each counted once.
        {added === counted
          ? " Adding up would have given the same here."
          : ` Adding up would have been ${written(Math.abs(added - counted))} too ${added > counted ? "high" : "low"}.`}
      </p>
      {faults.map((fault) => (
        <section key={fault.fault} className="panel stack" aria-label={FAULT_NAMES[fault.fault]}>
          <div className="spread">
            <h2>{FAULT_NAMES[fault.fault]}</h2>
            <strong className="number">
              {fault.adds >= 0 ? "+" : "−"}
              {written(Math.abs(fault.adds))}
            </strong>
          </div>
          <span
            className="bar fault-bar"
            style={{ inlineSize: `${(Math.abs(fault.adds) / most) * 100}%` }}
            aria-hidden="true"
          />
          <p>{fault.says}</p>
          <p className="soft">{fault.rule}</p>
          {fault.cards > 0 ? (
            <p className="small soft">
              It shows at {plural(fault.cards, "card")}
              {fault.partial ? ", of those that you may open" : ""}.
            </p>
          ) : null}
          {fault.example ? (
            <div className="small">
              For example on {dayText(`${fault.example.day}T12:00:00Z`)}:{" "}
              {fault.example.said.map(({ agency, quantity, counts }, nth) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an agency may have said it twice
                <span key={nth}>
                  {nth > 0 ? ", " : ""}
                  {agency} said {counts ? <strong>{written(quantity)}</strong> : <s>{written(quantity)}</s>}
                </span>
              ))}
              {fault.example.activity ? (
                <>
                  {" "}
                  <Link to="/activities/$id" params={{ id: fault.example.activity }}>
                    Open the activity
                  </Link>
                </>
              ) : null}
            </div>
          ) : null}
        </section>
      ))}
    </div>
  );
}
