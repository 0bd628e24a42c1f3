/** Agencies by type-ahead, in the order in which they were chosen. */
import { useQuery } from "@tanstack/react-query";
import { Button } from "../../look/button.tsx";
import { Combobox } from "../../look/combobox.tsx";
import { directoryQuery } from "../../server/queries.ts";
import { useStanding } from "../../server/standing.ts";

interface AgencyPickerProps {
  readonly pointer: string;
  readonly label: string;
  readonly hint?: string;
  readonly chosen: readonly string[];
  /** Not offered: who takes part anyway. */
  readonly without?: readonly string[];
  /** Only these are offered; otherwise every agency that acts under the purpose. */
  readonly among?: readonly Agency[];
  readonly error?: string | undefined;
  readonly onChange: (chosen: readonly string[]) => void;
}

export function AgencyPicker({
  pointer,
  label,
  hint,
  chosen,
  without = [],
  among,
  error,
  onChange,
}: AgencyPickerProps) {
  const all = useAgencies();
  const agencies = among ?? all;
  const name = (code: string) => all.find((each) => each.code === code)?.name ?? code;
  return (
    <div className="stack-tight">
      <Combobox
        pointer={pointer}
        label={label}
        hint={hint ?? "Type a name or a code, such as Kent or NCA"}
        error={error}
        options={agencies
          .filter(({ code }) => !chosen.includes(code) && !without.includes(code))
          .map((each) => ({ key: each.code, label: each.name, note: each.code }))}
        onPick={({ key }) => onChange([...chosen, key])}
      />
      {chosen.length > 0 ? (
        <ul className="plain-list chosen-list" aria-label={`Chosen: ${label.toLowerCase()}`}>
          {chosen.map((code) => (
            <li key={code} className="row spread">
              <span>{name(code)}</span>
              <Button
                look="quiet"
                size="small"
                onClick={() => onChange(chosen.filter((each) => each !== code))}
              >
                Remove<span className="visually-hidden"> {name(code)}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

export interface Agency {
  readonly code: string;
  readonly name: string;
}

/** Those that act under the purpose that one works for, by name. */
export function useAgencies(): readonly Agency[] {
  const directory = useQuery(directoryQuery);
  const purpose = useStanding()?.purpose ?? "law_enforcement";
  return (directory.data?.agencies ?? [])
    .filter((each) => each.purposes.includes(purpose))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en-GB"));
}
