import { useQuery } from "@tanstack/react-query";
import { PRECEDENCE_NAME, PRECEDENCES, REPORT_STATES, STATE_NAME } from "../../../src/vocabulary/reports.ts";
import { SelectField } from "../../look/fields.tsx";
import { directoryQuery } from "../../server/queries.ts";
import type { ReportFilters } from "../queries.ts";

interface ReportFilterBarProps {
  readonly filters: ReportFilters;
  readonly onChange: (filters: ReportFilters) => void;
}

const LISTED_STATES = REPORT_STATES.filter((state) => state !== "erased");

export function ReportFilterBar({ filters, onChange }: ReportFilterBarProps) {
  const directory = useQuery(directoryQuery);
  const set = (name: keyof ReportFilters, value: string) => {
    const { [name]: _, ...others } = filters;
    onChange(value ? { ...others, [name]: value } : others);
  };
  return (
    <search className="filter-bar" aria-label="Filters">
      <Filter name="state" label="State" any="Any" filters={filters} onSet={set}>
        {LISTED_STATES.map((state) => [state, STATE_NAME[state]])}
      </Filter>
      <Filter name="precedence" label="Precedence" any="Any" filters={filters} onSet={set}>
        {PRECEDENCES.map((precedence) => [precedence, PRECEDENCE_NAME[precedence]])}
      </Filter>
      <Filter name="agency" label="Owner" any="Any agency" filters={filters} onSet={set}>
        {(directory.data?.agencies ?? []).map((agency) => [agency.code, agency.name])}
      </Filter>
      <Filter name="mine" label="Written by" any="Anyone" filters={filters} onSet={set}>
        {[["true", "Me"]]}
      </Filter>
    </search>
  );
}

interface FilterProps {
  readonly name: keyof ReportFilters;
  readonly label: string;
  readonly any: string;
  readonly filters: ReportFilters;
  readonly onSet: (name: keyof ReportFilters, value: string) => void;
  readonly children: readonly (readonly [value: string, name: string])[];
}

function Filter({ name, label, any, filters, onSet, children }: FilterProps) {
  return (
    <SelectField
      pointer={`/${name}`}
      label={label}
      value={filters[name] ?? ""}
      onChange={(event) => onSet(name, event.target.value)}
    >
      <option value="">{any}</option>
      {children.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </SelectField>
  );
}
