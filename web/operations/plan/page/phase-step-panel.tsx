/** Going live, and ending: a decision with its reasons, which go into the log. */
import { useState } from "react";
import { fieldErrors } from "../../../look/field-errors.ts";
import { TextAreaField } from "../../../look/fields.tsx";
import { post } from "../../../server/call.ts";
import { PlanForm } from "../plan-form.tsx";
import { phasePath } from "../queries.ts";
import { useKept } from "../use-kept.ts";
import { usePlanAct } from "../use-plan-act.ts";
import { type PartProps, useWriting } from "./plan-section.tsx";

const STEPS = {
  live: {
    title: "Go live",
    lead: "From now on its taskings can be offered and its days count. Changes to the plan stay possible and are on record.",
    label: "Why it may go live",
    submit: "Go live",
    said: "The phase is live",
    action: "go_live",
  },
  end: {
    title: "End the phase",
    lead: "Nothing new is tasked in it. Lessons can still be added, and the next phase can be made from it.",
    label: "Why it ends now",
    submit: "End the phase",
    said: "The phase has ended. Write down its lessons",
    action: "end",
  },
} as const;

export function PhaseStepPanel({ name, phase, step }: PartProps & { readonly step: keyof typeof STEPS }) {
  const words = STEPS[step];
  const { stop } = useWriting();
  const kept = useKept(`${step}.${phase.id}`, { reasons: "" });
  const [start] = useState(phase.state);
  const { reasons } = kept.value;
  const act = usePlanAct({
    run: () => post(`${phasePath(name, phase.name)}/${step}`, { reasons: reasons.trim() }),
    said: words.said,
    after: () => {
      kept.forget();
      stop();
    },
  });
  if (!phase.actions.includes(words.action)) {
    return (
      <p className="notice">
        {phase.state === start ? "You may not do this: the coordinators of its agency may." : "It is done."}
      </p>
    );
  }
  return (
    <section className="panel action-panel" aria-labelledby="step-title">
      <h2 id="step-title">{words.title}</h2>
      <p className="soft measure">{words.lead}</p>
      {step === "live" && phase.missing.length > 0 ? (
        <div className="notice" data-tone="late">
          <p>It is not ready. This is missing:</p>
          <ul>
            {phase.missing.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <PlanForm
        label={words.title}
        errors={act.errors}
        failure={act.failure}
        busy={act.busy}
        submit={words.submit}
        kept={kept}
        onSubmit={() => act.send(fieldErrors([["/reasons", reasons.trim() === "" && "Enter your reasons"]]))}
        onCancel={() => {
          kept.forget();
          stop();
        }}
      >
        <TextAreaField
          pointer="/reasons"
          label={words.label}
          hint="Goes into the decision log under your name"
          value={reasons}
          maxLength={4000}
          error={act.errors.get("/reasons")}
          onChange={(event) => kept.change({ reasons: event.target.value })}
        />
      </PlanForm>
    </section>
  );
}
