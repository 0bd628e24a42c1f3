import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { InstantText } from "../look/date-text.tsx";
import { ProblemNotice, Skeleton } from "../look/states.tsx";
import { sealsQuery } from "./queries.ts";

/** How far the log is sealed. What is sealed cannot be changed without its proof failing. */
export function SealsPanel() {
  const answer = useQuery(sealsQuery);
  return (
    <section className="panel stack-tight" aria-label="Seals of the log">
      <h2>The log is sealed</h2>
      {answer.isPending ? <Skeleton lines={4} /> : null}
      {answer.error ? <ProblemNotice error={answer.error} /> : null}
      {answer.data ? (
        <dl className="facts">
          <dt>Entries</dt>
          <dd className="number">{answer.data.size.toLocaleString("en-GB")} sealed</dd>
          <dt>Not yet</dt>
          <dd className="number">{answer.data.unsealed.toLocaleString("en-GB")}, sealed within seconds</dd>
          <dt>Last head</dt>
          <dd>{answer.data.at ? <InstantText at={answer.data.at} /> : "none yet"}</dd>
          <dt>Root</dt>
          <dd>
            <code className="root-hash">{answer.data.root ?? "none yet"}</code>
          </dd>
        </dl>
      ) : null}
      <p className="small soft">
        Verify all of it, without trusting this page, with <code>npx tributary audit verify</code>.
      </p>
      <Link to="/oversight/log">Read the log</Link>
    </section>
  );
}

/** The same in a line, above the log. */
export function SealsLine() {
  const { data } = useQuery(sealsQuery);
  if (!data) return null;
  return (
    <p className="small">
      {data.size.toLocaleString("en-GB")} entries sealed
      {data.at ? (
        <>
          , last at <InstantText at={data.at} />
        </>
      ) : null}
      ; {data.unsealed.toLocaleString("en-GB")} are sealed within seconds.
    </p>
  );
}
