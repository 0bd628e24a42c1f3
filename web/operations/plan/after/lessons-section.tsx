/** What is learnt: each lesson an action that somebody owns, for the next phase's plan. */
import type { LessonWire } from "../../../../src/contract/operations.ts";
import { Button } from "../../../look/button.tsx";
import { ProblemNotice } from "../../../look/states.tsx";
import { put } from "../../../server/call.ts";
import { type PartProps, PlanSection, useWriting } from "../page/plan-section.tsx";
import { phasePath } from "../queries.ts";
import { usePlanAct } from "../use-plan-act.ts";
import { EarlierLessons } from "./earlier-lessons.tsx";
import { LessonForm } from "./lesson-form.tsx";
import { LessonWords } from "./lesson-words.tsx";

export function LessonsSection({ name, phase }: PartProps) {
  const { doing } = useWriting();
  const may = phase.actions.includes("add_lesson");
  const changed = phase.lessons.find((each) => doing === `lesson-${each.id}`);
  return (
    <PlanSection
      id="lessons"
      title="Lessons"
      count={phase.lessons.length}
      name={name}
      phase={phase}
      write={may ? "Add a lesson" : null}
      form={may ? <LessonForm name={name} phase={phase} /> : null}
    >
      {changed && may ? <LessonForm name={name} phase={phase} lesson={changed} /> : null}
      {phase.template && phase.state !== "ended" ? <EarlierLessons template={phase.template} /> : null}
      {phase.lessons.length === 0 ? (
        <p className="soft measure">
          None of this phase yet. After it the debrief says what to keep, to do differently and to stop, and
          who does what about it by when.
        </p>
      ) : (
        <ul className="plain-list plan-lines">
          {phase.lessons.map((lesson) => (
            <li key={lesson.id}>
              <Lesson name={name} phase={phase} lesson={lesson} may={may} />
            </li>
          ))}
        </ul>
      )}
    </PlanSection>
  );
}

function Lesson({
  name,
  phase,
  lesson,
  may,
}: PartProps & { readonly lesson: LessonWire; readonly may: boolean }) {
  const { start } = useWriting();
  const done = lesson.doneAt === null;
  const act = usePlanAct({
    run: () =>
      put(`${phasePath(name, phase.name)}/lessons/${lesson.id}`, {
        action: lesson.action,
        owner: lesson.owner,
        dueOn: lesson.dueOn,
        done,
      }),
    said: done ? "Done" : "Open again",
  });
  return (
    <>
      {act.failure ? <ProblemNotice error={act.failure} /> : null}
      <LessonWords lesson={lesson} />
      {may ? (
        <div className="button-row no-print">
          <Button look="quiet" size="small" onClick={() => start(`lesson-${lesson.id}`)}>
            Change<span className="visually-hidden"> the action of this lesson: {lesson.text}</span>
          </Button>
          {lesson.action ? (
            <Button look="quiet" size="small" busy={act.busy} onClick={() => act.send()}>
              {done ? "Mark as done" : "Open again"}
              <span className="visually-hidden">: {lesson.text}</span>
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
