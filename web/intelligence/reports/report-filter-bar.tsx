import { useEffect, useState } from "react";
import { PRECEDENCE_NAME, PRECEDENCES, REPORT_STATES, STATE_NAME } from "../../../src/vocabulary/reports.ts";
import { SelectField, TextField } from "../../look/fields.tsx";
import type { ReportFilters } from "../queries.ts";

interface ReportFilterBarProps {
  readonly filters: ReportFilters;
  readonly agency: string;
  readonly onChange: (filters: ReportFilters) => void;
}

const LISTED_STATES = REPORT_STATES.filter((state) => state !== "erased");

export function ReportFilterBar({ filters, onChange }: ReportFilterBarProps) {
  const [words, setWords] = useState(filters.q ?? "");
  useEffect(() => setWords(filters.q ?? ""), [filters.q]);
  const set = (name: keyof ReportFilters, value: string) => {
    const { [name]: _, ...others } = filters;
    onChange(value ? { ...others, [name]: value } : others);
  };
  return (
    <form
      className="filter-bar"
      onSubmit={(event) => {
        event.preventDefault();
        set("q", words.trim());
      }}
    >
      <SelectField
        pointer="/state"
        label="State"
        value={filters.state ?? ""}
        onChange={(event) => set("state", event.target.value)}
      >
        <option value="">Any</option>
        {LISTED_STATES.map((state) => (
          <option key={state} value={state}>
            {STATE_NAME[state]}
          </option>
        ))}
      </SelectField>
      <SelectField
        pointer="/precedence"
        label="Precedence"
        value={filters.precedence ?? ""}
        onChange={(event) => set("precedence", event.target.value)}
      >
        <option value="">Any</option>
        {PRECEDENCES.map((precedence) => (
          <option key={precedence} value={precedence}>
            {PRECEDENCE_NAME[precedence]}
          </option>
        ))}
      </SelectField>
      <SelectField
        pointer="/mine"
        label="Written by"
        value={filters.mine ?? ""}
        onChange={(event) => set("mine", event.target.value)}
      >
        <option value="">Anyone</option>
        <option value="true">Me</option>
      </SelectField>
      <TextField
        pointer="/q"
        label="Title or reference"
        type="search"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onBlur={() => set("q", words.trim())}
      />
    </form>
  );
}
