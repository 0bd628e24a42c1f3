/** Words with what they mention marked, before there is any page of it to go to. */
import { kindLabel } from "../../look/kind-label.ts";
import { type Span, textRuns } from "../../look/text-runs.ts";
import "../../look/marked-text.css";
import type { Claim } from "./claims-of.ts";

interface ClaimTextProps {
  readonly text: string;
  readonly claims: readonly Claim[];
}

export function ClaimText({ text, claims }: ClaimTextProps) {
  const spans = claims.flatMap(({ span }): Span[] => (span ? [span] : []));
  return (
    <div className="said">
      {textRuns(text, spans).map((run) => {
        const claim = claims.find((each) => each.id === run.marks[0]);
        if (!claim) return <span key={run.start}>{run.text}</span>;
        return (
          <span
            key={run.start}
            className="mention"
            data-confidence={claim.suggested ? "possible" : claim.confidence}
            title={`${kindLabel(claim.kind)}${claim.suggested ? ", suggested" : `, ${claim.confidence}`}`}
          >
            {run.text}
          </span>
        );
      })}
    </div>
  );
}
