import type { LessonWire } from "../../../../src/contract/operations.ts";
import { LESSON_KINDS } from "../../../../src/vocabulary/planning.ts";
import { DateText, InstantText } from "../../../look/date-text.tsx";
import { today } from "../../../look/instants.ts";

/** What was learnt, what is done about it by whom, and how far that is. */
export function LessonWords({ lesson }: { readonly lesson: LessonWire }) {
  const late = lesson.doneAt === null && lesson.dueOn !== null && lesson.dueOn < today();
  return (
    <>
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
    </>
  );
}
