import { useQuery } from "@tanstack/react-query";
import { FORCES } from "../../../src/vocabulary/forces.ts";
import { TASKING_STATE_NAME, TASKING_STATES } from "../../../src/vocabulary/planning.ts";
import { SelectField, TextField } from "../../look/fields.tsx";
import { useAgencies } from "../plan/agency-picker.tsx";
import { operationsQuery } from "../plan/queries.ts";

interface TaskingFilterBarProps {
  readonly filters: Readonly<Record<string, string>>;
  /** What the view itself decides. */
  readonly fixed: readonly string[];
  readonly onChange: (filters: Readonly<Record<string, string>>) => void;
}

export function TaskingFilterBar({ filters, fixed, onChange }: TaskingFilterBarProps) {
  const agencies = useAgencies();
  const operations = useQuery(operationsQuery);
  const set = (name: string, value: string) => {
    const { [name]: _, ...others } = filters;
    onChange(value ? { ...others, [name]: value } : others);
  };
  const select = (
    name: string,
    label: string,
    any: string,
    choices: readonly (readonly [string, string])[],
  ) =>
    fixed.includes(name) ? null : (
      <SelectField
        pointer={`/${name}`}
        label={label}
        value={filters[name] ?? ""}
        onChange={(event) => set(name, event.target.value)}
      >
        <option value="">{any}</option>
        {choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </SelectField>
    );
  const phases = (operations.data?.items ?? []).flatMap((operation) =>
    operation.phases.map((phase) => [phase.id, `${operation.title}: ${phase.title}`] as const),
  );
  return (
    <search className="filter-bar no-print" aria-label="Filters">
      {select("phase", "Phase", "Any phase", phases)}
      {select(
        "state",
        "State",
        "Any",
        TASKING_STATES.map((state) => [state, TASKING_STATE_NAME[state]]),
      )}
      {select(
        "agency",
        "Agency",
        "Any agency",
        agencies.map((each) => [each.code, each.name]),
      )}
      {select(
        "area",
        "Force area",
        "Any area",
        FORCES.map((each) => [each.code, each.name]),
      )}
      {(["from", "to"] as const).map((name) => (
        <TextField
          key={name}
          pointer={`/${name}`}
          label={name === "from" ? "From" : "To"}
          type="date"
          value={filters[name] ?? ""}
          onChange={(event) => set(name, event.target.value)}
        />
      ))}
    </search>
  );
}
