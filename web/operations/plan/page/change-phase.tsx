import { fieldErrors } from "../../../look/field-errors.ts";
import { TextField } from "../../../look/fields.tsx";
import { put } from "../../../server/call.ts";
import { PhaseDays } from "../operation/phase-days.tsx";
import { PlanForm } from "../plan-form.tsx";
import { phasePath } from "../queries.ts";
import { useKept } from "../use-kept.ts";
import { usePlanAct } from "../use-plan-act.ts";
import { type PartProps, useWriting } from "./plan-section.tsx";

export function ChangePhase({ name, phase }: PartProps) {
  const { stop } = useWriting();
  const { title, startsOn, endsOn, revision } = phase;
  const kept = useKept(`phase.${phase.id}`, { title, startsOn, endsOn }, revision);
  const draft = kept.value;
  const act = usePlanAct({
    run: () =>
      put(phasePath(name, phase.name), { ...draft, title: draft.title.trim(), revision: kept.revision }),
    said: "The phase is changed",
    after: () => {
      kept.forget();
      stop();
    },
  });
  return (
    <section className="panel action-panel stack" aria-labelledby="change-phase">
      <h2 id="change-phase">Change name and days</h2>
      <PlanForm
        label="Change name and days"
        errors={act.errors}
        failure={act.failure}
        busy={act.busy}
        submit="Keep the change"
        kept={kept}
        newest={revision}
        onSubmit={() =>
          act.send(
            fieldErrors([
              ["/title", draft.title.trim() === "" && "Enter what the phase is called"],
              ["/startsOn", draft.startsOn === "" && "Choose its first day"],
              ["/endsOn", draft.endsOn < draft.startsOn && "Choose a last day after the first"],
            ]),
          )
        }
        onCancel={() => {
          kept.forget();
          stop();
        }}
      >
        <TextField
          pointer="/title"
          label="What the phase is called"
          value={draft.title}
          maxLength={200}
          error={act.errors.get("/title")}
          onChange={(event) => kept.change({ ...draft, title: event.target.value })}
        />
        <PhaseDays
          draft={draft}
          errors={act.errors}
          onChange={(days) => kept.change({ ...draft, ...days })}
        />
      </PlanForm>
    </section>
  );
}
