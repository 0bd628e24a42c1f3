/** A new measure, or the next version of one. What it counts stays: a measure that counts something else is another measure. */
import { type FormEvent, useState } from "react";
import type { MeasureVersionWire, NewMeasureWire } from "../../../src/contract/counts.ts";
import { Button } from "../../look/button.tsx";
import { ErrorSummary } from "../../look/error-summary.tsx";
import { fieldErrors } from "../../look/field-errors.ts";
import { SelectField, TextAreaField, TextField } from "../../look/fields.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import { post } from "../../server/call.ts";
import { usePlanAct } from "../plan/use-plan-act.ts";
import { COUNTS_WORDS } from "./measures-page.tsx";

interface MeasureFormProps {
  readonly of: MeasureVersionWire | null;
  readonly onDone: () => void;
}

const NOTHING: NewMeasureWire = {
  id: "",
  name: "",
  definition: "",
  unit: "people",
  counts: "person_in_event",
  date: "began",
  qualifies: "",
  ties: "",
  because: "",
};

export function MeasureForm({ of, onDone }: MeasureFormProps) {
  const [words, setWords] = useState<NewMeasureWire>(() => (of ? { ...pick(of), because: "" } : NOTHING));
  const id = of ? of.id : idFrom(words.name);
  const save = usePlanAct({
    run: () => post("/measures", { ...words, id }),
    said: of ? `${words.name}: version ${of.version + 1} is written` : `${words.name} is a measure now`,
    after: onDone,
  });
  const text = (field: keyof NewMeasureWire, label: string, hint?: string) => ({
    pointer: `/${field}`,
    label,
    hint,
    value: words[field],
    error: save.errors.get(`/${field}`),
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setWords({ ...words, [field]: event.target.value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.send(
      fieldErrors([
        ["/name", id.length < 3 && "Enter a name of at least three letters"],
        ["/definition", words.definition.trim() === "" && "Enter what is counted"],
        ["/unit", words.unit.trim() === "" && "Enter the unit, as it stands behind a figure"],
        [
          "/qualifies",
          words.qualifies.trim() === "" && "Enter which territory and which link to an operation qualify",
        ],
        ["/ties", words.ties.trim() === "" && "Enter how ties fall"],
        ["/because", words.because.trim() === "" && "Enter why"],
      ]),
    );
  };
  return (
    <form className="panel stack" onSubmit={submit} noValidate>
      <h3>{of ? `Version ${of.version + 1} of ${of.name}` : "New measure"}</h3>
      <ErrorSummary errors={save.errors} />
      {save.failure && save.errors.size === 0 ? <ProblemNotice error={save.failure} /> : null}
      <TextField
        {...text("name", "Name", "One thing; never a compound such as “spoken with or safeguarded”")}
      />
      <TextAreaField {...text("definition", "Definition")} />
      {of ? null : (
        <SelectField {...text("counts", "What it counts")}>
          {Object.entries(COUNTS_WORDS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
      )}
      <TextField {...text("unit", "Unit", "people, vehicles; pence for money")} width="middle" />
      <SelectField {...text("date", "Whose day")}>
        <option value="began">The event began</option>
        <option value="decided">It was decided</option>
        <option value="done">It was done</option>
        <option value="submitted">It was submitted</option>
      </SelectField>
      <TextAreaField {...text("qualifies", "Which territory and link qualify")} />
      <TextAreaField {...text("ties", "How ties fall")} />
      <TextField {...text("because", "Why it is written, or changed")} />
      <div className="button-row">
        <Button type="submit" busy={save.busy}>
          Write it
        </Button>
        <Button look="quiet" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </form>
  );
}

function pick({ id, name, definition, unit, counts, date, qualifies, ties }: MeasureVersionWire) {
  return { id, name, definition, unit, counts, date, qualifies, ties };
}

/** "Vans stopped" is vans_stopped. */
function idFrom(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "")
    .slice(0, 60);
}
