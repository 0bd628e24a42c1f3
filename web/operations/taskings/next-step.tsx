/** What may be done with the tasking now, and what stands in the way of it. Only what the server allows is offered. */
import { Link, useNavigate } from "@tanstack/react-router";
import type { NewTaskingWire, TaskingStepWire, TaskingWire } from "../../../src/contract/operations.ts";
import { Button } from "../../look/button.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import { toast } from "../../look/toasts.ts";
import { post, remove } from "../../server/call.ts";
import { usePlanAct } from "../plan/use-plan-act.ts";
import { draftOfTasking, taskingWire } from "./draft.ts";
import { taskingPath } from "./queries.ts";

type Action = TaskingWire["actions"][number];

/** Steps that need nothing said. */
const STEPS = [
  { action: "offer", name: "Offer it to the agencies", said: "Offered. Each agency is asked to answer" },
  { action: "accept", name: "Accept", said: "Your agency takes part" },
  { action: "start", name: "Start", said: "It has started" },
] as const;

/** Steps that open a form on the page: they need a reason, or cannot be taken back. */
const FORMS = [
  { action: "complete", name: "Complete", form: "complete" },
  { action: "decline", name: "Decline", form: "decline" },
  { action: "change", name: "Change", form: "change" },
  { action: "cancel", name: "Cancel it", form: "cancel" },
] as const;

export function NextStep({ tasking }: { readonly tasking: TaskingWire }) {
  const may = (action: Action) => tasking.actions.includes(action);
  const steps = STEPS.filter(({ action }) => may(action));
  const forms = FORMS.filter(({ action }) => may(action));
  if (steps.length + forms.length === 0 && tasking.missing.length === 0) return null;
  return (
    <section className="panel stack-tight tasking-next no-print" aria-labelledby="next-title">
      <h2 id="next-title">{steps.length > 0 || may("complete") ? "What to do next" : "What you can do"}</h2>
      {tasking.missing.length > 0 ? (
        <div className="notice" data-tone="late">
          <p>In the way of the next step:</p>
          <ul>
            {tasking.missing.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="button-row">
        {steps.map((step) => (
          <StepButton
            key={step.action}
            tasking={tasking}
            step={step}
            ready={step.action === "accept" || tasking.missing.length === 0}
          />
        ))}
        {forms.map((form) => (
          <Link
            key={form.action}
            to="/taskings/$id"
            params={{ id: tasking.id }}
            search={{ do: form.form }}
            resetScroll={false}
            className="button"
            data-look={form.action === "complete" ? undefined : "plain"}
          >
            {form.name}
          </Link>
        ))}
        {may("discard") ? <Discard tasking={tasking} /> : null}
      </div>
    </section>
  );
}

function StepButton({
  tasking,
  step,
  ready,
}: {
  readonly tasking: TaskingWire;
  readonly step: (typeof STEPS)[number];
  readonly ready: boolean;
}) {
  const act = usePlanAct({
    run: () =>
      post(`${taskingPath(tasking.id)}/${step.action}`, {
        revision: tasking.revision,
      } satisfies TaskingStepWire),
    said: step.said,
  });
  return (
    <>
      {act.failure ? <ProblemNotice error={act.failure} /> : null}
      <Button look={ready ? "action" : "plain"} busy={act.busy} onClick={() => act.send()}>
        {step.name}
      </Button>
    </>
  );
}

/** A draft that goes can be brought back: it is made again from what it said. */
function Discard({ tasking }: { readonly tasking: TaskingWire }) {
  const go = useNavigate();
  const again = usePlanAct({
    run: () =>
      post<{ id: string }>("/taskings", {
        phase: tasking.phaseId,
        ...taskingWire(draftOfTasking(tasking)),
      } satisfies NewTaskingWire),
    said: "The draft is back",
    after: ({ id }) => void go({ to: "/taskings/$id", params: { id }, search: {} }),
  });
  const act = usePlanAct({
    run: () => remove(taskingPath(tasking.id)),
    said: "",
    after: () => {
      toast({ text: `The draft “${tasking.title}” is discarded`, undo: () => again.send() });
      void go({ to: "/taskings", search: { show: "all", phase: tasking.phaseId } });
    },
  });
  return (
    <>
      {act.failure ? <ProblemNotice error={act.failure} /> : null}
      <Button look="quiet" busy={act.busy} onClick={() => act.send()}>
        Discard the draft
      </Button>
    </>
  );
}
