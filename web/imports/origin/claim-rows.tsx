/** The rows of tables behind one claim, asked for only when somebody wants to see them. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { originQuery } from "../queries.ts";
import { SourceRows } from "./source-rows.tsx";

export function ClaimRows({ report }: { readonly report: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="quiet-summary small">
        Source rows<span className="visually-hidden"> behind this claim</span>
      </summary>
      {open ? <Rows report={report} /> : null}
    </details>
  );
}

function Rows({ report }: { readonly report: string }) {
  const answer = useQuery(originQuery(report));
  if (answer.isPending) return <Skeleton lines={2} />;
  if (answer.error) return <ProblemNotice error={answer.error} again={() => void answer.refetch()} />;
  const { rows, run } = answer.data;
  if (rows.length > 0) return <SourceRows rows={rows} />;
  return (
    <p className="soft small">
      {run ? `It came from ${run.place}, which is no table.` : "It was not made of rows that you may see."}
    </p>
  );
}
