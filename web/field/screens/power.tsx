/** A search, an entry or a seizure: each names its power. */
import { useState } from "react";
import { type FieldErrors, fieldErrors, NO_ERRORS } from "../../look/field-errors.ts";
import { Radios } from "../../look/fields.tsx";
import { go } from "../address.ts";
import { useActivity, useField } from "../context.tsx";
import { type PartAddress, usePartForm } from "../use-form.ts";
import { POWER_USE_WORDS } from "../work/words.ts";
import { ConcernsPick } from "./concerns-pick.tsx";
import { FormScreen } from "./form-screen.tsx";
import { MissingActivity } from "./missing-activity.tsx";
import { PowerFields } from "./power-fields.tsx";

export function PowerScreen(where: PartAddress) {
  const activity = useActivity(where.activity);
  const { fields, change, known, record, remove } = usePartForm("power", where);
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const [{ bundle }] = useField();
  if (!activity) return <MissingActivity />;
  const back = `activities/${where.activity}`;
  const allows = (power: string | null | undefined, use: string) =>
    bundle?.powers.some(({ id, uses }) => id === power && (uses as readonly string[]).includes(use));
  const save = async () => {
    const wrong = fieldErrors([
      ["/use", !fields.use && "Choose what was done"],
      ["/power", !fields.power && "Choose the power"],
    ]);
    setErrors(wrong);
    if (wrong.size > 0) return;
    await record();
    go(back);
  };
  return (
    <FormScreen
      title="Search, entry or seizure"
      back={back}
      errors={errors}
      record="Record"
      onRecord={() => void save()}
      onRemove={known ? remove : undefined}
    >
      <Radios
        pointer="/use"
        label="What was done?"
        error={errors.get("/use")}
        value={fields.use ?? null}
        choices={POWER_USE_WORDS.map(({ id, name }) => ({ value: id as string, label: name }))}
        onPick={(use) => change(allows(fields.power, use) ? { use } : { use, power: null })}
      />
      {fields.use ? (
        <PowerFields
          label="Under which power?"
          uses={[fields.use]}
          error={errors.get("/power")}
          fields={fields}
          change={change}
        />
      ) : null}
      <ConcernsPick
        activity={activity}
        value={fields.encounter}
        onPick={(encounter) => change({ encounter })}
      />
    </FormScreen>
  );
}
