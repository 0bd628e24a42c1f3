/** Who relied on a report of one's own agency: asked for only when somebody wants to know. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { RelianceWire, ReportDetailWire } from "../../../src/contract/reports.ts";
import { holdsOneOf, useMe } from "../../access/me.tsx";
import { InstantText } from "../../look/date-text.tsx";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { relianceQuery } from "../queries.ts";

const KEEPERS = ["intelligence_officer", "data_protection_officer"] as const;

export function Reliance({ report }: { readonly report: ReportDetailWire }) {
  const me = useMe();
  const [open, setOpen] = useState(report.state === "withdrawn");
  const keeps = me.agency.code === report.agency.code && holdsOneOf(me, KEEPERS);
  if (!keeps || report.disseminatedAt === null) return null;
  return (
    <details className="panel" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>Who relied on it</h2>
      </summary>
      {open ? <Answer id={report.id} /> : null}
    </details>
  );
}

function Answer({ id }: { readonly id: string }) {
  const answer = useQuery(relianceQuery(id));
  if (answer.isPending) return <Skeleton lines={2} />;
  if (answer.error) return <ProblemNotice error={answer.error} again={() => void answer.refetch()} />;
  const { readers, products } = answer.data;
  return (
    <>
      {readers.length === 0 ? <p className="soft">Nobody has opened it.</p> : null}
      <ul className="plain-list">
        {readers.map((reader) => (
          <li key={`${reader.agency} ${reader.person}`}>
            <strong>{reader.person}</strong>, {reader.agency} <span className="soft">{words(reader)}</span>{" "}
            <span className="small soft">
              last <InstantText at={reader.lastAt} />
            </span>
          </li>
        ))}
        {products.map((product) => (
          <li key={`${product.agency} ${product.reference}`}>
            {product.kind === "tasking"
              ? `A tasking of ${product.agency} rests on it`
              : `A report of ${product.agency} was made from it`}{" "}
            {product.reference ? (
              <Link to="/reports/$reference" params={{ reference: product.reference }}>
                {product.reference}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function words({ opened, exported }: RelianceWire["readers"][number]): string {
  const parts = [
    opened > 0 ? `opened it ${times(opened)}` : "",
    exported > 0 ? `took it away in an export ${times(exported)}` : "",
  ];
  return parts.filter(Boolean).join(", ");
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
