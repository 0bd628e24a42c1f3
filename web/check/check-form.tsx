/** What one has of a person or thing: any part is enough. */
import type { FormEvent } from "react";
import { Button } from "../look/button.tsx";
import { ErrorSummary } from "../look/error-summary.tsx";
import { type FieldErrors, fieldErrors } from "../look/field-errors.ts";
import { TextField } from "../look/fields.tsx";
import { asked, MOST_IDENTIFIERS, type Question } from "./question.ts";

interface CheckFormProps {
  readonly question: Question;
  readonly errors: FieldErrors;
  readonly busy: boolean;
  readonly onChange: (question: Question) => void;
  readonly onWrong: (errors: FieldErrors) => void;
  readonly onAsk: () => void;
}

export function CheckForm({ question, errors, busy, onChange, onWrong, onAsk }: CheckFormProps) {
  const change = (part: Partial<Question>) => onChange({ ...question, ...part });
  const tryAsk = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const { given, incident } = asked(question);
    const wrong = fieldErrors([
      [
        "/given/name",
        Object.keys(given).length === 0 &&
          "Enter a name, a date of birth, or a phone, plate, document or other number",
      ],
      ["/incident", incident === "" && "Enter the incident or tasking number"],
    ]);
    onWrong(wrong);
    if (wrong.size === 0) onAsk();
  };
  return (
    <form onSubmit={tryAsk} className="stack" noValidate>
      <ErrorSummary errors={errors} />
      <TextField
        pointer="/given/name"
        label="Name"
        hint="Any part of it, in any spelling"
        value={question.name}
        maxLength={200}
        error={errors.get("/given/name") ?? errors.get("/given")}
        autoCapitalize="words"
        spellCheck={false}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        pointer="/given/birthDate"
        label="Date of birth"
        hint="For example, 27 3 1990, or the year alone"
        width="middle"
        value={question.birthDate}
        maxLength={40}
        error={errors.get("/given/birthDate")}
        onChange={(event) => change({ birthDate: event.target.value })}
      />
      <Identifiers question={question} errors={errors} onChange={(identifiers) => change({ identifiers })} />
      <TextField
        pointer="/incident"
        label="Incident or tasking number"
        hint="Why you are asking. Kept until you close this window"
        width="middle"
        value={question.incident}
        maxLength={80}
        error={errors.get("/incident")}
        autoCapitalize="characters"
        spellCheck={false}
        onChange={(event) => change({ incident: event.target.value })}
      />
      <Button type="submit" busy={busy}>
        {busy ? "Checking" : "Check"}
      </Button>
    </form>
  );
}

function Identifiers({
  question: { identifiers },
  errors,
  onChange,
}: {
  readonly question: Question;
  readonly errors: FieldErrors;
  readonly onChange: (identifiers: readonly string[]) => void;
}) {
  return (
    <div className="stack-tight">
      {identifiers.map((value, nth) => (
        <TextField
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place and by nothing else
          key={nth}
          pointer={`/given/identifiers/${nth}`}
          label={
            nth === 0
              ? "Phone, plate, document or other number"
              : `Phone, plate, document or other number ${nth + 1}`
          }
          hint={nth === 0 ? "As it is written: what it is is recognised" : undefined}
          value={value}
          maxLength={120}
          error={errors.get(`/given/identifiers/${nth}`)}
          autoCapitalize="characters"
          spellCheck={false}
          onChange={(event) => onChange(identifiers.with(nth, event.target.value))}
        />
      ))}
      {identifiers.length < MOST_IDENTIFIERS ? (
        <div>
          <Button look="plain" onClick={() => onChange([...identifiers, ""])}>
            Add another
          </Button>
        </div>
      ) : null}
    </div>
  );
}
