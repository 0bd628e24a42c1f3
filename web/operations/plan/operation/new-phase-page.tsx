/** A new phase, from nothing or from an earlier one. What could not be taken over is said before one goes on. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { NewPhaseWire, OperationsWire } from "../../../../src/contract/operations.ts";
import { fieldErrors } from "../../../look/field-errors.ts";
import { Checkboxes, SelectField, TextField } from "../../../look/fields.tsx";
import { today } from "../../../look/instants.ts";
import { Page } from "../../../look/page.tsx";
import { ProblemNotice, Skeleton } from "../../../look/states.tsx";
import { post } from "../../../server/call.ts";
import { PlanForm } from "../plan-form.tsx";
import { operationPath, operationQuery, operationsQuery } from "../queries.ts";
import { useKept } from "../use-kept.ts";
import { usePlanAct } from "../use-plan-act.ts";
import { addressName } from "../words.ts";
import { PhaseDays } from "./phase-days.tsx";
import "../plan.css";

const route = getRouteApi("/inside/operations/$name/new");

interface Made {
  readonly name: string;
  readonly left: readonly string[];
}

export function NewPhasePage() {
  const { name } = route.useParams();
  const [made, setMade] = useState<Made | null>(null);
  const operation = useQuery(operationQuery(name));
  const operations = useQuery(operationsQuery);
  const title = operation.data ? `Add a phase to ${operation.data.title}` : "Add a phase";
  return (
    <Page title={title} width="reading">
      {operation.isPending || operations.isPending ? <Skeleton lines={8} /> : null}
      {operation.error ? (
        <ProblemNotice error={operation.error} again={() => void operation.refetch()} />
      ) : null}
      {made ? <NotTakenOver operation={name} made={made} /> : null}
      {operation.data && operations.data && !made ? (
        <NewPhase operation={name} templates={templatesOf(operations.data)} onLeft={setMade} />
      ) : null}
    </Page>
  );
}

interface Template {
  readonly id: string;
  readonly title: string;
}

function templatesOf({ items }: OperationsWire): readonly Template[] {
  return items.flatMap((operation) =>
    operation.phases.map((phase) => ({ id: phase.id, title: `${operation.title}: ${phase.title}` })),
  );
}

function NewPhase({
  operation,
  templates,
  onLeft,
}: {
  readonly operation: string;
  readonly templates: readonly Template[];
  readonly onLeft: (made: Made) => void;
}) {
  const { template: from } = route.useSearch();
  const go = useNavigate();
  const kept = useKept(`new-phase.${operation}`, {
    title: "",
    name: "",
    startsOn: "",
    endsOn: "",
    template: from ?? "",
    taskings: false,
  });
  const draft = kept.value;
  const name = draft.name || addressName(draft.title);
  const act = usePlanAct({
    run: () =>
      post<Made>(`${operationPath(operation)}/phases`, {
        name,
        title: draft.title.trim(),
        startsOn: draft.startsOn,
        endsOn: draft.endsOn,
        ...(draft.template ? { template: draft.template, taskings: draft.taskings } : {}),
      } satisfies NewPhaseWire),
    said: "The phase is made, as a draft",
    after: (made) => {
      kept.forget();
      if (made.left.length > 0) onLeft(made);
      else
        void go({
          to: "/operations/$name/$phase/plan",
          params: { name: operation, phase: made.name },
          search: {},
        });
    },
  });
  return (
    <div className="panel">
      <PlanForm
        label="New phase"
        errors={act.errors}
        failure={act.failure}
        busy={act.busy}
        submit="Make the phase"
        kept={kept}
        onSubmit={() =>
          act.send(
            fieldErrors([
              ["/title", draft.title.trim() === "" && "Enter what the phase is called"],
              ["/startsOn", draft.startsOn === "" && "Choose its first day"],
              ["/endsOn", draft.endsOn === "" && "Choose its last day"],
              [
                "/endsOn",
                draft.endsOn !== "" && draft.endsOn < draft.startsOn && "Choose a last day after the first",
              ],
            ]),
          )
        }
        onCancel={() => void go({ to: "/operations/$name", params: { name: operation }, search: {} })}
      >
        <TextField
          pointer="/title"
          label="What the phase is called"
          value={draft.title}
          maxLength={200}
          error={act.errors.get("/title")}
          onChange={(event) => kept.change({ ...draft, title: event.target.value })}
        />
        <TextField
          pointer="/name"
          label="Its name in addresses"
          hint="Small letters, figures and hyphens"
          width="middle"
          spellCheck={false}
          value={name}
          maxLength={60}
          error={act.errors.get("/name")}
          onChange={(event) => kept.change({ ...draft, name: event.target.value })}
        />
        <PhaseDays
          draft={draft}
          errors={act.errors}
          onChange={(days) => kept.change({ ...draft, ...days })}
        />
        {templates.length > 0 ? (
          <SelectField
            pointer="/template"
            label="Made from (optional)"
            hint="Takes over its pillars, objectives, requirements and briefing, and shows its lessons. All days move with the first"
            value={draft.template}
            error={act.errors.get("/template")}
            onChange={(event) => kept.change({ ...draft, template: event.target.value })}
          >
            <option value="">Nothing: an empty plan</option>
            {templates.map((each) => (
              <option key={each.id} value={each.id}>
                {each.title}
              </option>
            ))}
          </SelectField>
        ) : null}
        {draft.template ? (
          <Checkboxes
            pointer="/taskings"
            label="Taskings"
            hideLabel
            values={draft.taskings ? ["taskings"] : []}
            onChange={(values) => kept.change({ ...draft, taskings: values.includes("taskings") })}
            choices={[
              {
                value: "taskings",
                label: "Take over its taskings too",
                hint: "As drafts, on the days moved. They are offered one by one",
              },
            ]}
          />
        ) : null}
        {draft.startsOn !== "" && draft.startsOn < today() ? (
          <p className="notice" data-tone="late">
            This phase begins in the past.
          </p>
        ) : null}
      </PlanForm>
    </div>
  );
}

function NotTakenOver({ operation, made }: { readonly operation: string; readonly made: Made }) {
  return (
    <div className="notice stack-tight" data-tone="late" role="status">
      <h2>The phase is made. This was not taken over</h2>
      <ul>
        {made.left.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <Link
        to="/operations/$name/$phase/plan"
        params={{ name: operation, phase: made.name }}
        search={{}}
        className="button"
      >
        Go on to the plan
      </Link>
    </div>
  );
}
