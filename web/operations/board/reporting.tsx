/** Who has not reported: missing is the absence of a return, nil a statement with an author. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { plural } from "../../look/instants.ts";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { returnsQuery } from "./queries.ts";

interface ReportingProps {
  readonly scope: string;
  /** The address of the operation, where the board was reached through one. */
  readonly operation: string | null;
}

const MOST = 10;

export function Reporting({ scope, operation }: ReportingProps) {
  const returns = useQuery(returnsQuery(scope));
  const late = (returns.data?.agencies ?? [])
    .filter(({ missing }) => missing.length > 0)
    .sort((a, b) => b.missing.length - a.missing.length);
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>Who has not reported</h2>
        {operation ? (
          <Link to="/operations/$name/returns" params={{ name: operation }} search={{ scope }}>
            All returns
          </Link>
        ) : null}
      </div>
      {returns.isPending ? <Skeleton lines={4} /> : null}
      {returns.error ? <ProblemNotice error={returns.error} again={() => void returns.refetch()} /> : null}
      {returns.data && returns.data.agencies.length === 0 ? (
        <p className="soft">No agency was asked for returns.</p>
      ) : null}
      {returns.data && returns.data.agencies.length > 0 && late.length === 0 ? (
        <p>Every agency has returned, or said nil, for every day so far.</p>
      ) : null}
      <ul className="plain-list">
        {late.slice(0, MOST).map(({ agency, name, missing }) => (
          <li key={agency} className="spread">
            <span>{name}</span>
            <span className="tag" data-tone="late">
              {plural(missing.length, "day")} missing
            </span>
          </li>
        ))}
      </ul>
      {late.length > MOST ? <p className="small soft">and {late.length - MOST} more agencies</p> : null}
    </section>
  );
}
