import type { NewImpactWire } from "../../../../src/contract/operations.ts";
import { IMPACT_KINDS } from "../../../../src/vocabulary/planning.ts";
import { fieldErrors } from "../../../look/field-errors.ts";
import { Radios, TextField } from "../../../look/fields.tsx";
import { post } from "../../../server/call.ts";
import { type PartProps, useWriting } from "../page/plan-section.tsx";
import { PlanForm } from "../plan-form.tsx";
import { phasePath } from "../queries.ts";
import { useKept } from "../use-kept.ts";
import { usePlanAct } from "../use-plan-act.ts";

export function ImpactForm({ name, phase }: PartProps) {
  const { stop } = useWriting();
  const first = IMPACT_KINDS.find((kind) => !phase.impacts.some((each) => each.kind === kind.id));
  const kept = useKept<NewImpactWire>(`impact.${phase.id}`, {
    kind: first?.id ?? "data_protection",
    reference: "",
    heldBy: "",
    assessedOn: "",
  });
  const draft = kept.value;
  const act = usePlanAct({
    run: () =>
      post(`${phasePath(name, phase.name)}/impacts`, {
        ...draft,
        reference: draft.reference.trim(),
        heldBy: draft.heldBy.trim(),
      } satisfies NewImpactWire),
    said: "The reference is added",
    after: () => {
      kept.forget();
      stop();
    },
  });
  const set = (part: Partial<NewImpactWire>) => kept.change({ ...draft, ...part });
  return (
    <PlanForm
      label="Reference to an impact assessment"
      errors={act.errors}
      failure={act.failure}
      busy={act.busy}
      submit="Add the reference"
      kept={kept}
      onSubmit={() =>
        act.send(
          fieldErrors([
            ["/reference", draft.reference.trim() === "" && "Enter its reference"],
            ["/heldBy", draft.heldBy.trim() === "" && "Enter who keeps it"],
            ["/assessedOn", draft.assessedOn === "" && "Choose the day of the assessment"],
          ]),
        )
      }
      onCancel={() => {
        kept.forget();
        stop();
      }}
    >
      <Radios
        pointer="/kind"
        label="Which assessment"
        value={draft.kind}
        error={act.errors.get("/kind")}
        onPick={(kind) => set({ kind })}
        choices={IMPACT_KINDS.map((each) => ({ value: each.id, label: each.name }))}
      />
      <TextField
        pointer="/reference"
        label="Its reference"
        hint="As its keeper files it. The assessment itself stays with them"
        value={draft.reference}
        maxLength={300}
        error={act.errors.get("/reference")}
        onChange={(event) => set({ reference: event.target.value })}
      />
      <TextField
        pointer="/heldBy"
        label="Who keeps it"
        value={draft.heldBy}
        maxLength={200}
        error={act.errors.get("/heldBy")}
        onChange={(event) => set({ heldBy: event.target.value })}
      />
      <TextField
        pointer="/assessedOn"
        label="Day of the assessment"
        type="date"
        width="middle"
        value={draft.assessedOn}
        error={act.errors.get("/assessedOn")}
        onChange={(event) => set({ assessedOn: event.target.value })}
      />
    </PlanForm>
  );
}
