import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import type { NewTaskingWire, OperationsWire, PhaseWire } from "../../../src/contract/operations.ts";
import { fieldErrors } from "../../look/field-errors.ts";
import { today } from "../../look/instants.ts";
import { Page } from "../../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import { post } from "../../server/call.ts";
import { PlanForm } from "../plan/plan-form.tsx";
import { operationsQuery, phaseQuery } from "../plan/queries.ts";
import { useKept } from "../plan/use-kept.ts";
import { usePlanAct } from "../plan/use-plan-act.ts";
import { emptyTasking, taskingWire, wrongInTasking } from "./draft.ts";
import { TaskingFields } from "./tasking-form.tsx";
import "../plan/plan.css";
import "./taskings.css";

const route = getRouteApi("/inside/taskings/new");

export function NewTaskingPage() {
  const { phase: id } = route.useSearch();
  const operations = useQuery(operationsQuery);
  const place = placeOf(operations.data, id);
  const phase = useQuery({ ...phaseQuery(place?.name ?? "", place?.phase ?? ""), enabled: place !== null });
  const error = operations.error ?? phase.error;
  return (
    <Page
      title="Task agencies"
      width="reading"
      above={
        phase.data ? (
          <Link
            to="/operations/$name/$phase/plan"
            params={{ name: place?.name ?? "", phase: phase.data.name }}
            search={{}}
          >
            {phase.data.operation.title}, {phase.data.title}
          </Link>
        ) : null
      }
    >
      {error ? <ProblemNotice error={error} /> : null}
      {operations.isPending || (place && phase.isPending) ? <Skeleton lines={10} /> : null}
      {operations.data && !place ? <NoPhase operations={operations.data} /> : null}
      {phase.data ? <NewTasking key={phase.data.id} phase={phase.data} /> : null}
    </Page>
  );
}

function placeOf(operations: OperationsWire | undefined, id: string | undefined) {
  for (const operation of operations?.items ?? []) {
    const phase = operation.phases.find((each) => each.id === id);
    if (phase) return { name: operation.address, phase: phase.name };
  }
  return null;
}

function NoPhase({ operations }: { readonly operations: OperationsWire }) {
  const phases = operations.items.flatMap((operation) =>
    operation.phases.filter((each) => each.state !== "ended").map((phase) => ({ operation, phase })),
  );
  return (
    <Empty title="A tasking belongs to a phase">
      <p>Choose the phase for which you task agencies.</p>
      <ul>
        {phases.map(({ operation, phase }) => (
          <li key={phase.id}>
            <Link to="/taskings/new" search={{ phase: phase.id }}>
              {operation.title}: {phase.title}
            </Link>
          </li>
        ))}
      </ul>
    </Empty>
  );
}

function NewTasking({ phase }: { readonly phase: PhaseWire }) {
  const go = useNavigate();
  const now = today();
  const day = now >= phase.startsOn && now <= phase.endsOn ? now : phase.startsOn;
  const kept = useKept(`new-tasking.${phase.id}`, emptyTasking(day));
  const act = usePlanAct({
    run: () =>
      post<{ id: string }>("/taskings", {
        phase: phase.id,
        ...taskingWire(kept.value),
      } satisfies NewTaskingWire),
    said: "The tasking is a draft. Offer it when it is ready",
    after: ({ id }) => {
      kept.forget();
      void go({ to: "/taskings/$id", params: { id }, search: {} });
    },
  });
  return (
    <PlanForm
      label="New tasking"
      errors={act.errors}
      failure={act.failure}
      busy={act.busy}
      submit="Make the draft"
      kept={kept}
      onSubmit={() => act.send(fieldErrors(wrongInTasking(kept.value)))}
    >
      <TaskingFields draft={kept.value} phase={phase} errors={act.errors} onChange={kept.change} />
    </PlanForm>
  );
}
