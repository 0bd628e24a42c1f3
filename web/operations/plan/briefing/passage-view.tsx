import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { PassageWire } from "../../../../src/contract/operations.ts";
import type { BRIEFING_HEADINGS } from "../../../../src/vocabulary/planning.ts";
import { InstantText } from "../../../look/date-text.tsx";
import { ProblemNotice, Skeleton } from "../../../look/states.tsx";
import { type PartProps, useWriting } from "../page/plan-section.tsx";
import { passagesQuery } from "../queries.ts";
import { PassageForm } from "./passage-form.tsx";

interface PassageViewProps extends PartProps {
  readonly heading: (typeof BRIEFING_HEADINGS)[number];
  readonly passage: PassageWire | null;
}

export function PassageView({ name, phase, heading, passage }: PassageViewProps) {
  const { doing } = useWriting();
  const may = phase.actions.includes("change");
  const writing = may && doing === `briefing-${heading.id}`;
  return (
    <>
      <div className="panel-head">
        <h3>{heading.name}</h3>
        {may && !writing ? (
          <Link
            to="/operations/$name/$phase/plan"
            params={{ name, phase: phase.name }}
            search={{ do: `briefing-${heading.id}` }}
            resetScroll={false}
            className="button no-print"
            data-look="plain"
            data-size="small"
          >
            {passage ? "Change" : "Write"}
            <span className="visually-hidden"> {heading.name.toLowerCase()}</span>
          </Link>
        ) : null}
      </div>
      {writing ? (
        <PassageForm name={name} phase={phase} heading={heading} text={passage?.text ?? ""} />
      ) : passage ? (
        <p className="said measure">{passage.text}</p>
      ) : (
        <p className="soft measure">{heading.holds}</p>
      )}
      {passage ? (
        <p className="small soft">
          {passage.writtenBy}, <InstantText at={passage.writtenAt} />
        </p>
      ) : null}
      {passage ? <History name={name} phase={phase.name} heading={heading.id} /> : null}
    </>
  );
}

function History({
  name,
  phase,
  heading,
}: {
  readonly name: string;
  readonly phase: string;
  readonly heading: string;
}) {
  const [open, setOpen] = useState(false);
  const answer = useQuery({ ...passagesQuery(name, phase, heading), enabled: open });
  return (
    <details className="no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="quiet-summary small">Earlier words</summary>
      {open && answer.isPending ? <Skeleton lines={2} /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data && answer.data.length < 2 ? (
        <p className="small soft">None: these are the first.</p>
      ) : null}
      <ol className="plain-list plan-lines">
        {(answer.data ?? []).slice(1).map((each) => (
          <li key={each.id}>
            <span className="small soft">
              {each.writtenBy}, <InstantText at={each.writtenAt} />
            </span>
            <span className="said measure">{each.text}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
