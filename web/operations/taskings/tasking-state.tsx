/** How far a tasking is: a word with a frame, the same everywhere. */
import { TASKING_STATE_NAME, type TaskingState } from "../../../src/vocabulary/planning.ts";
import "./taskings.css";

export function TaskingTag({ state }: { readonly state: TaskingState }) {
  return (
    <span className="tag tasking-state" data-state={state}>
      {TASKING_STATE_NAME[state]}
    </span>
  );
}
