/** What the report as a whole says of itself: urgency, title, purpose, marking, when, and how it is known. */
import { PURPOSES } from "../../../src/vocabulary/purposes.ts";
import {
  CLASSIFICATIONS,
  PRECEDENCE_MEANING,
  PRECEDENCE_NAME,
  PRECEDENCES,
} from "../../../src/vocabulary/reports.ts";
import { useMe } from "../../access/me.tsx";
import { readDate } from "../../look/edtf.ts";
import type { FieldErrors } from "../../look/field-errors.ts";
import { Radios, TextAreaField, TextField } from "../../look/fields.tsx";
import type { Draft } from "./draft.ts";

interface AboutFieldsProps {
  readonly draft: Draft;
  readonly errors: FieldErrors;
  readonly onChange: (change: Partial<Draft>) => void;
}

export function AboutFields({ draft, errors, onChange }: AboutFieldsProps) {
  return (
    <section className="panel stack" aria-label="About the report">
      <Radios
        pointer="/precedence"
        label="How urgent is it?"
        inline
        value={draft.precedence}
        onPick={(precedence) => onChange({ precedence })}
        choices={PRECEDENCES.toReversed().map((id) => ({
          value: id,
          label: PRECEDENCE_NAME[id],
          hint: PRECEDENCE_MEANING[id],
        }))}
      />
      {draft.precedence === "immediate" ? (
        <div className="notice" data-tone="harm">
          If somebody is in danger now, call the duty desk as well. Do not wait for this report to be read.
        </div>
      ) : null}
      <TextField
        pointer="/title"
        label="Title"
        hint="What it is about, in a line. No names, no source."
        value={draft.title}
        maxLength={300}
        error={errors.get("/title")}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <div className="about-dates">
        <DateField
          pointer="/informationFrom"
          label="When it happened or was so"
          hint="2025-09-21 or 2025-09~"
          draft={draft}
          errors={errors}
          onChange={onChange}
        />
        <DateField
          pointer="/informationTo"
          label="Until"
          hint="Only if it lasted"
          draft={draft}
          errors={errors}
          onChange={onChange}
        />
        <TextField
          pointer="/authored"
          label="Date written"
          hint="Today, unless from paper"
          type="date"
          value={draft.authored}
          error={errors.get("/authored")}
          onChange={(event) => onChange({ authored: event.target.value })}
        />
      </div>
      <TextAreaField
        pointer="/provenance"
        label="How it is known"
        hint="Such as “seen by a patrol” or “told by a port worker”. Never who the source is, nor anything that points to them."
        rows={2}
        value={draft.provenance}
        maxLength={2000}
        error={errors.get("/provenance")}
        onChange={(event) => onChange({ provenance: event.target.value })}
      />
    </section>
  );
}

interface DateFieldProps extends AboutFieldsProps {
  readonly pointer: "/informationFrom" | "/informationTo";
  readonly label: string;
  readonly hint: string;
}

function DateField({ pointer, label, hint, draft, errors, onChange }: DateFieldProps) {
  const name = pointer === "/informationFrom" ? "informationFrom" : "informationTo";
  const words = readDate(draft[name]);
  return (
    <div>
      <TextField
        pointer={pointer}
        label={label}
        hint={hint}
        value={draft[name]}
        maxLength={60}
        error={errors.get(pointer)}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
      <p className="small soft" role="status">
        {words === null ? "Not read as a date yet" : draft[name] ? `Reads as: ${words}` : ""}
      </p>
    </div>
  );
}

/** For what it may be read, and how it is marked. Mostly left as it is. */
export function MarkingFields({ draft, errors, onChange }: AboutFieldsProps) {
  const held = useMe().purposes;
  return (
    <section className="panel stack" aria-label="Purpose and marking">
      <Radios
        pointer="/purpose"
        label="Purpose"
        error={errors.get("/purpose")}
        value={draft.purpose}
        onPick={(purpose) => onChange({ purpose })}
        choices={PURPOSES.filter((each) => held.includes(each.id)).map((each) => ({
          value: each.id,
          label: each.name,
          hint: each.basis,
        }))}
      />
      <Radios
        pointer="/classification"
        label="Marking"
        hint="Nothing higher may be written here"
        error={errors.get("/classification")}
        value={draft.classification}
        onPick={(classification) => onChange({ classification })}
        choices={CLASSIFICATIONS.map((each) => ({ value: each as string, label: each }))}
      />
    </section>
  );
}
