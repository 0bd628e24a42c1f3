import type { PillarWire } from "../../../../src/contract/operations.ts";
import type { FieldErrors } from "../../../look/field-errors.ts";
import { SelectField, TextAreaField, TextField } from "../../../look/fields.tsx";
import type { MeasureChoice } from "../queries.ts";
import type { ObjectiveDraft } from "./objective-draft.ts";

interface ObjectiveFieldsProps {
  readonly nth: number;
  readonly objective: ObjectiveDraft;
  readonly pillars: readonly PillarWire[];
  readonly measures: readonly MeasureChoice[];
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<ObjectiveDraft>) => void;
}

const key = (id: string, version: number) => `${id}@${version}`;

export function ObjectiveFields({
  nth,
  objective,
  pillars,
  measures,
  errors,
  onChange,
}: ObjectiveFieldsProps) {
  const at = `/objectives/${nth}`;
  const measured = objective.measure !== null;
  const chosen = measured ? key(objective.measure ?? "", objective.measureVersion ?? 1) : "";
  const definition = measures.find((each) => key(each.id, each.version) === chosen);
  return (
    <>
      <TextAreaField
        pointer={`${at}/text`}
        label={`Objective ${nth + 1}`}
        rows={2}
        value={objective.text}
        maxLength={1000}
        error={errors.get(`${at}/text`)}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <div className="plan-fields">
        <SelectField
          pointer={`${at}/pillar`}
          label="Pillar"
          value={objective.pillar ?? ""}
          error={errors.get(`${at}/pillar`)}
          onChange={(event) => onChange({ pillar: event.target.value || null })}
        >
          <option value="">The whole phase</option>
          {pillars.map((each) => (
            <option key={each.id} value={each.id}>
              {each.title}
            </option>
          ))}
        </SelectField>
        <SelectField
          pointer={`${at}/measure`}
          label="Measured by"
          value={chosen}
          error={errors.get(`${at}/measure`) ?? errors.get(`${at}/measureVersion`)}
          onChange={(event) => {
            const measure = measures.find((each) => key(each.id, each.version) === event.target.value);
            onChange({ measure: measure?.id ?? null, measureVersion: measure?.version ?? null });
          }}
        >
          <option value="">Nothing that is counted</option>
          {measured && !definition ? <option value={chosen}>{chosen}</option> : null}
          {measures.map((each) => (
            <option key={key(each.id, each.version)} value={key(each.id, each.version)}>
              {each.name}, version {each.version}
            </option>
          ))}
        </SelectField>
        {measured ? (
          <>
            <TextField
              pointer={`${at}/target`}
              label="Target"
              inputMode="numeric"
              value={objective.target}
              error={errors.get(`${at}/target`)}
              onChange={(event) => onChange({ target: event.target.value })}
            />
            <TextField
              pointer={`${at}/baseline`}
              label="Baseline"
              inputMode="numeric"
              value={objective.baseline}
              error={errors.get(`${at}/baseline`)}
              onChange={(event) => onChange({ baseline: event.target.value })}
            />
          </>
        ) : null}
      </div>
      {definition ? (
        <p className="small soft measure">
          {definition.definition} Counted in {definition.unit}.
        </p>
      ) : null}
      {measured ? (
        <TextField
          pointer={`${at}/baselineSays`}
          label="Where the baseline comes from"
          hint="The period and the release. It has to be the same measure in the same version: otherwise the two do not compare"
          value={objective.baselineSays}
          maxLength={500}
          error={errors.get(`${at}/baselineSays`)}
          onChange={(event) => onChange({ baselineSays: event.target.value })}
        />
      ) : null}
    </>
  );
}
