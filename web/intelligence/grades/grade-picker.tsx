/** A grade as three small choices, each with its meaning in sight; the conditions appear only under C. */
import {
  ACTION_MEANING,
  HANDLING_MEANING,
  INFORMATION_GRADES,
  INFORMATION_MEANING,
  SANITISATION_CODES,
  SANITISATION_MEANING,
  SOURCE_GRADES,
  SOURCE_MEANING,
} from "../../../src/vocabulary/grades.ts";
import { fieldId } from "../../look/field-errors.ts";
import { TextAreaField } from "../../look/fields.tsx";
import { CodeChoice } from "./code-choice.tsx";
import type { GradeDraft } from "./grade-draft.ts";
import "./grade-picker.css";

interface GradePickerProps {
  readonly pointer: string;
  readonly label: string;
  readonly grade: GradeDraft;
  /** Under whose name instructions are written. */
  readonly originator: string;
  readonly error?: string | undefined;
  readonly onChange: (grade: GradeDraft) => void;
}

export function GradePicker({ pointer, label, grade, originator, error, onChange }: GradePickerProps) {
  const id = fieldId(pointer);
  const own = grade.instructions.find((each) => each.originator === originator)?.text ?? "";
  const others = grade.instructions.filter((each) => each.originator !== originator);
  const instruct = (text: string) => onChange({ ...grade, instructions: [...others, { originator, text }] });
  return (
    <fieldset
      className="grade-picker field"
      data-wrong={error ? true : undefined}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className="field-legend">{label}</legend>
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          <span className="visually-hidden">Error: </span>
          {error}
        </p>
      ) : null}
      <div className="grade-picker-parts">
        <CodeChoice
          id={id}
          label="Source"
          codes={SOURCE_GRADES}
          meaning={SOURCE_MEANING}
          value={grade.source}
          onPick={(source) => onChange({ ...grade, source })}
        />
        <CodeChoice
          id={`${id}-information`}
          label="Information"
          codes={INFORMATION_GRADES}
          meaning={INFORMATION_MEANING}
          value={grade.information}
          onPick={(information) => onChange({ ...grade, information })}
        />
        <CodeChoice
          id={`${id}-handling`}
          label="Handling"
          codes={["P", "C"]}
          meaning={HANDLING_MEANING}
          value={grade.handling}
          onPick={(handling) => onChange({ ...grade, handling })}
        />
      </div>
      {grade.handling === "C" ? (
        <div className="grade-picker-conditions">
          <CodeChoice
            id={`${id}-action`}
            label="What may be done with it"
            codes={["A1", "A2", "A3"]}
            meaning={ACTION_MEANING}
            value={grade.action}
            onPick={(action) => onChange({ ...grade, action })}
          />
          <CodeChoice
            id={`${id}-sanitisation`}
            label="May it be sanitised"
            codes={SANITISATION_CODES}
            meaning={SANITISATION_MEANING}
            value={grade.sanitisation}
            onPick={(sanitisation) => onChange({ ...grade, sanitisation })}
          />
          <div className="grade-picker-words">
            {others.map((each) => (
              <p key={each.originator + each.text} className="small">
                <strong>{each.originator}:</strong> {each.text}
              </p>
            ))}
            <TextAreaField
              pointer={`${pointer}-instructions`}
              label={`Instructions of ${originator}`}
              hint="What the reader must or must not do, in a sentence"
              rows={2}
              value={own}
              onChange={(event) => instruct(event.target.value)}
            />
          </div>
        </div>
      ) : null}
    </fieldset>
  );
}
