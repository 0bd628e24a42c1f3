/** How many taskings of each state, in words with the colour of the state, in the order in which a tasking goes. */
import { TASKING_STATE_NAME, TASKING_STATES, type TaskingState } from "../../../src/vocabulary/planning.ts";
import "./taskings.css";

export function StateCounts({ states }: { readonly states: readonly TaskingState[] }) {
  return (
    <span className="state-counts">
      {TASKING_STATES.map((state) => {
        const count = states.filter((each) => each === state).length;
        return count === 0 ? null : (
          <span key={state} className="tag tasking-state" data-state={state}>
            {count} {TASKING_STATE_NAME[state].toLowerCase()}
          </span>
        );
      })}
    </span>
  );
}

/** "1 offered, 2 accepted" */
export function countsText(states: readonly TaskingState[]): string {
  return TASKING_STATES.flatMap((state) => {
    const count = states.filter((each) => each === state).length;
    return count === 0 ? [] : [`${count} ${TASKING_STATE_NAME[state].toLowerCase()}`];
  }).join(", ");
}
