/** A text from which exact words are chosen. A text area that takes no changes, so that the keyboard can select as well as the mouse. */
import { useState } from "react";
import type { ItemWire } from "../../../../src/contract/reports.ts";
import { Button } from "../../../look/button.tsx";
import { textRuns } from "../../../look/text-runs.ts";
import { type Words, wholeWords } from "./words.ts";

interface WordChooserProps {
  readonly item: ItemWire;
  readonly chosen: readonly Words[];
  readonly onAdd: (words: Words) => void;
}

export function WordChooser({ item, chosen, onAdd }: WordChooserProps) {
  const [selected, setSelected] = useState<readonly [number, number]>([0, 0]);
  const { start, end } = wholeWords(item.text, ...selected);
  const spans = chosen
    .filter((each) => each.item === item.id)
    .map((each) => ({ id: String(each.start), start: each.start, end: each.end }));
  return (
    <div className="stack-tight">
      <div className="marked-textarea word-chooser">
        <div className="marked-textarea-copy" aria-hidden="true">
          {textRuns(item.text, spans).map((run) => (
            <span key={run.start} data-mention={run.marks.length > 0 ? "confirmed" : undefined}>
              {run.text}
            </span>
          ))}
          {"\n"}
        </div>
        <textarea
          className="marked-textarea-words"
          aria-label={`Words of item ${item.position}`}
          aria-describedby="words-hint"
          // Not `readOnly`: browsers then take the caret away, and with it selecting by keyboard.
          aria-readonly="true"
          value={item.text}
          onChange={() => undefined}
          onBeforeInput={(event) => event.preventDefault()}
          onCut={(event) => event.preventDefault()}
          onPaste={(event) => event.preventDefault()}
          onDrop={(event) => event.preventDefault()}
          onSelect={(event) =>
            setSelected([event.currentTarget.selectionStart, event.currentTarget.selectionEnd])
          }
        />
      </div>
      <Button
        look="plain"
        size="small"
        aria-disabled={start >= end}
        onClick={() => onAdd({ item: item.id, start, end })}
      >
        {start < end ? `Add “${shortened(item.text.slice(start, end))}”` : "Select words above"}
      </Button>
    </div>
  );
}

function shortened(words: string): string {
  return words.length <= 48 ? words : `${words.slice(0, 22)} … ${words.slice(-22)}`;
}
