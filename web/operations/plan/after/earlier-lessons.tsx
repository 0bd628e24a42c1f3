/** What was learnt in the phase from which this one was made, in sight of whoever plans it; what is still open comes first. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { PhaseWire } from "../../../../src/contract/operations.ts";
import { ProblemNotice } from "../../../look/states.tsx";
import { phaseQuery } from "../queries.ts";
import { LessonWords } from "./lesson-words.tsx";

interface EarlierLessonsProps {
  readonly template: NonNullable<PhaseWire["template"]>;
}

export function EarlierLessons({ template: { operation, name, title } }: EarlierLessonsProps) {
  const earlier = useQuery(phaseQuery(operation, name));
  if (earlier.error) return <ProblemNotice error={earlier.error} again={() => void earlier.refetch()} />;
  const lessons = (earlier.data?.lessons ?? []).toSorted(
    (a, b) => Number(a.doneAt !== null) - Number(b.doneAt !== null),
  );
  if (lessons.length === 0) return null;
  return (
    <section className="stack-tight earlier-lessons" aria-labelledby="earlier-lessons-title">
      <h3 id="earlier-lessons-title">
        Learnt in{" "}
        <Link to="/operations/$name/$phase/plan" params={{ name: operation, phase: name }} hash="lessons">
          {title}
        </Link>
      </h3>
      <ul className="plain-list plan-lines">
        {lessons.map((lesson) => (
          <li key={lesson.id}>
            <LessonWords lesson={lesson} />
          </li>
        ))}
      </ul>
    </section>
  );
}
