/** What is learnt: each lesson an action that somebody owns, for the next phase's plan. */
import type { LessonWire } from "../../../../src/contract/operations.ts";
import { LESSON_KINDS } from "../../../../src/vocabulary/planning.ts";
import { Button } from "../../../look/button.tsx";
import { DateText, InstantText } from "../../../look/date-text.tsx";
import { today } from "../../../look/instants.ts";
import { ProblemNotice } from "../../../look/states.tsx";
import { put } from "../../../server/call.ts";
import { type PartProps, PlanSection, useWriting } from "../page/plan-section.tsx";
import { phasePath } from "../queries.ts";
import { usePlanAct } from "../use-plan-act.ts";
import { LessonForm } from "./lesson-form.tsx";

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
      {phase.lessons.length === 0 ? (
        <p className="soft measure">
          None yet. After the phase the debrief says what to keep, to do differently and to stop, and who does
          what about it by when.
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
  const late = lesson.doneAt === null && lesson.dueOn !== null && lesson.dueOn < today();
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
      <p className="row">
        <span className="tag">{LESSON_KINDS.find((each) => each.id === lesson.kind)?.name}</span>
        <span className="said">{lesson.text}</span>
      </p>
      <p className="small">
        {lesson.action ? `${lesson.action}. ` : <span className="soft">No action yet. </span>}
        {lesson.owner ? <span>{lesson.owner}. </span> : null}
        {lesson.doneAt ? (
          <span className="soft">
            Done <InstantText at={lesson.doneAt} day />, {lesson.doneBy}
          </span>
        ) : lesson.dueOn ? (
          <span className={late ? "late" : undefined}>
            {late ? "Was due " : "Due "}
            <DateText from={lesson.dueOn} />
          </span>
        ) : null}
      </p>
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
