/** The decision log, newest first. Nothing in it is changed: what replaces an entry stands over it, and it is struck. */
import { useQuery } from "@tanstack/react-query";
import type { DecisionWire } from "../../../../src/contract/operations.ts";
import { InstantText } from "../../../look/date-text.tsx";
import { ProblemNotice, Skeleton } from "../../../look/states.tsx";
import { type PartProps, PlanSection } from "../page/plan-section.tsx";
import { decisionsQuery } from "../queries.ts";
import { chainsOf } from "./chains.ts";
import { DecisionForm } from "./decision-form.tsx";

export function DecisionsSection({ name, phase }: PartProps) {
  const answer = useQuery(decisionsQuery(name, phase.name));
  const may = phase.actions.includes("change");
  const log = answer.data ?? [];
  return (
    <PlanSection
      id="decisions"
      title="Decision log"
      count={phase.decisions}
      name={name}
      phase={phase}
      write={may ? "Add a decision" : null}
      form={may ? <DecisionForm name={name} phase={phase} log={log} /> : null}
    >
      {answer.isPending ? <Skeleton lines={3} /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data && log.length === 0 ? (
        <p className="soft measure">
          Nothing is written yet. An entry says what was decided, why, and what else was considered.
        </p>
      ) : null}
      <ol className="plain-list decision-list">
        {chainsOf(log).map(([newest, ...replaced]) => (
          <li key={newest.id}>
            <Entry decision={newest} />
            {replaced.map((each) => (
              <div key={each.id} className="decision-replaced">
                <p className="small soft">It replaces what was decided before:</p>
                <Entry decision={each} struck />
              </div>
            ))}
          </li>
        ))}
      </ol>
    </PlanSection>
  );
}

function Entry({ decision, struck = false }: { readonly decision: DecisionWire; readonly struck?: boolean }) {
  const words = struck ? <s>{decision.decision}</s> : <strong>{decision.decision}</strong>;
  return (
    <article className="stack-tight">
      <p className="said measure">{words}</p>
      <dl className="facts">
        <dt>Why</dt>
        <dd className="said">{decision.reasons}</dd>
        {decision.alternatives ? (
          <>
            <dt>Also considered</dt>
            <dd className="said">{decision.alternatives}</dd>
          </>
        ) : null}
      </dl>
      <p className="small soft">
        {decision.decidedBy}, decided <InstantText at={decision.decidedAt} />, written{" "}
        <InstantText at={decision.writtenAt} />
      </p>
    </article>
  );
}
