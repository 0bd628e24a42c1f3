import { useState } from "react";
import type { ObjectivesChangeWire } from "../../../../src/contract/operations.ts";
import { Button } from "../../../look/button.tsx";
import { fieldErrors } from "../../../look/field-errors.ts";
import { put } from "../../../server/call.ts";
import { type PartProps, useWriting } from "../page/plan-section.tsx";
import { PlanForm } from "../plan-form.tsx";
import { type MeasureChoice, phasePath } from "../queries.ts";
import { RowTools } from "../row-tools.tsx";
import { useKept } from "../use-kept.ts";
import { usePlanAct } from "../use-plan-act.ts";
import { NEW_OBJECTIVE, type ObjectiveDraft, objectiveWire, wrongInObjective } from "./objective-draft.ts";
import { ObjectiveFields } from "./objective-fields.tsx";

interface ObjectivesFormProps extends PartProps {
  readonly measures: readonly MeasureChoice[];
}

export function ObjectivesForm({ name, phase, measures }: ObjectivesFormProps) {
  const { stop } = useWriting();
  const [keys, setKeys] = useState(0);
  const kept = useKept<readonly ObjectiveDraft[]>(
    `objectives.${phase.id}`,
    phase.objectives.length > 0
      ? phase.objectives.map((each) => ({
          ...each,
          target: each.target?.toString() ?? "",
          baseline: each.baseline?.toString() ?? "",
        }))
      : [NEW_OBJECTIVE],
    phase.revision,
  );
  const objectives = kept.value;
  const act = usePlanAct({
    run: () =>
      put(`${phasePath(name, phase.name)}/objectives`, {
        revision: kept.revision ?? phase.revision,
        objectives: objectives.map(objectiveWire),
      } satisfies ObjectivesChangeWire),
    said: "The objectives are saved",
    after: () => {
      kept.forget();
      stop();
    },
  });
  return (
    <PlanForm
      label="Objectives"
      errors={act.errors}
      failure={act.failure}
      busy={act.busy}
      submit="Save the objectives"
      kept={kept}
      newest={phase.revision}
      onSubmit={() => act.send(fieldErrors(objectives.flatMap(wrongInObjective)))}
      onCancel={() => {
        kept.forget();
        stop();
      }}
    >
      {objectives.map((objective, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a new objective has no id; keys change when rows move
        <fieldset key={`${keys} ${nth}`} className="plan-row stack">
          <legend className="visually-hidden">Objective {nth + 1}</legend>
          <ObjectiveFields
            nth={nth}
            objective={objective}
            pillars={phase.pillars}
            measures={measures}
            errors={act.errors}
            onChange={(part) =>
              kept.change(objectives.map((each, other) => (other === nth ? { ...each, ...part } : each)))
            }
          />
          <RowTools
            what={`objective ${nth + 1}`}
            index={nth}
            rows={objectives}
            onChange={(next) => {
              kept.change(next);
              setKeys(keys + 1);
            }}
          />
        </fieldset>
      ))}
      <div>
        <Button
          look="plain"
          disabled={objectives.length >= 60}
          onClick={() => kept.change([...objectives, NEW_OBJECTIVE])}
        >
          Add an objective
        </Button>
      </div>
    </PlanForm>
  );
}
