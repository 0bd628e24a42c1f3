import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ReportDetailWire } from "../../../src/contract/reports.ts";
import { Button } from "../../look/button.tsx";
import { clockText } from "../../look/instants.ts";
import { Page } from "../../look/page.tsx";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { homeQuery, reportQuery } from "../queries.ts";
import { draftOfReport } from "./draft.ts";
import { forgetDraft, keptDraft } from "./kept-drafts.ts";
import { Writing } from "./writing.tsx";

const route = getRouteApi("/inside/reports/$id/edit");

export function EditReportPage() {
  const { id } = route.useParams();
  // Asked anew each time: writing on from a stale copy would only end in a conflict.
  const answer = useQuery({ ...reportQuery(id), staleTime: 0, gcTime: 0, refetchOnWindowFocus: false });
  if (answer.isPending || answer.isFetching) {
    return (
      <Page title="Write a report">
        <Skeleton lines={10} />
      </Page>
    );
  }
  if (answer.error) {
    return (
      <Page title="Write a report" width="reading">
        <ProblemNotice error={answer.error} again={() => void answer.refetch()} />
      </Page>
    );
  }
  if (!answer.data.actions.includes("edit")) {
    return (
      <Page title={answer.data.title} width="reading">
        <div className="notice">
          <p>This report can no longer be changed: it is with the intelligence unit, or it is not yours.</p>
          <Link to="/reports/$reference" params={{ reference: id }}>
            Read the report
          </Link>
        </div>
      </Page>
    );
  }
  return <Edit key={id} report={answer.data} />;
}

function Edit({ report }: { readonly report: ReportDetailWire }) {
  const [kept, setKept] = useState(() => keptDraft(report.id));
  const [fresh, setFresh] = useState(0);
  const unsaved = kept && !kept.saved ? kept : null;
  const home = useQuery(homeQuery);
  const returned = home.data?.submissions.find(
    (each) => each.report === report.id && each.outcome === "returned",
  );
  // The copy of the same revision is the fuller one: it has grades that are only half chosen.
  const mine = unsaved ?? (kept?.revision === report.revision ? kept : null);
  return (
    <Writing
      key={fresh}
      start={mine?.draft ?? draftOfReport(report)}
      saved={{
        id: report.id,
        reference: report.reference,
        revision: unsaved?.revision ?? report.revision,
      }}
      unsaved={unsaved !== null}
      mayDiscard={report.actions.includes("discard")}
      onFirst={() => undefined}
      notice={
        <>
          {returned ? (
            <div className="notice" data-tone="late">
              <h2>Returned to you for rework</h2>
              <p className="said">{returned.outcomeReason}</p>
            </div>
          ) : null}
          {unsaved ? (
            <div className="notice" data-tone="action">
              These are words you wrote on this device at {clockText(unsaved.at)} that had not reached the
              server.{" "}
              <Button
                look="quiet"
                size="small"
                onClick={() => {
                  forgetDraft(report.id);
                  setKept(null);
                  setFresh(fresh + 1);
                }}
              >
                Use what the server has
              </Button>
            </div>
          ) : null}
        </>
      }
    />
  );
}
