/** One item: its words, what they mention, how it is graded. Each item is graded by itself. */
import { useState } from "react";
import type { RecognisedWire } from "../../../src/contract/recognise.ts";
import { Button } from "../../look/button.tsx";
import { type FieldErrors, fieldId } from "../../look/field-errors.ts";
import { GradePicker } from "../grades/grade-picker.tsx";
import type { DraftItem } from "./draft.ts";
import { LinkList } from "./link-list.tsx";
import { MarkedTextarea } from "./marked-textarea.tsx";
import { MentionList } from "./mention-list.tsx";
import { rewrite } from "./recognised-mentions.ts";
import { useRecognition } from "./use-recognition.ts";
import "./item-card.css";

interface ItemCardProps {
  readonly item: DraftItem;
  readonly index: number;
  readonly originator: string;
  readonly errors: FieldErrors;
  readonly onChange: (change: (item: DraftItem) => DraftItem) => void;
  readonly onRequirements: (requirements: RecognisedWire["requirements"]) => void;
  readonly onRemove: (() => void) | null;
}

export function ItemCard({
  item,
  index,
  originator,
  errors,
  onChange,
  onRequirements,
  onRemove,
}: ItemCardProps) {
  const pointer = `/items/${index}/text`;
  const id = fieldId(pointer);
  const error = errors.get(pointer);
  const [caret, setCaret] = useState<readonly [number, number]>([0, 0]);
  const recognition = useRecognition(item.text, onChange, onRequirements);
  const at = item.mentions.find(
    (mention) =>
      mention.start !== null && mention.end !== null && mention.start <= caret[0] && caret[0] <= mention.end,
  );

  return (
    <section className="panel item-card" aria-label={`Item ${index + 1}`}>
      <div className="panel-head">
        <h2>Item {index + 1}</h2>
        {onRemove ? (
          <Button look="quiet" size="small" onClick={onRemove}>
            Remove<span className="visually-hidden"> item {index + 1}</span>
          </Button>
        ) : null}
      </div>
      <div className="item-card-columns">
        <div className="stack">
          <div className="field" data-wrong={error ? true : undefined}>
            <label className="field-label" htmlFor={id}>
              What is known
            </label>
            <div className="field-hint" id={`${id}-hint`}>
              One piece of information from one source. Never who or what the source is.
            </div>
            {error ? (
              <p className="field-error" id={`${id}-error`}>
                <span className="visually-hidden">Error: </span>
                {error}
              </p>
            ) : null}
            <MarkedTextarea
              id={id}
              aria-describedby={`${id}-hint${error ? ` ${id}-error` : ""}`}
              aria-invalid={error ? true : undefined}
              value={item.text}
              mentions={item.mentions}
              chosen={at?.id ?? null}
              maxLength={40_000}
              spellCheck
              onChange={(event) => {
                const { value } = event.target;
                onChange((before) => rewrite(before, value));
              }}
              onCaret={(start, end) => setCaret([start, end])}
            />
          </div>
          <GradePicker
            pointer={`/items/${index}/grade`}
            label="Your proposed grade"
            grade={item.grade}
            originator={originator}
            error={errors.get(`/items/${index}/grade`)}
            onChange={(grade) => onChange((before) => ({ ...before, grade }))}
          />
        </div>
        <div className="stack">
          <MentionList
            item={item}
            chosen={at?.id ?? null}
            selected={caret[0] < caret[1] ? caret : null}
            working={recognition.working}
            failed={recognition.failed}
            onChange={onChange}
          />
          <LinkList item={item} onChange={onChange} />
        </div>
      </div>
    </section>
  );
}
