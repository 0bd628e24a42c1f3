import type { DecisionWire, NewDecisionWire } from "../../../../src/contract/operations.ts";
import { fieldErrors } from "../../../look/field-errors.ts";
import { SelectField, TextAreaField, TextField } from "../../../look/fields.tsx";
import { dayText } from "../../../look/instants.ts";
import { post } from "../../../server/call.ts";
import { londonInstant, londonTime } from "../london-time.ts";
import { type PartProps, useWriting } from "../page/plan-section.tsx";
import { PlanForm } from "../plan-form.tsx";
import { phasePath } from "../queries.ts";
import { useKept } from "../use-kept.ts";
import { usePlanAct } from "../use-plan-act.ts";

interface DecisionFormProps extends PartProps {
  readonly log: readonly DecisionWire[];
}

export function DecisionForm({ name, phase, log }: DecisionFormProps) {
  const { stop } = useWriting();
  const kept = useKept(`decision.${phase.id}`, {
    decision: "",
    reasons: "",
    alternatives: "",
    replaces: "",
    decidedAt: londonTime(Date.now()),
  });
  const draft = kept.value;
  const act = usePlanAct({
    run: () =>
      post(`${phasePath(name, phase.name)}/decisions`, {
        decision: draft.decision.trim(),
        reasons: draft.reasons.trim(),
        alternatives: draft.alternatives.trim(),
        replaces: draft.replaces || null,
        decidedAt: londonInstant(draft.decidedAt) ?? "",
      } satisfies NewDecisionWire),
    said: "The decision is in the log",
    after: () => {
      kept.forget();
      stop();
    },
  });
  const set = (part: Partial<typeof draft>) => kept.change({ ...draft, ...part });
  return (
    <PlanForm
      label="New decision"
      errors={act.errors}
      failure={act.failure}
      busy={act.busy}
      submit="Add to the log"
      kept={kept}
      onSubmit={() =>
        act.send(
          fieldErrors([
            ["/decision", draft.decision.trim() === "" && "Enter what was decided"],
            ["/reasons", draft.reasons.trim() === "" && "Enter why"],
            ["/decidedAt", londonInstant(draft.decidedAt) === null && "Enter when it was decided"],
          ]),
        )
      }
      onCancel={() => {
        kept.forget();
        stop();
      }}
    >
      <TextAreaField
        pointer="/decision"
        label="What was decided"
        rows={2}
        value={draft.decision}
        maxLength={4000}
        error={act.errors.get("/decision")}
        onChange={(event) => set({ decision: event.target.value })}
      />
      <TextAreaField
        pointer="/reasons"
        label="Why"
        rows={3}
        value={draft.reasons}
        maxLength={4000}
        error={act.errors.get("/reasons")}
        onChange={(event) => set({ reasons: event.target.value })}
      />
      <TextAreaField
        pointer="/alternatives"
        label="What else was considered (optional)"
        rows={2}
        value={draft.alternatives}
        maxLength={4000}
        error={act.errors.get("/alternatives")}
        onChange={(event) => set({ alternatives: event.target.value })}
      />
      <div className="plan-fields">
        <TextField
          pointer="/decidedAt"
          label="When, London time"
          type="datetime-local"
          value={draft.decidedAt}
          error={act.errors.get("/decidedAt")}
          onChange={(event) => set({ decidedAt: event.target.value })}
        />
        {log.some((each) => each.replacedBy === null) ? (
          <SelectField
            pointer="/replaces"
            label="It replaces (optional)"
            value={draft.replaces}
            error={act.errors.get("/replaces")}
            onChange={(event) => set({ replaces: event.target.value })}
          >
            <option value="">Nothing that was decided before</option>
            {log
              .filter((each) => each.replacedBy === null)
              .map((each) => (
                <option key={each.id} value={each.id}>
                  {dayText(each.decidedAt)}: {each.decision.slice(0, 80)}
                </option>
              ))}
          </SelectField>
        ) : null}
      </div>
      <p className="small soft">An entry cannot be changed afterwards. A later one can replace it.</p>
    </PlanForm>
  );
}
