/** Who they are, where it is known and needed. Gone again after a short time unless somebody says why not. */
import type { EncounterFieldsWire } from "../../../../src/contract/field.ts";
import { TextAreaField, TextField } from "../../../look/fields.tsx";

interface IdentityProps {
  readonly fields: EncounterFieldsWire;
  readonly change: (change: Partial<EncounterFieldsWire>) => void;
}

export function Identity({ fields, change }: IdentityProps) {
  return (
    <fieldset className="stack group">
      <legend className="group-title">Who they are (optional)</legend>
      <TextField
        pointer="/name"
        label="Name"
        maxLength={300}
        autoCapitalize="words"
        value={fields.name ?? ""}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        pointer="/birthDate"
        label="Date of birth"
        hint="As they say it: 1990, or 4 5 1990"
        width="middle"
        maxLength={40}
        value={fields.birthDate ?? ""}
        onChange={(event) => change({ birthDate: event.target.value })}
      />
      <div className="as-identifier">
        <TextAreaField
          pointer="/identifiers"
          label="Phone, plate, document"
          hint="One on each line"
          rows={2}
          autoCapitalize="characters"
          spellCheck={false}
          value={(fields.identifiers ?? []).join("\n")}
          onChange={(event) => change({ identifiers: event.target.value.split("\n").slice(0, 10) })}
        />
      </div>
    </fieldset>
  );
}
