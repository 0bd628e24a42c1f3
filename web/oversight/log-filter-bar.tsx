import { type FormEvent, useEffect, useState } from "react";
import { Button } from "../look/button.tsx";
import { SelectField, TextField } from "../look/fields.tsx";
import { ACTS, actName } from "./act-names.ts";
import type { LogFilters } from "./queries.ts";

interface LogFilterBarProps {
  readonly filters: LogFilters;
  readonly onChange: (filters: LogFilters) => void;
}

export function LogFilterBar({ filters, onChange }: LogFilterBarProps) {
  const [draft, setDraft] = useState(filters);
  const key = JSON.stringify(filters);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what is followed, not the object
  useEffect(() => setDraft(filters), [key]);
  const set = (name: keyof LogFilters, value: string) => setDraft((before) => ({ ...before, [name]: value }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    onChange(Object.fromEntries(Object.entries(draft).filter(([, value]) => value)));
  };
  const other = filters.act && !ACTS.some((each) => each.id === filters.act) ? filters.act : null;
  return (
    <form className="filter-bar" onSubmit={send}>
      <SelectField
        pointer="/act"
        label="Act"
        value={draft.act ?? ""}
        onChange={(event) => set("act", event.target.value)}
      >
        <option value="">Any</option>
        {other ? <option value={other}>{actName(other)}</option> : null}
        {ACTS.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </SelectField>
      <TextField
        pointer="/account"
        label="Username"
        value={draft.account ?? ""}
        onChange={(event) => set("account", event.target.value)}
      />
      <TextField
        pointer="/subject"
        label="Report or row id"
        value={draft.subject ?? ""}
        onChange={(event) => set("subject", event.target.value)}
      />
      <TextField
        pointer="/from"
        label="From"
        type="date"
        value={draft.from ?? ""}
        onChange={(event) => set("from", event.target.value)}
      />
      <TextField
        pointer="/to"
        label="To"
        type="date"
        value={draft.to ?? ""}
        onChange={(event) => set("to", event.target.value)}
      />
      <div className="button-row">
        <Button type="submit">Filter</Button>
        {Object.keys(filters).length > 0 ? (
          <Button look="quiet" onClick={() => onChange({})}>
            Clear
          </Button>
        ) : null}
      </div>
    </form>
  );
}
