import { useNavigate } from "@tanstack/react-router";
import type { OperationWire } from "../../../../src/contract/operations.ts";
import { useMe } from "../../../access/me.tsx";
import { TextField } from "../../../look/fields.tsx";
import { Page } from "../../../look/page.tsx";
import { post } from "../../../server/call.ts";
import { PlanForm } from "../plan-form.tsx";
import { useKept } from "../use-kept.ts";
import { usePlanAct } from "../use-plan-act.ts";
import { addressName } from "../words.ts";
import { NEW_OPERATION, OperationFields, wrongInOperation } from "./operation-form.tsx";
import "../plan.css";

export function NewOperationPage() {
  const me = useMe();
  const go = useNavigate();
  const kept = useKept("new-operation", { ...NEW_OPERATION, name: "" });
  const draft = kept.value;
  const name = draft.name || addressName(draft.title);
  const act = usePlanAct({
    run: () =>
      post<Pick<OperationWire, "address">>("/operations", {
        ...draft,
        name,
        title: draft.title.trim(),
        aim: draft.aim.trim(),
      }),
    said: "The operation is made. Give it a phase",
    after: ({ address }) => {
      kept.forget();
      void go({ to: "/operations/$name/new", params: { name: address }, search: {} });
    },
  });
  return (
    <Page title="Plan an operation" width="reading">
      <div className="panel">
        <PlanForm
          label="New operation"
          errors={act.errors}
          failure={act.failure}
          busy={act.busy}
          submit="Make the operation"
          kept={kept}
          onSubmit={() => act.send(wrongInOperation(draft))}
          onCancel={() => void go({ to: "/operations" })}
        >
          <OperationFields
            draft={draft}
            planner={me.agency.code}
            errors={act.errors}
            onChange={(next) => kept.change({ ...draft, ...next })}
          />
          <TextField
            pointer="/name"
            label="Its name in addresses"
            hint={
              <>
                Small letters, figures and hyphens:{" "}
                <span className="mono">
                  /operations/{me.agency.code.toLowerCase()}-{name || "…"}
                </span>
              </>
            }
            width="middle"
            spellCheck={false}
            value={name}
            maxLength={60}
            error={act.errors.get("/name")}
            onChange={(event) => kept.change({ ...draft, name: event.target.value })}
          />
        </PlanForm>
      </div>
    </Page>
  );
}
