/** Somebody who is met, in under a minute: what they need first, then by which power, and only then who they are. */
import { useState } from "react";
import type { EncounterFieldsWire } from "../../../../src/contract/field.ts";
import { Button } from "../../../look/button.tsx";
import { type FieldErrors, fieldErrors, NO_ERRORS } from "../../../look/field-errors.ts";
import { Checkboxes, TextAreaField } from "../../../look/fields.tsx";
import { randomId } from "../../../server/random-id.ts";
import { go } from "../../address.ts";
import { useActivity, useField } from "../../context.tsx";
import { type PartAddress, useKeptForm, usePartForm } from "../../use-form.ts";
import { FormScreen } from "../form-screen.tsx";
import { MissingActivity } from "../missing-activity.tsx";
import { PowerFields } from "../power-fields.tsx";
import { Categories } from "./categories.tsx";
import { CheckHere } from "./check-here.tsx";
import { Duties } from "./duties.tsx";
import { Identity } from "./identity.tsx";
import { Recorded } from "./recorded.tsx";

const USES = ["stop", "question", "search", "examine", "detain", "arrest"];

export function EncounterScreen(where: PartAddress) {
  const activity = useActivity(where.activity);
  const [, field] = useField();
  const { fields, change, known, changed, record, remove } = usePartForm("encounter", where);
  // The note becomes a part of its own, under an id that is fixed once.
  const [noteId] = useState(randomId);
  const [note, changeNote, noteDone] = useKeptForm<{ text?: string }>(
    { activity: where.activity, part: noteId, kind: "note" },
    {},
  );
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const [recordedAt, setRecordedAt] = useState<Date | null>(null);
  if (!activity) return <MissingActivity />;
  const back = `activities/${where.activity}`;
  const text = note.text?.trim() ?? "";

  const save = async () => {
    const wrong = fieldErrors([
      [
        "/questioned",
        (fields.questioned ?? []).length > 0 &&
          !fields.power &&
          "Choose the power under which they were questioned",
      ],
    ]);
    setErrors(wrong);
    if (wrong.size > 0) return;
    await record();
    if (text !== "") {
      const at = new Date().toISOString();
      await field.record({
        do: "set_part",
        activity: where.activity,
        part: noteId,
        kind: "note",
        fields: { text, at },
      });
    }
    await noteDone();
    setRecordedAt(new Date());
    window.scrollTo(0, 0);
  };

  return (
    <FormScreen
      title="Encounter"
      back={back}
      errors={errors}
      record={known ? "Record the changes" : "Record"}
      onRecord={() => void save()}
      onRemove={known ? remove : undefined}
      instead={
        recordedAt && !changed ? (
          <>
            <Button onClick={() => go(`${back}/encounter/${randomId()}`, { instead: true })}>
              Next person
            </Button>
            <Button look="plain" onClick={() => go(back)}>
              Done
            </Button>
          </>
        ) : undefined
      }
    >
      {recordedAt ? <Recorded at={recordedAt} activity={activity} /> : null}
      <Duties fields={fields} change={change} />
      <PowerFields
        label="Power used"
        hint="No power, no questioning. Consent is one."
        none="None: we only talked"
        uses={USES}
        fields={fields}
        change={(said) => change(withoutPower(said))}
      />
      {fields.power ? (
        <Checkboxes
          pointer="/questioned"
          label="Were they questioned?"
          error={errors.get("/questioned")}
          values={fields.questioned ?? []}
          choices={[
            { value: "crime", label: "In relation to organised immigration crime" },
            { value: "status", label: "On immigration status" },
          ]}
          onChange={(questioned) => change({ questioned: [...questioned] })}
        />
      ) : null}
      <Identity fields={fields} change={change} />
      <CheckHere activity={activity} fields={fields} change={change} />
      <Categories fields={fields} change={change} />
      {known ? null : (
        <TextAreaField
          pointer="/note"
          label="Note (optional)"
          hint="What they said, what you saw. Notes can become a report."
          maxLength={4000}
          value={note.text ?? ""}
          onChange={(event) => changeNote({ text: event.target.value })}
        />
      )}
    </FormScreen>
  );
}

/** Without a power nobody was questioned, and nothing was explained. */
function withoutPower(said: Partial<EncounterFieldsWire>): Partial<EncounterFieldsWire> {
  if (said.power !== null) return said;
  return { ...said, questioned: [], grounds: "", explained: null, language: null };
}
