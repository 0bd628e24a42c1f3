/** The plan of one phase: everything that is written before it goes live, and what is learnt after it. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { PhaseWire } from "../../../../src/contract/operations.ts";
import { InstantText } from "../../../look/date-text.tsx";
import { ImpactsSection } from "../after/impacts-section.tsx";
import { LessonsSection } from "../after/lessons-section.tsx";
import { BriefingSection } from "../briefing/briefing-section.tsx";
import { DecisionsSection } from "../decisions/decisions-section.tsx";
import { ObjectivesSection } from "../objectives/objectives-section.tsx";
import { RequirementsSection } from "../objectives/requirements-section.tsx";
import { PhaseFrame } from "../phase-frame.tsx";
import { PillarsSection } from "../pillars/pillars-section.tsx";
import { operationQuery } from "../queries.ts";
import { BeforeLive } from "./before-live.tsx";
import { ChangePhase } from "./change-phase.tsx";
import { PhaseStepPanel } from "./phase-step-panel.tsx";
import { useWriting } from "./plan-section.tsx";

const route = getRouteApi("/inside/operations/$name/$phase/plan");

export function PlanPage() {
  const { name, phase } = route.useParams();
  return (
    <PhaseFrame
      key={`${name} ${phase}`}
      name={name}
      phase={phase}
      here="plan"
      beside={(data) => <Acts name={name} phase={data} />}
    >
      {(data) => <Plan name={name} phase={data} />}
    </PhaseFrame>
  );
}

function Acts({ name, phase }: { readonly name: string; readonly phase: PhaseWire }) {
  const navigate = route.useNavigate();
  const operation = useQuery(operationQuery(name)).data;
  const may = (action: PhaseWire["actions"][number]) => phase.actions.includes(action);
  const open = (part: string) => void navigate({ search: { do: part }, resetScroll: false });
  return (
    <>
      {may("add_tasking") ? (
        <Link to="/taskings/new" search={{ phase: phase.id }} className="button">
          Task agencies
        </Link>
      ) : null}
      {may("go_live") ? (
        <button type="button" className="button" data-look="plain" onClick={() => open("live")}>
          Go live
        </button>
      ) : null}
      {may("end") ? (
        <button type="button" className="button" data-look="plain" onClick={() => open("end")}>
          End the phase
        </button>
      ) : null}
      {may("change") ? (
        <button type="button" className="button" data-look="plain" onClick={() => open("phase")}>
          Change name and days
        </button>
      ) : null}
      {operation?.actions.includes("add_phase") ? (
        <Link
          to="/operations/$name/new"
          params={{ name }}
          search={{ template: phase.id }}
          className="button"
          data-look="quiet"
        >
          New phase from this one
        </Link>
      ) : null}
    </>
  );
}

function Plan({ name, phase }: { readonly name: string; readonly phase: PhaseWire }) {
  const { doing } = useWriting();
  const part = { name, phase };
  return (
    <div className="columns" data-side="right">
      <div className="stack">
        {doing === "live" || doing === "end" ? <PhaseStepPanel key={doing} {...part} step={doing} /> : null}
        {doing === "phase" && phase.actions.includes("change") ? <ChangePhase {...part} /> : null}
        <PillarsSection {...part} />
        <ObjectivesSection {...part} />
        <RequirementsSection {...part} />
        <BriefingSection {...part} />
        <DecisionsSection {...part} />
        <ImpactsSection {...part} />
        <LessonsSection {...part} />
      </div>
      <aside className="stack plan-aside" aria-label="Where the plan stands">
        {phase.state === "draft" ? <BeforeLive {...part} /> : null}
        <Stands {...part} />
      </aside>
    </div>
  );
}

function Stands({ name, phase }: { readonly name: string; readonly phase: PhaseWire }) {
  return (
    <section className="panel stack-tight">
      <h2>This phase</h2>
      <dl className="facts">
        <dt>Taskings</dt>
        <dd>
          <Link to="/taskings" search={{ show: "all", phase: phase.id }}>
            See the taskings
          </Link>
        </dd>
        {phase.template ? (
          <>
            <dt>Made from</dt>
            <dd>
              <Link
                to="/operations/$name/$phase/plan"
                params={{ name: phase.template.operation, phase: phase.template.name }}
                search={{}}
              >
                {phase.template.title}
              </Link>
            </dd>
          </>
        ) : null}
        <dt>Made by</dt>
        <dd>
          {phase.createdBy}, <InstantText at={phase.createdAt} day />
        </dd>
        {phase.liveAt ? (
          <>
            <dt>Live since</dt>
            <dd>
              <InstantText at={phase.liveAt} />, {phase.liveBy}
            </dd>
          </>
        ) : null}
        {phase.endedAt ? (
          <>
            <dt>Ended</dt>
            <dd>
              <InstantText at={phase.endedAt} />, {phase.endedBy}
            </dd>
          </>
        ) : null}
      </dl>
      <p>
        <Link to="/operations/$name/$phase/briefing" params={{ name, phase: phase.name }}>
          The briefing, to print
        </Link>
      </p>
    </section>
  );
}
