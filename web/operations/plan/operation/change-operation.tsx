import { useNavigate } from "@tanstack/react-router";
import type { OperationWire } from "../../../../src/contract/operations.ts";
import { Checkboxes } from "../../../look/fields.tsx";
import { put } from "../../../server/call.ts";
import { PlanForm } from "../plan-form.tsx";
import { operationPath } from "../queries.ts";
import { useKept } from "../use-kept.ts";
import { usePlanAct } from "../use-plan-act.ts";
import { OperationFields, wrongInOperation } from "./operation-form.tsx";

export function ChangeOperation({ operation }: { readonly operation: OperationWire }) {
  const go = useNavigate();
  const kept = useKept(
    `operation.${operation.id}`,
    {
      title: operation.title,
      aim: operation.aim,
      participants: operation.participants.map((each) => each.agency) as readonly string[],
      closed: operation.closedAt !== null,
    },
    operation.revision,
  );
  const draft = kept.value;
  const close = () =>
    void go({ to: "/operations/$name", params: { name: operation.address }, search: {}, replace: true });
  const act = usePlanAct({
    run: () =>
      put(operationPath(operation.address), {
        ...draft,
        title: draft.title.trim(),
        aim: draft.aim.trim(),
        revision: kept.revision,
      }),
    said: "The operation is changed",
    after: () => {
      kept.forget();
      close();
    },
  });
  const left = operation.participants.filter((each) => !draft.participants.includes(each.agency));
  return (
    <section className="panel" aria-labelledby="change-operation">
      <h2 id="change-operation">Change the operation</h2>
      <PlanForm
        label="Change the operation"
        errors={act.errors}
        failure={act.failure}
        busy={act.busy}
        submit="Keep the change"
        kept={kept}
        newest={operation.revision}
        onSubmit={() => act.send(wrongInOperation(draft))}
        onCancel={() => {
          kept.forget();
          close();
        }}
      >
        <OperationFields
          draft={draft}
          planner={operation.agency}
          errors={act.errors}
          onChange={(next) => kept.change({ ...draft, ...next })}
        />
        {left.length > 0 ? (
          <p className="notice" data-tone="late">
            {left.map((each) => each.name).join(", ")} will no longer read this operation once you save.
          </p>
        ) : null}
        <Checkboxes
          pointer="/closed"
          label="Closed"
          hideLabel
          values={draft.closed ? ["closed"] : []}
          onChange={(values) => kept.change({ ...draft, closed: values.includes("closed") })}
          choices={[
            {
              value: "closed",
              label: "Closed",
              hint: "It stays readable and takes no new phases. It can be opened again",
            },
          ]}
        />
      </PlanForm>
    </section>
  );
}
