/** Somebody asked about what we hold and was told nothing: whether to speak is ours to decide. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { HoldingNoticeWire } from "../../../src/contract/checks.ts";
import { Button } from "../../look/button.tsx";
import { InstantText } from "../../look/date-text.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import { post } from "../../server/call.ts";

export function NoticeCard({ notice }: { readonly notice: HoldingNoticeWire }) {
  const queries = useQueryClient();
  const see = useMutation({
    mutationFn: () => post(`/notices/${notice.id}/seen`),
    onSuccess: () => void queries.invalidateQueries(),
  });
  return (
    <article className="panel request">
      <div className="panel-head">
        <h2>{notice.asked} asked about something you hold</h2>
        {notice.seenAt ? (
          <span className="tag">Seen</span>
        ) : (
          <span className="tag" data-tone="late">
            New
          </span>
        )}
      </div>
      <p className="small soft">
        Incident {notice.incident}, <InstantText at={notice.askedAt} />
      </p>
      <p>They were told nothing, and do not know that you were told. Call them if they should know.</p>
      <ul className="plain-list">
        {notice.reports.map((report) => (
          <li key={report.id}>
            <Link to="/reports/$reference" params={{ reference: report.id }}>
              <span className="mono">{report.reference}</span> {report.title}
            </Link>
          </li>
        ))}
      </ul>
      {see.error ? <ProblemNotice error={see.error} /> : null}
      {notice.seenAt ? (
        <p className="small soft">
          Seen by {notice.seenBy}, <InstantText at={notice.seenAt} />
        </p>
      ) : (
        <Button look="plain" busy={see.isPending} onClick={() => see.mutate()}>
          I have seen this
        </Button>
      )}
    </article>
  );
}
