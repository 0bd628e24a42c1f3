/** Pillars: a theme and its days, as this phase has them. */
import { daysText, eachDay } from "../days.ts";
import { type PartProps, PlanSection } from "../page/plan-section.tsx";
import { DayGrid } from "./day-grid.tsx";
import { PillarsForm } from "./pillars-form.tsx";

export function PillarsSection({ name, phase }: PartProps) {
  const may = phase.actions.includes("change");
  const days = eachDay(phase.startsOn, phase.endsOn);
  const covered = new Set(phase.pillars.flatMap((each) => each.days));
  const free = days.filter((day) => !covered.has(day));
  return (
    <PlanSection
      id="pillars"
      title="Pillars"
      count={phase.pillars.length}
      name={name}
      phase={phase}
      write={may ? (phase.pillars.length > 0 ? "Change" : "Write them") : null}
      form={may ? <PillarsForm name={name} phase={phase} /> : null}
    >
      {phase.pillars.length === 0 ? (
        <p className="soft measure">
          None yet. A pillar is one area of criminality and the days given to it, such as a week for ports.
        </p>
      ) : (
        <ol className="plain-list pillar-list">
          {phase.pillars.map((pillar) => (
            <li key={pillar.id}>
              <DayGrid days={days} chosen={pillar.days} />
              <div>
                <h3>{pillar.title}</h3>
                <p className="small soft">{daysText(pillar.days) || "no days yet"}</p>
                {pillar.theme ? <p className="said measure">{pillar.theme}</p> : null}
              </div>
            </li>
          ))}
        </ol>
      )}
      {phase.pillars.length > 0 && free.length > 0 ? (
        <p className="small soft">Days without a pillar: {daysText(free)}</p>
      ) : null}
    </PlanSection>
  );
}
