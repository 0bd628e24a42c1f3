import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { TaskingChangeWire, TaskingWire } from "../../../src/contract/operations.ts";
import { fieldErrors } from "../../look/field-errors.ts";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { put } from "../../server/call.ts";
import { PlanForm } from "../plan/plan-form.tsx";
import { phaseQuery } from "../plan/queries.ts";
import { useKept } from "../plan/use-kept.ts";
import { usePlanAct } from "../plan/use-plan-act.ts";
import { useStillHere } from "../plan/use-still-here.ts";
import { draftOfTasking, taskingWire, wrongInTasking } from "./draft.ts";
import { taskingPath } from "./queries.ts";
import { TaskingFields } from "./tasking-form.tsx";

export function ChangeTasking({ tasking }: { readonly tasking: TaskingWire }) {
  const go = useNavigate();
  const phase = useQuery(phaseQuery(tasking.operation, tasking.phase));
  const kept = useKept(`tasking.${tasking.id}`, draftOfTasking(tasking), tasking.revision);
  const stillHere = useStillHere();
  const close = () => {
    kept.forget();
    if (!stillHere()) return;
    void go({ to: "/taskings/$id", params: { id: tasking.id }, search: {}, replace: true });
  };
  const act = usePlanAct({
    run: () =>
      put(taskingPath(tasking.id), {
        revision: kept.revision ?? tasking.revision,
        ...taskingWire(kept.value),
      } satisfies TaskingChangeWire),
    said: "The tasking is changed",
    after: close,
  });
  if (phase.isPending) return <Skeleton lines={8} />;
  if (phase.error) return <ProblemNotice error={phase.error} again={() => void phase.refetch()} />;
  return (
    <PlanForm
      label="Change the tasking"
      errors={act.errors}
      failure={act.failure}
      busy={act.busy}
      submit="Keep the change"
      kept={kept}
      newest={tasking.revision}
      onSubmit={() => act.send(fieldErrors(wrongInTasking(kept.value)))}
      onCancel={close}
    >
      {tasking.state === "draft" ? null : (
        <p className="notice" data-tone="late">
          Where place, time or who takes part changes, those who accepted are asked again.
        </p>
      )}
      <TaskingFields draft={kept.value} phase={phase.data} errors={act.errors} onChange={kept.change} />
    </PlanForm>
  );
}
