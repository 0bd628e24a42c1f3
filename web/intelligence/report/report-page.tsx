/** One report: its items with their grades and what they mention, who may read it, and what may be done with it. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import type { ReportDetailWire } from "../../../src/contract/reports.ts";
import { OriginPanel } from "../../imports/origin/origin-panel.tsx";
import { Page } from "../../look/page.tsx";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { Marking, PrecedenceTag, StateTag } from "../../look/tags.tsx";
import { reportQuery } from "../queries.ts";
import { ActionBar } from "./actions/action-bar.tsx";
import { Facts } from "./facts.tsx";
import { History } from "./history.tsx";
import { ItemView } from "./item-view.tsx";
import { PrintedBy } from "./printed-by.tsx";
import { Readers } from "./readers.tsx";
import { Reliance } from "./reliance.tsx";
import { Xray } from "./xray.tsx";
import "./report.css";

const OpenPanel = lazy(() =>
  import("./actions/open-panel.tsx").then((module) => ({ default: module.OpenPanel })),
);
const route = getRouteApi("/inside/reports/$reference");

export function ReportPage() {
  const { reference } = route.useParams();
  const { do: doing } = route.useSearch();
  const answer = useQuery(reportQuery(reference));
  if (answer.isPending) {
    return (
      <Page title="Report">
        <Skeleton lines={10} />
      </Page>
    );
  }
  if (answer.error) {
    return (
      <Page title="Report" width="reading">
        <ProblemNotice error={answer.error} again={() => void answer.refetch()} />
      </Page>
    );
  }
  return <Report report={answer.data} doing={doing} />;
}

function Report({
  report,
  doing,
}: {
  readonly report: ReportDetailWire;
  readonly doing: string | undefined;
}) {
  const allowed =
    doing !== undefined && (report.actions as readonly string[]).includes(doing) ? doing : undefined;
  return (
    <Page
      title={report.title || "No title yet"}
      above={
        <>
          <Marking classification={report.classification} />
          <span className="mono small">{report.reference}</span>
          <span className="small">{report.agency.name}</span>
          <StateTag state={report.state} />
          <PrecedenceTag precedence={report.precedence} />
        </>
      }
    >
      <div className="stack">
        <ActionBar report={report} doing={allowed} />
        {report.flagged ? (
          <div className="notice" data-tone="late">
            <h2>Look at this report again</h2>
            <p>{report.flagged}</p>
          </div>
        ) : null}
        {allowed ? (
          <Suspense fallback={<Skeleton />}>
            <OpenPanel key={allowed} report={report} act={allowed} />
          </Suspense>
        ) : null}
        <div className="columns" data-side="right">
          <div className="stack">
            {SHOWS_ITEMS.has(allowed ?? "")
              ? null
              : report.items.map((item, index) => (
                  <ItemView key={item.id} item={item} number={index + 1} owner={report.agency.code} />
                ))}
            <Xray report={report} />
            <History report={report} />
          </div>
          <div className="stack">
            <Facts report={report} />
            <OriginPanel report={report} />
            <Readers report={report} />
            <Reliance report={report} />
          </div>
        </div>
        <PrintedBy classification={report.classification} />
      </div>
    </Page>
  );
}

/** Acts whose panel shows the items itself, beside what is done to each. */
const SHOWS_ITEMS: ReadonlySet<string> = new Set(["evaluate", "sanitise", "emergency_release"]);
