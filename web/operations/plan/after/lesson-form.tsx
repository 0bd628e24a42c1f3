import type { LessonWire, NewLessonWire } from "../../../../src/contract/operations.ts";
import { LESSON_KINDS } from "../../../../src/vocabulary/planning.ts";
import { fieldErrors } from "../../../look/field-errors.ts";
import { Radios, TextAreaField, TextField } from "../../../look/fields.tsx";
import { post, put } from "../../../server/call.ts";
import { type PartProps, useWriting } from "../page/plan-section.tsx";
import { PlanForm } from "../plan-form.tsx";
import { phasePath } from "../queries.ts";
import { useKept } from "../use-kept.ts";
import { usePlanAct } from "../use-plan-act.ts";

interface LessonFormProps extends PartProps {
  /** The lesson whose action is changed; without it a new one is written. */
  readonly lesson?: LessonWire;
}

export function LessonForm({ name, phase, lesson }: LessonFormProps) {
  const { stop } = useWriting();
  const path = `${phasePath(name, phase.name)}/lessons`;
  const kept = useKept<NewLessonWire>(`lesson.${lesson?.id ?? phase.id}`, {
    kind: lesson?.kind ?? "change",
    text: lesson?.text ?? "",
    action: lesson?.action ?? "",
    owner: lesson?.owner ?? "",
    dueOn: lesson?.dueOn ?? null,
  });
  const draft = kept.value;
  const said = { action: draft.action.trim(), owner: draft.owner.trim(), dueOn: draft.dueOn };
  const act = usePlanAct({
    run: () =>
      lesson
        ? put(`${path}/${lesson.id}`, { ...said, done: lesson.doneAt !== null })
        : post(path, { kind: draft.kind, text: draft.text.trim(), ...said } satisfies NewLessonWire),
    said: lesson ? "The action is changed" : "The lesson is added",
    after: () => {
      kept.forget();
      stop();
    },
  });
  const set = (part: Partial<NewLessonWire>) => kept.change({ ...draft, ...part });
  return (
    <PlanForm
      label={lesson ? "Change the action of a lesson" : "New lesson"}
      errors={act.errors}
      failure={act.failure}
      busy={act.busy}
      submit={lesson ? "Keep the change" : "Add the lesson"}
      kept={kept}
      onSubmit={() => act.send(fieldErrors([["/text", draft.text.trim() === "" && "Enter the lesson"]]))}
      onCancel={() => {
        kept.forget();
        stop();
      }}
    >
      {lesson ? (
        <p className="said">{lesson.text}</p>
      ) : (
        <>
          <Radios
            pointer="/kind"
            label="What it is"
            inline
            value={draft.kind}
            onPick={(kind) => set({ kind })}
            choices={LESSON_KINDS.map((each) => ({ value: each.id, label: each.name }))}
          />
          <TextAreaField
            pointer="/text"
            label="The lesson"
            rows={2}
            value={draft.text}
            maxLength={4000}
            error={act.errors.get("/text")}
            onChange={(event) => set({ text: event.target.value })}
          />
        </>
      )}
      <TextField
        pointer="/action"
        label="What is done about it (optional)"
        value={draft.action}
        maxLength={2000}
        error={act.errors.get("/action")}
        onChange={(event) => set({ action: event.target.value })}
      />
      <div className="plan-fields">
        <TextField
          pointer="/owner"
          label="Who does it (optional)"
          value={draft.owner}
          maxLength={200}
          error={act.errors.get("/owner")}
          onChange={(event) => set({ owner: event.target.value })}
        />
        <TextField
          pointer="/dueOn"
          label="By (optional)"
          type="date"
          value={draft.dueOn ?? ""}
          error={act.errors.get("/dueOn")}
          onChange={(event) => set({ dueOn: event.target.value || null })}
        />
      </div>
    </PlanForm>
  );
}
