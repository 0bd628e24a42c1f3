/** Where, when, how people travelled, and to which phase it belongs. */
import type { ActivityFieldsWire } from "../../../src/contract/field.ts";
import { ACTIVITY_KINDS, KIND_NOT_SAID } from "../../../src/vocabulary/activity-kinds.ts";
import { FORCES, REGIONS } from "../../../src/vocabulary/forces.ts";
import { PORTS } from "../../../src/vocabulary/ports.ts";
import { NO_ERRORS } from "../../look/field-errors.ts";
import { SelectField, TextField } from "../../look/fields.tsx";
import { go } from "../address.ts";
import { useActivity, useField } from "../context.tsx";
import { Pick } from "../pick.tsx";
import { useKeptForm } from "../use-form.ts";
import { changedFields } from "../work/changed-fields.ts";
import { FormScreen } from "./form-screen.tsx";
import { DIMENSIONS } from "./inherited.tsx";
import { MissingActivity } from "./missing-activity.tsx";
import { MomentField } from "./moment-field.tsx";
import { Position } from "./position.tsx";
import { Tags } from "./tags.tsx";

const OFFERED_KINDS = ACTIVITY_KINDS.filter(({ id }) => id !== KIND_NOT_SAID);
const AT_PORTS = new Set(["seaport", "airport", "rail_terminal"]);

export function DetailsScreen({ id }: { readonly id: string }) {
  const activity = useActivity(id);
  const [, field] = useField();
  const before: ActivityFieldsWire = activity?.fields ?? {};
  const [fields, change, done] = useKeptForm<ActivityFieldsWire>(
    { activity: id, part: id, kind: "details" },
    before,
  );
  // Refused at its very beginning, an activity is here only as this form.
  if (!activity && Object.keys(fields).length === 0) return <MissingActivity />;
  const save = async () => {
    const said = changedFields<ActivityFieldsWire>(before, fields);
    if (Object.keys(said).length > 0) await field.record({ do: "set", activity: id, fields: said });
    await done();
    go(`activities/${id}`);
  };
  const ports = PORTS.filter(({ kind }) => kind === fields.premises).map(({ code, name }) => ({
    id: code,
    name,
  }));
  const pick = (name: (typeof DIMENSIONS)[number]["field"], value: string) => {
    // A port belongs to its kind of place, and is not left behind where it is no longer asked for.
    const elsewhere = name === "premises" && value !== fields.premises;
    change({ [name]: value || null, ...(elsewhere ? { placeCode: null } : {}) });
  };
  const pickPort = (code: string) => {
    const area = PORTS.find((port) => port.code === code)?.force;
    change({ placeCode: code || null, ...(area ? { area } : {}) });
  };
  return (
    <FormScreen
      title="Details"
      back={`activities/${id}`}
      errors={NO_ERRORS}
      record="Save"
      onRecord={() => void save()}
    >
      <Pick
        pointer="/kind"
        label="Kind of activity"
        words={OFFERED_KINDS}
        value={fields.kind}
        onPick={(kind) => change({ kind })}
      />
      <TextField
        pointer="/title"
        label="Title (optional)"
        hint="As you would call it on the radio. Do not name people."
        maxLength={300}
        value={fields.title ?? ""}
        onChange={(event) => change({ title: event.target.value })}
      />
      <MomentField
        pointer="/beganAt"
        label="Began"
        value={fields.beganAt ?? null}
        onChange={(beganAt) => (beganAt ? change({ beganAt }) : undefined)}
      />
      <MomentField
        pointer="/endedAt"
        label="Ended"
        value={fields.endedAt ?? null}
        now
        onChange={(endedAt) => change({ endedAt })}
      />
      {DIMENSIONS.toReversed().map(({ field: name, label, words }) => (
        <Pick
          key={name}
          pointer={`/${name}`}
          label={label}
          none="Not said"
          words={words}
          value={fields[name]}
          onPick={(value) => pick(name, value)}
        />
      ))}
      {AT_PORTS.has(fields.premises ?? "") ? (
        <Pick
          pointer="/placeCode"
          label="Which one?"
          none="Not in the list"
          words={ports}
          value={fields.placeCode}
          onPick={pickPort}
        />
      ) : null}
      <TextField
        pointer="/place"
        label="Place"
        hint="Road and junction, quay, name of the premises"
        maxLength={300}
        value={fields.place ?? ""}
        onChange={(event) => change({ place: event.target.value })}
      />
      <Position fields={fields} change={change} />
      <SelectField
        pointer="/area"
        label="Police force area"
        value={fields.area ?? ""}
        onChange={(event) => change({ area: event.target.value || null })}
      >
        <option value="">Not said</option>
        {REGIONS.map((region) => (
          <optgroup key={region} label={region}>
            {FORCES.filter((force) => force.region === region).map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <Tags fields={fields} change={change} />
    </FormScreen>
  );
}
