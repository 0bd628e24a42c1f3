import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { RecipientWire } from "../../../src/contract/common.ts";
import type { RequirementWire } from "../../../src/contract/requirements.ts";
import { Button } from "../../look/button.tsx";
import { DateText, InstantText } from "../../look/date-text.tsx";
import { Page } from "../../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import type { Column } from "../../look/table/column.ts";
import { Table } from "../../look/table/table.tsx";
import { toast } from "../../look/toasts.ts";
import { post, put } from "../../server/call.ts";
import { requirementQuery } from "../queries.ts";
import { LEVEL_NAME } from "./levels.ts";
import { draftOfRequirement, RequirementForm } from "./requirement-form.tsx";

const route = getRouteApi("/inside/requirements/$id");

export function RequirementPage() {
  const { id } = route.useParams();
  const { do: doing } = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const answer = useQuery(requirementQuery(id));
  const close = useMutation({
    mutationFn: () => post(`/requirements/${id}/close`),
    onSuccess: () => {
      toast({ text: "The requirement is closed" });
      void queries.invalidateQueries();
    },
  });
  if (answer.isPending) {
    return (
      <Page title="Requirement" width="reading">
        <Skeleton />
      </Page>
    );
  }
  if (answer.error) {
    return (
      <Page title="Requirement" width="reading">
        <ProblemNotice error={answer.error} again={() => void answer.refetch()} />
      </Page>
    );
  }
  const requirement = answer.data;
  return (
    <Page
      title={requirement.title}
      width="reading"
      above={
        <>
          <span className="mono">{requirement.code}</span>
          <span>{requirement.agency}</span>
          {requirement.closedAt ? <span className="tag">Closed</span> : null}
        </>
      }
      beside={
        requirement.mayChange && !requirement.closedAt ? (
          <>
            <Link
              to="/requirements/$id"
              params={{ id }}
              search={doing ? {} : { do: "change" }}
              className="button"
              data-look="plain"
            >
              Change
            </Link>
            <Button look="plain" busy={close.isPending} onClick={() => close.mutate()}>
              Close: it is answered
            </Button>
          </>
        ) : null
      }
    >
      <div className="stack">
        {close.error ? <ProblemNotice error={close.error} /> : null}
        {doing === "change" && requirement.mayChange ? (
          <RequirementForm
            id={id}
            start={draftOfRequirement(requirement)}
            submit="Keep the change"
            onSend={(draft) => put(`/requirements/${id}`, draft)}
            onDone={() => {
              toast({ text: "The requirement is changed" });
              void queries.invalidateQueries();
              void navigate({ search: {}, replace: true });
            }}
          />
        ) : (
          <About requirement={requirement} />
        )}
        <section>
          <h2>Answers</h2>
          {requirement.answers.length > 0 ? (
            <Table
              name="answers"
              caption="Reports that answer"
              columns={ANSWERS}
              rows={requirement.answers}
              rowKey={(row) => row.id}
              main
            />
          ) : (
            <Empty title="Nothing answers it yet">
              <p>
                Reports are linked while they are written, or from the report’s page with “Link to a
                requirement”.
              </p>
            </Empty>
          )}
        </section>
      </div>
    </Page>
  );
}

function About({ requirement }: { readonly requirement: RequirementWire }) {
  return (
    <section className="panel stack">
      <p className="said measure">{requirement.text}</p>
      <dl className="facts">
        <dt>Priority</dt>
        <dd>{requirement.priority} of 4, 1 is highest</dd>
        <dt>Level</dt>
        <dd>{LEVEL_NAME[requirement.level]}</dd>
        <dt>Open</dt>
        <dd>
          from <DateText from={requirement.opens} />
          {requirement.closes ? (
            <>
              {" "}
              to <DateText from={requirement.closes} />
            </>
          ) : null}
        </dd>
        {requirement.recipients ? (
          <>
            <dt>Asked of</dt>
            <dd>{[requirement.agency, ...requirement.recipients.map(recipientText)].join(", ")}</dd>
          </>
        ) : null}
        <dt>Brought up by</dt>
        <dd>{requirement.terms || <span className="soft">no words yet</span>}</dd>
      </dl>
    </section>
  );
}

function recipientText({ agency, team }: RecipientWire): string {
  return team ? `${agency} ${team}` : agency;
}

const ANSWERS: readonly Column<RequirementWire["answers"][number]>[] = [
  {
    id: "title",
    head: "Report",
    names: true,
    cell: (row) => (
      <Link to="/reports/$reference" params={{ reference: row.id }}>
        {row.title}
      </Link>
    ),
    text: (row) => row.title,
    order: (row) => row.title,
  },
  {
    id: "reference",
    head: "Reference",
    cell: (row) => <span className="mono">{row.reference}</span>,
    text: (row) => row.reference,
    order: (row) => row.reference,
  },
  {
    id: "agency",
    head: "Owner",
    cell: (row) => row.agency,
    text: (row) => row.agency,
    order: (row) => row.agency,
  },
  {
    id: "linked",
    head: "Linked",
    cell: (row) => <InstantText at={row.linkedAt} day />,
    text: (row) => row.linkedAt,
    order: (row) => row.linkedAt,
  },
];
