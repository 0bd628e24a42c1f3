/** Of every arrest: the offence alleged, by family and never inferred, and whether it belongs to the operation. */
import type { ResultFieldsWire } from "../../../src/contract/field.ts";
import { OFFENCE_FAMILIES, OPERATION_LINKS } from "../../../src/vocabulary/results.ts";
import type { FieldErrors } from "../../look/field-errors.ts";
import { Radios } from "../../look/fields.tsx";
import { Pick } from "../pick.tsx";

interface ArrestFieldsProps {
  readonly fields: ResultFieldsWire;
  readonly errors: FieldErrors;
  readonly change: (change: Partial<ResultFieldsWire>) => void;
}

export function ArrestFields({ fields, errors, change }: ArrestFieldsProps) {
  return (
    <>
      <Pick
        pointer="/offence"
        label="Offence alleged"
        hint="The most serious, as alleged. It is not inferred from anything."
        none="Choose a family"
        error={errors.get("/offence")}
        words={OFFENCE_FAMILIES}
        value={fields.offence}
        onPick={(offence) => change({ offence: offence || null })}
      />
      <Radios
        pointer="/link"
        label="Does it belong to the operation?"
        error={errors.get("/link")}
        value={fields.link ?? null}
        choices={OPERATION_LINKS.map(({ id, name }) => ({ value: id as string, label: name }))}
        onPick={(link) => change({ link })}
      />
    </>
  );
}
