/** The briefing as those who are tasked read it: on a screen, and on paper with a heading to a page. */
import { getRouteApi } from "@tanstack/react-router";
import type { PhaseWire } from "../../../../src/contract/operations.ts";
import { BRIEFING_HEADINGS } from "../../../../src/vocabulary/planning.ts";
import { PrintedBy } from "../../../intelligence/report/printed-by.tsx";
import { Button } from "../../../look/button.tsx";
import { DateText, InstantText } from "../../../look/date-text.tsx";
import { Empty } from "../../../look/states.tsx";
import { Marking } from "../../../look/tags.tsx";
import { daysText } from "../days.ts";
import { PhaseFrame } from "../phase-frame.tsx";
import "./briefing.css";

const route = getRouteApi("/inside/operations/$name/$phase/briefing");

/** A briefing names places, times and people on duty: it is marked for whoever holds the paper. */
export const BRIEFING_MARKING = "OFFICIAL-SENSITIVE";

export function BriefingPage() {
  const { name, phase } = route.useParams();
  return (
    <PhaseFrame
      name={name}
      phase={phase}
      here="briefing"
      beside={() => (
        <Button look="plain" onClick={() => window.print()}>
          Print
        </Button>
      )}
    >
      {(data) => <Briefing phase={data} />}
    </PhaseFrame>
  );
}

function Briefing({ phase }: { readonly phase: PhaseWire }) {
  const newest = phase.briefing
    .map((each) => each.writtenAt)
    .toSorted()
    .at(-1);
  return (
    <article className="briefing">
      <header className="briefing-head">
        <Marking classification={BRIEFING_MARKING} />
        <p>
          {phase.operation.title}, {phase.title}: <DateText from={phase.startsOn} to={phase.endsOn} />
        </p>
        <p className="small soft">
          {phase.state === "live" ? "Live" : phase.state === "ended" ? "Ended" : "Draft: not yet live"}
          {newest ? (
            <>
              . Last changed <InstantText at={newest} />
            </>
          ) : null}
          . For those who read this operation; share it no further than the handling of its sources allows.
        </p>
        {phase.pillars.length > 0 ? (
          <dl className="facts">
            {phase.pillars.map((pillar) => (
              <div key={pillar.id} className="briefing-pillar">
                <dt>{pillar.title}</dt>
                <dd>{daysText(pillar.days) || "no days yet"}</dd>
              </div>
            ))}
          </dl>
        ) : null}
        {phase.objectives.length > 0 ? (
          <div>
            <h2>Objectives</h2>
            <ol>
              {phase.objectives.map((each) => (
                <li key={each.id}>{each.text}</li>
              ))}
            </ol>
          </div>
        ) : null}
      </header>
      {phase.briefing.length === 0 ? (
        <Empty title="The briefing is not written yet">
          <p>Its seven headings are written on the plan, each by itself, and read here as one.</p>
        </Empty>
      ) : (
        BRIEFING_HEADINGS.map((heading) => {
          const passage = phase.briefing.find((each) => each.heading === heading.id);
          return (
            <section key={heading.id} className="briefing-heading" aria-labelledby={`heading-${heading.id}`}>
              <p className="only-print marking">{BRIEFING_MARKING}</p>
              <h2 id={`heading-${heading.id}`}>{heading.name}</h2>
              {passage ? (
                <>
                  <p className="said">{passage.text}</p>
                  <p className="small soft">
                    {passage.writtenBy}, <InstantText at={passage.writtenAt} />
                  </p>
                </>
              ) : (
                <p className="soft">Nothing is written under this heading.</p>
              )}
            </section>
          );
        })
      )}
      <PrintedBy classification={BRIEFING_MARKING} />
    </article>
  );
}
