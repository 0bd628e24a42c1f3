import type { FieldErrors } from "../../../look/field-errors.ts";
import { TextField } from "../../../look/fields.tsx";
import { plural } from "../../../look/instants.ts";
import { eachDay } from "../days.ts";

interface Days {
  readonly startsOn: string;
  readonly endsOn: string;
}

export function PhaseDays({
  draft,
  errors,
  onChange,
}: {
  readonly draft: Days;
  readonly errors: FieldErrors;
  readonly onChange: (days: Days) => void;
}) {
  const { startsOn, endsOn } = draft;
  const known =
    startsOn !== "" && endsOn >= startsOn && Number(endsOn.slice(0, 4)) - Number(startsOn.slice(0, 4)) < 3;
  return (
    <div className="row plan-pair">
      <TextField
        pointer="/startsOn"
        label="First day"
        type="date"
        value={startsOn}
        error={errors.get("/startsOn")}
        onChange={(event) => onChange({ startsOn: event.target.value, endsOn })}
      />
      <TextField
        pointer="/endsOn"
        label="Last day"
        type="date"
        value={endsOn}
        error={errors.get("/endsOn")}
        onChange={(event) => onChange({ startsOn, endsOn: event.target.value })}
      />
      <span className="soft" role="status">
        {known ? plural(eachDay(startsOn, endsOn).length, "day") : ""}
      </span>
    </div>
  );
}
