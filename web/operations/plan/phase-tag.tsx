import { PHASE_STATE_NAME, type PhaseState } from "../../../src/vocabulary/planning.ts";

const TONE: Readonly<Record<PhaseState, string | undefined>> = {
  draft: "draft",
  live: "done",
  ended: undefined,
};

export function PhaseTag({ state }: { readonly state: PhaseState }) {
  return (
    <span className="tag" data-tone={TONE[state]}>
      {PHASE_STATE_NAME[state]}
    </span>
  );
}
