import { type FieldErrors, fieldErrors } from "../../../look/field-errors.ts";
import { TextAreaField, TextField } from "../../../look/fields.tsx";
import { AgencyPicker } from "../agency-picker.tsx";

export interface OperationDraft {
  readonly title: string;
  readonly aim: string;
  readonly participants: readonly string[];
}

export const NEW_OPERATION: OperationDraft = { title: "", aim: "", participants: [] };

export function wrongInOperation({ title }: OperationDraft): FieldErrors {
  return fieldErrors([["/title", title.trim() === "" && "Enter what the operation is called"]]);
}

interface OperationFieldsProps {
  readonly draft: OperationDraft;
  readonly planner: string;
  readonly errors: FieldErrors;
  readonly onChange: (draft: OperationDraft) => void;
}

export function OperationFields({ draft, planner, errors, onChange }: OperationFieldsProps) {
  return (
    <>
      <TextField
        pointer="/title"
        label="What it is called"
        value={draft.title}
        maxLength={200}
        error={errors.get("/title")}
        onChange={(event) => onChange({ ...draft, title: event.target.value })}
      />
      <TextAreaField
        pointer="/aim"
        label="What it is for"
        hint="In a few sentences that every agency can stand behind"
        rows={4}
        value={draft.aim}
        maxLength={4000}
        error={errors.get("/aim")}
        onChange={(event) => onChange({ ...draft, aim: event.target.value })}
      />
      <AgencyPicker
        pointer="/participants"
        label="Agencies that take part"
        hint="They read the whole plan and can be tasked. Type a name or a code"
        chosen={draft.participants}
        without={[planner]}
        error={errors.get("/participants")}
        onChange={(participants) => onChange({ ...draft, participants })}
      />
    </>
  );
}
