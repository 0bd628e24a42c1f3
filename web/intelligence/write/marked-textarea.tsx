/**
 * A plain text area over a copy of its own words in which mentions are marked. The copy decides the height, so both
 * always wrap alike; the text area stays what every browser, keyboard and screen reader knows.
 */
import { type TextareaHTMLAttributes, useMemo } from "react";
import type { MentionDraftWire } from "../../../src/contract/reports.ts";
import { type Span, textRuns } from "../../look/text-runs.ts";
import "./marked-textarea.css";

interface MarkedTextareaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "value"> {
  readonly value: string;
  readonly mentions: readonly MentionDraftWire[];
  readonly chosen: string | null;
  /** The words selected, or where the caret stands. */
  readonly onCaret: (start: number, end: number) => void;
}

export function MarkedTextarea({ value, mentions, chosen, onCaret, ...area }: MarkedTextareaProps) {
  const runs = useMemo(() => {
    const spans = mentions.flatMap(({ id, start, end, status }): Span[] =>
      status === "dropped" || start === null || end === null ? [] : [{ id, start, end }],
    );
    return textRuns(value, spans);
  }, [value, mentions]);

  return (
    <div className="marked-textarea">
      <div className="marked-textarea-copy" aria-hidden="true">
        {runs.map((run) => {
          const mention = mentions.find((each) => each.id === run.marks[0]);
          return mention ? (
            <span
              key={run.start}
              data-mention={mention.status}
              data-chosen={mention.id === chosen || undefined}
            >
              {run.text}
            </span>
          ) : (
            <span key={run.start}>{run.text}</span>
          );
        })}
        {"\n"}
      </div>
      <textarea
        {...area}
        value={value}
        className="marked-textarea-words"
        onSelect={(event) => onCaret(event.currentTarget.selectionStart, event.currentTarget.selectionEnd)}
      />
    </div>
  );
}
