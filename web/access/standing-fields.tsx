/** Why somebody is here: the purpose and the reason that every request carries and every entry of the log shows. */
import { PURPOSES, type Purpose } from "../../src/vocabulary/purposes.ts";
import type { FieldErrors } from "../look/field-errors.ts";
import { fieldErrors } from "../look/field-errors.ts";
import { Radios, TextField } from "../look/fields.tsx";

export interface StandingDraft {
  readonly purpose: Purpose | null;
  readonly reason: string;
}

interface StandingFieldsProps {
  readonly draft: StandingDraft;
  readonly errors: FieldErrors;
  readonly offered?: readonly Purpose[];
  readonly onChange: (draft: StandingDraft) => void;
}

const MEANS: Readonly<Record<Purpose, string>> = {
  law_enforcement: "To prevent, detect or investigate crime",
  safeguarding: "To protect a child or an adult at risk",
  immigration: "To run the immigration system. Not a way to read police intelligence",
};

export function StandingFields({ draft, errors, offered, onChange }: StandingFieldsProps) {
  return (
    <>
      <Radios
        pointer="/purpose"
        label="What are you here to do?"
        hint="You see what was shared for this purpose, and nothing else. You can change it later."
        error={errors.get("/purpose")}
        value={draft.purpose}
        onPick={(purpose) => onChange({ ...draft, purpose })}
        choices={PURPOSES.filter((each) => !offered || offered.includes(each.id)).map((each) => ({
          value: each.id,
          label: each.name,
          hint: MEANS[each.id],
        }))}
      />
      <TextField
        pointer="/reason"
        label="Your reason"
        hint="In a few words, such as “Evaluating the night’s reports” or an operation’s name. It is written in the log beside what you read. Do not name people."
        error={errors.get("/reason")}
        value={draft.reason}
        maxLength={200}
        onChange={(event) => onChange({ ...draft, reason: event.target.value })}
      />
    </>
  );
}

export function standingErrors(draft: StandingDraft): FieldErrors {
  return fieldErrors([
    ["/purpose", draft.purpose === null && "Choose what you are here to do"],
    ["/reason", draft.reason.trim().length < 3 && "Give a reason in a few words"],
  ]);
}
