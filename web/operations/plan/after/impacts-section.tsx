/** Where the impact assessments are kept, without which a phase does not go live. */
import type { ImpactWire } from "../../../../src/contract/operations.ts";
import { IMPACT_KINDS } from "../../../../src/vocabulary/planning.ts";
import { Button } from "../../../look/button.tsx";
import { DateText } from "../../../look/date-text.tsx";
import { ProblemNotice } from "../../../look/states.tsx";
import { toast } from "../../../look/toasts.ts";
import { post, remove } from "../../../server/call.ts";
import { type PartProps, PlanSection } from "../page/plan-section.tsx";
import { phasePath } from "../queries.ts";
import { usePlanAct } from "../use-plan-act.ts";
import { ImpactForm } from "./impact-form.tsx";

export function ImpactsSection({ name, phase }: PartProps) {
  const may = phase.actions.includes("change");
  return (
    <PlanSection
      id="impacts"
      title="Impact assessments"
      name={name}
      phase={phase}
      write={may ? "Add a reference" : null}
      form={may ? <ImpactForm name={name} phase={phase} /> : null}
    >
      <ul className="plain-list plan-lines">
        {IMPACT_KINDS.map((kind) => {
          const held = phase.impacts.filter((each) => each.kind === kind.id);
          return (
            <li key={kind.id}>
              <h3>{kind.name}</h3>
              {held.length === 0 ? <p className="soft">no reference yet</p> : null}
              {held.map((each) => (
                <Reference key={each.id} name={name} phase={phase} impact={each} may={may} />
              ))}
            </li>
          );
        })}
      </ul>
    </PlanSection>
  );
}

function Reference({
  name,
  phase,
  impact,
  may,
}: PartProps & { readonly impact: ImpactWire; readonly may: boolean }) {
  const path = `${phasePath(name, phase.name)}/impacts`;
  const { kind, reference, heldBy, assessedOn } = impact;
  const again = usePlanAct({
    run: () => post(path, { kind, reference, heldBy, assessedOn }),
    said: "The reference is back",
  });
  const act = usePlanAct({
    run: () => remove(`${path}/${impact.id}`),
    said: "",
    after: () => toast({ text: `Taken out: ${reference}`, undo: () => again.send() }),
  });
  return (
    <div className="row spread">
      {act.failure ? <ProblemNotice error={act.failure} /> : null}
      <span>
        <span className="mono">{reference}</span>{" "}
        <span className="small soft">
          kept by {heldBy}, assessed <DateText from={assessedOn} />, added by {impact.addedBy}
        </span>
      </span>
      {may ? (
        <Button look="quiet" size="small" busy={act.busy} onClick={() => act.send()}>
          Take out<span className="visually-hidden"> {reference}</span>
        </Button>
      ) : null}
    </div>
  );
}
