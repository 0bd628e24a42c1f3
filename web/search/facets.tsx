import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { plural } from "../look/instants.ts";
import { ProblemNotice, Skeleton } from "../look/states.tsx";
import { facetsQuery } from "./queries.ts";

/** How what was found divides. Choosing a value narrows the search to it. */
export function Facets({ q }: { readonly q: string }) {
  const answer = useQuery(facetsQuery(q));
  if (answer.isPending) return <Skeleton lines={6} label="Counting" />;
  if (answer.error) return <ProblemNotice error={answer.error} again={() => void answer.refetch()} />;
  const { total, more, facets } = answer.data;
  return (
    <section aria-label="Narrow the search" className="stack">
      <p className="number">
        <strong>
          {more ? "More than " : ""}
          {plural(total, "report")}
        </strong>
      </p>
      {facets
        .filter((facet) => facet.values.some((value) => value.count < total || more))
        .map((facet) => (
          <div key={facet.field}>
            <h3 className="facet-name">{facet.name}</h3>
            <ul className="plain-list">
              {facet.values.map((value) => (
                <li key={value.value}>
                  <Link to="/search" search={{ q: value.query }} className="facet-value">
                    <span>{value.name}</span>
                    <span className="number soft">{value.count.toLocaleString("en-GB")}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
    </section>
  );
}
