/** A number in another system, so that nothing is keyed twice. */
import { useState } from "react";
import type { ReferenceFieldsWire } from "../../../src/contract/field.ts";
import { type FieldErrors, fieldErrors, NO_ERRORS } from "../../look/field-errors.ts";
import { Radios, TextField } from "../../look/fields.tsx";
import { go } from "../address.ts";
import { useActivity } from "../context.tsx";
import { type PartAddress, usePartForm } from "../use-form.ts";
import { SYSTEMS } from "../work/words.ts";
import { FormScreen } from "./form-screen.tsx";
import { MissingActivity } from "./missing-activity.tsx";

export function ReferenceScreen(where: PartAddress) {
  const activity = useActivity(where.activity);
  const { fields, change, known, record, remove } = usePartForm("reference", where);
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  if (!activity) return <MissingActivity />;
  const back = `activities/${where.activity}`;
  const save = async () => {
    const wrong = fieldErrors([
      ["/system", !fields.system && "Choose which system"],
      ["/number", !fields.number?.trim() && "Enter the number"],
    ]);
    setErrors(wrong);
    if (wrong.size > 0) return;
    await record();
    go(back);
  };
  return (
    <FormScreen
      title="Reference"
      back={back}
      errors={errors}
      record="Record"
      onRecord={() => void save()}
      onRemove={known ? remove : undefined}
    >
      <Radios
        pointer="/system"
        label="In which system?"
        error={errors.get("/system")}
        value={fields.system ?? null}
        choices={SYSTEMS.map(({ id, name }) => ({
          value: id as NonNullable<ReferenceFieldsWire["system"]>,
          label: name,
        }))}
        onPick={(system) => change({ system })}
      />
      <div className="as-identifier">
        <TextField
          pointer="/number"
          label="Number"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={300}
          error={errors.get("/number")}
          value={fields.number ?? ""}
          onChange={(event) => change({ number: event.target.value })}
        />
      </div>
    </FormScreen>
  );
}
