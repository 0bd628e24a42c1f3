/** Where: a kind of place, then the port, airport or force area from its list, then words. */
import { FORCES, REGIONS } from "../../../src/vocabulary/forces.ts";
import { PLACE_KINDS } from "../../../src/vocabulary/planning.ts";
import { PORTS } from "../../../src/vocabulary/ports.ts";
import type { FieldErrors } from "../../look/field-errors.ts";
import { Radios, SelectField, TextField } from "../../look/fields.tsx";
import { atPort, namesPort, ofKind, type TaskingDraft } from "./draft.ts";

interface PlaceFieldsProps {
  readonly draft: TaskingDraft;
  readonly errors: FieldErrors;
  readonly onChange: (draft: TaskingDraft) => void;
}

export function PlaceFields({ draft, errors, onChange }: PlaceFieldsProps) {
  const { placeKind } = draft;
  const ports = PORTS.filter((port) => (port.kind === "airport") === (placeKind === "airport")).toSorted(
    (a, b) => a.name.localeCompare(b.name, "en-GB"),
  );
  return (
    <>
      <Radios
        pointer="/placeKind"
        label="Kind of place"
        inline
        value={placeKind}
        error={errors.get("/placeKind")}
        onPick={(kind) => onChange(ofKind(draft, kind))}
        choices={PLACE_KINDS.map((each) => ({ value: each.id, label: each.name }))}
      />
      <div className="plan-fields">
        {namesPort(placeKind) ? (
          <SelectField
            pointer="/placeCode"
            label={placeKind === "port" ? "Port" : "Airport"}
            value={draft.placeCode ?? ""}
            error={errors.get("/placeCode")}
            onChange={(event) => onChange(atPort(draft, event.target.value))}
          >
            <option value="">Choose</option>
            {ports.map((port) => (
              <option key={port.code} value={port.code}>
                {port.name} ({port.code})
              </option>
            ))}
          </SelectField>
        ) : null}
        <SelectField
          pointer="/area"
          label={placeKind === "area" ? "Force area" : "Force area (optional)"}
          value={draft.area ?? ""}
          error={errors.get("/area")}
          onChange={(event) => onChange({ ...draft, area: event.target.value || null })}
        >
          <option value="">{placeKind === "area" ? "Choose" : "None"}</option>
          {REGIONS.map((region) => (
            <optgroup key={region} label={region}>
              {FORCES.filter((force) => force.region === region).map((force) => (
                <option key={force.code} value={force.code}>
                  {force.name}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
      </div>
      <TextField
        pointer="/place"
        label={
          placeKind === "road" || placeKind === "premises" ? "Where, in words" : "Where, in words (optional)"
        }
        hint="As narrow as those who go there need it: a berth, a lay-by, an address"
        value={draft.place}
        maxLength={300}
        error={errors.get("/place")}
        onChange={(event) => onChange({ ...draft, place: event.target.value })}
      />
    </>
  );
}
