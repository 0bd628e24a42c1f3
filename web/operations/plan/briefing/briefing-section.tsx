/** The briefing in the order of IIMARCH. What is written keeps itself on this device; what is saved is never changed, only replaced. */
import { Link } from "@tanstack/react-router";
import { BRIEFING_HEADINGS } from "../../../../src/vocabulary/planning.ts";
import { type PartProps, PlanSection } from "../page/plan-section.tsx";
import { PassageView } from "./passage-view.tsx";

export function BriefingSection({ name, phase }: PartProps) {
  return (
    <PlanSection id="briefing" title="Briefing" name={name} phase={phase}>
      <p className="small soft">
        {phase.briefing.length} of {BRIEFING_HEADINGS.length} headings are written.{" "}
        <Link to="/operations/$name/$phase/briefing" params={{ name, phase: phase.name }}>
          Read it as one, or print it
        </Link>
      </p>
      <ol className="plain-list briefing-list">
        {BRIEFING_HEADINGS.map((heading) => (
          <li key={heading.id} id={`briefing-${heading.id}`}>
            <PassageView
              name={name}
              phase={phase}
              heading={heading}
              passage={phase.briefing.find((each) => each.heading === heading.id) ?? null}
            />
          </li>
        ))}
      </ol>
    </PlanSection>
  );
}
