import { useEffect, useState } from "react";
import type { NewPassageWire } from "../../../../src/contract/operations.ts";
import type { BRIEFING_HEADINGS } from "../../../../src/vocabulary/planning.ts";
import { fieldErrors, fieldId } from "../../../look/field-errors.ts";
import { TextAreaField } from "../../../look/fields.tsx";
import { post } from "../../../server/call.ts";
import { type PartProps, useWriting } from "../page/plan-section.tsx";
import { PlanForm } from "../plan-form.tsx";
import { phasePath } from "../queries.ts";
import { useKept } from "../use-kept.ts";
import { usePlanAct } from "../use-plan-act.ts";

interface PassageFormProps extends PartProps {
  readonly heading: (typeof BRIEFING_HEADINGS)[number];
  readonly text: string;
}

export function PassageForm({ name, phase, heading, text }: PassageFormProps) {
  const { stop } = useWriting();
  const kept = useKept(`briefing.${phase.id}.${heading.id}`, { text });
  const [began] = useState(text);
  const words = kept.value.text;
  useEffect(() => document.getElementById(fieldId("/text"))?.focus(), []);
  const act = usePlanAct({
    run: () =>
      post(`${phasePath(name, phase.name)}/briefing`, {
        heading: heading.id,
        text: words.trim(),
      } satisfies NewPassageWire),
    said: `${heading.name} is saved`,
    after: () => {
      kept.forget();
      stop();
    },
  });
  return (
    <PlanForm
      label={heading.name}
      errors={act.errors}
      failure={act.failure}
      busy={act.busy}
      submit="Save"
      kept={kept}
      onSubmit={() =>
        act.send(fieldErrors([["/text", words.trim() === "" && "Write what belongs under this heading"]]))
      }
      onCancel={() => {
        kept.forget();
        stop();
      }}
    >
      {began === text ? null : (
        <div className="notice" data-tone="late">
          <p>Somebody else wrote under this heading while you did. Theirs now reads:</p>
          <p className="said">{text}</p>
        </div>
      )}
      <TextAreaField
        pointer="/text"
        label={heading.name}
        hideLabel
        hint={`${heading.holds} Keeps itself on this device until you save`}
        rows={8}
        value={words}
        maxLength={20_000}
        error={act.errors.get("/text")}
        onChange={(event) => kept.change({ text: event.target.value })}
      />
    </PlanForm>
  );
}
