/** What I submitted, as I submitted it, and what became of it. The report itself may say more by now. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { InstantText } from "../../look/date-text.tsx";
import { GradeChip } from "../../look/grade-chip.tsx";
import { Page } from "../../look/page.tsx";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { OUTCOMES, WAITING } from "../home/what-became.tsx";
import { submissionQuery } from "../queries.ts";
import "./report.css";

const route = getRouteApi("/inside/submissions/$id");

export function SubmissionPage() {
  const { id } = route.useParams();
  const answer = useQuery(submissionQuery(id));
  if (answer.isPending) {
    return (
      <Page title="What you submitted">
        <Skeleton lines={6} />
      </Page>
    );
  }
  if (answer.error) {
    return (
      <Page title="What you submitted" width="reading">
        <ProblemNotice error={answer.error} again={() => void answer.refetch()} />
      </Page>
    );
  }
  const submission = answer.data;
  return (
    <Page
      title={submission.title}
      above={
        <>
          <span className="mono small">{submission.reference}</span>
          <span className="small">
            Submitted <InstantText at={submission.submittedAt} />
          </span>
        </>
      }
    >
      <div className="stack">
        <p>
          <strong>
            {submission.outcome ? (OUTCOMES[submission.outcome] ?? submission.outcome) : WAITING}
          </strong>
          {submission.outcomeAt ? (
            <>
              {" "}
              <InstantText at={submission.outcomeAt} />
            </>
          ) : null}
        </p>
        {submission.outcomeReason ? <p>{submission.outcomeReason}</p> : null}
        <p className="soft">This is what you wrote and proposed. Your unit may have added to it since.</p>
        {submission.items.map((item, index) => (
          <article key={item.id} className="panel" aria-labelledby={`item-${item.id}`}>
            <div className="panel-head">
              <h2 id={`item-${item.id}`}>Item {index + 1}</h2>
              <span className="row">
                <span className="soft small">proposed</span>
                <GradeChip grade={item.grade} />
              </span>
            </div>
            <div className="item-words">{item.text}</div>
          </article>
        ))}
      </div>
    </Page>
  );
}
