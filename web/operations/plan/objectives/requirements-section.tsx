/** What the phase is to find out: intelligence requirements, some of them of one pillar. */
import { Link } from "@tanstack/react-router";
import { type PartProps, PlanSection } from "../page/plan-section.tsx";
import { RequirementsForm } from "./requirements-form.tsx";

export function RequirementsSection({ name, phase }: PartProps) {
  const may = phase.actions.includes("change");
  return (
    <PlanSection
      id="requirements"
      title="Intelligence requirements"
      count={phase.requirements.length}
      name={name}
      phase={phase}
      write={may ? (phase.requirements.length > 0 ? "Change" : "Choose them") : null}
      form={may ? <RequirementsForm name={name} phase={phase} /> : null}
    >
      {phase.requirements.length === 0 ? (
        <p className="soft measure">
          None yet. What is chosen here is offered first as questions for the debriefs of its taskings.
        </p>
      ) : (
        <ul className="plain-list plan-lines">
          {phase.requirements.map((each) => (
            <li key={each.requirement}>
              <Link to="/requirements/$id" params={{ id: each.requirement }}>
                {each.title}
              </Link>
              <span className="small soft row">
                <span className="mono">{each.code}</span>
                <span>priority {each.priority}</span>
                {each.open ? null : <span className="tag">Closed</span>}
                <span>
                  {phase.pillars.find((pillar) => pillar.id === each.pillar)?.title ?? "the whole phase"}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </PlanSection>
  );
}
