/** Small words with a frame: the state and the precedence of a report. */
import {
  PRECEDENCE_MEANING,
  PRECEDENCE_NAME,
  type Precedence,
  type ReportState,
  STATE_NAME,
} from "../../src/vocabulary/reports.ts";

const STATE_TONE: Readonly<Partial<Record<ReportState, string>>> = {
  draft: "draft",
  withdrawn: "harm",
  erased: "harm",
};

export function StateTag({ state }: { readonly state: ReportState }) {
  return (
    <span className="tag" data-tone={STATE_TONE[state]}>
      {STATE_NAME[state]}
    </span>
  );
}

/** Routine is the rule and says nothing. */
export function PrecedenceTag({
  precedence,
  always = false,
}: {
  readonly precedence: Precedence;
  readonly always?: boolean;
}) {
  if (precedence === "routine" && !always) return null;
  const tone = precedence === "immediate" ? "harm" : precedence === "time_critical" ? "late" : undefined;
  return (
    <span className="tag" data-tone={tone} title={PRECEDENCE_MEANING[precedence]}>
      {PRECEDENCE_NAME[precedence]}
    </span>
  );
}

export function Marking({ classification }: { readonly classification: string }) {
  return <strong className="marking">{classification}</strong>;
}
