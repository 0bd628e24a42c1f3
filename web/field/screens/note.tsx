/** A note, or the answer to one of the tasking's questions. Notes can become a draft report. */
import { useState } from "react";
import { type FieldErrors, fieldErrors, NO_ERRORS } from "../../look/field-errors.ts";
import { Radios, TextAreaField } from "../../look/fields.tsx";
import { go } from "../address.ts";
import { useActivity, useField } from "../context.tsx";
import { type PartAddress, usePartForm } from "../use-form.ts";
import { FormScreen } from "./form-screen.tsx";
import { MissingActivity } from "./missing-activity.tsx";
import { ReportOfNotes } from "./report-of-notes.tsx";

export function NoteScreen(where: PartAddress) {
  const activity = useActivity(where.activity);
  const [{ bundle }] = useField();
  const { fields, change, known, record, remove } = usePartForm("note", where);
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  if (!activity) return <MissingActivity />;
  const back = `activities/${where.activity}`;
  const prompts = bundle?.taskings.find(({ id }) => id === activity.fields.tasking)?.prompts ?? [];
  const save = async () => {
    const wrong = fieldErrors([["/text", !fields.text?.trim() && "Write the note"]]);
    setErrors(wrong);
    if (wrong.size > 0) return;
    await record();
    go(back);
  };
  return (
    <FormScreen
      title="Note"
      back={back}
      errors={errors}
      record="Record"
      onRecord={() => void save()}
      onRemove={known ? remove : undefined}
    >
      {prompts.length > 0 ? (
        <Radios
          pointer="/prompt"
          label="Does it answer one of these?"
          value={fields.prompt === undefined || fields.prompt === null ? "none" : String(fields.prompt)}
          choices={[
            { value: "none", label: "None of them" },
            ...prompts.map((prompt, nth) => ({ value: String(nth), label: prompt })),
          ]}
          onPick={(value) => change({ prompt: value === "none" ? null : Number(value) })}
        />
      ) : null}
      <TextAreaField
        pointer="/text"
        label="Note"
        hint="What was said, what you saw."
        rows={6}
        maxLength={4000}
        error={errors.get("/text")}
        value={fields.text ?? ""}
        onChange={(event) => change({ text: event.target.value })}
      />
      {known ? <ReportOfNotes activity={activity} /> : null}
    </FormScreen>
  );
}
