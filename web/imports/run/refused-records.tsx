/** What was refused, record by record: where it stood, what was wrong with it, and the record as it was. */
import { useInfiniteQuery } from "@tanstack/react-query";
import type { ImportRefusalWire, ImportRunWire } from "../../../src/contract/imports.ts";
import { Button } from "../../look/button.tsx";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { refusalsQuery } from "../queries.ts";

export function RefusedRecords({ run }: { readonly run: ImportRunWire }) {
  const answer = useInfiniteQuery(refusalsQuery(run.id));
  const rows = answer.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {answer.isPending ? <Skeleton lines={3} /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      <ol className="plain-list">
        {rows.map((row) => (
          <Refusal key={row.record} refusal={row} />
        ))}
      </ol>
      {answer.hasNextPage ? (
        <Button look="plain" busy={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
          Show more refused records
        </Button>
      ) : null}
    </>
  );
}

function Refusal({ refusal: { place, reference, flaws, raw } }: { readonly refusal: ImportRefusalWire }) {
  return (
    <li className="refusal">
      <p>
        <strong>{place}</strong>
        {reference ? <span className="mono soft small"> {reference}</span> : null}
      </p>
      <ul>
        {flaws.map((flaw) => (
          <li key={flaw.where + flaw.message}>
            {flaw.message} {flaw.where ? <span className="soft small">({flaw.where})</span> : null}
          </li>
        ))}
      </ul>
      {raw === "" ? (
        <p className="soft small">The record itself is not kept.</p>
      ) : (
        <details>
          <summary className="quiet-summary small">
            The record as it was<span className="visually-hidden">, {place}</span>
          </summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <pre className="raw" tabIndex={0}>
            {raw}
          </pre>
        </details>
      )}
    </li>
  );
}
