/** Agencies and their teams by type-ahead. Only those that act under the purpose are offered. */
import { useQuery } from "@tanstack/react-query";
import type { DirectoryWire } from "../../src/contract/access.ts";
import type { RecipientWire } from "../../src/contract/common.ts";
import type { Purpose } from "../../src/vocabulary/purposes.ts";
import { Button } from "../look/button.tsx";
import { Combobox } from "../look/combobox.tsx";
import type { Option } from "../look/matching.ts";
import { directoryQuery } from "../server/queries.ts";

interface RecipientPickerProps {
  readonly pointer: string;
  readonly label: string;
  readonly purpose: Purpose;
  readonly chosen: readonly RecipientWire[];
  readonly error?: string | undefined;
  readonly onChange: (chosen: readonly RecipientWire[]) => void;
}

interface Reader extends Option {
  readonly recipient: RecipientWire;
}

export function RecipientPicker({ pointer, label, purpose, chosen, error, onChange }: RecipientPickerProps) {
  const directory = useQuery(directoryQuery);
  const readers = readersOf(directory.data, purpose);
  const taken = new Set(chosen.map(readerKey));
  const name = (recipient: RecipientWire) =>
    readers.find((each) => each.key === readerKey(recipient))?.label ?? readerKey(recipient);
  return (
    <div className="stack-tight">
      <Combobox
        pointer={pointer}
        label={label}
        hint="Type a name or a code, such as Kent or NCA. A team is narrower than its agency: choose the narrowest that will do."
        error={error}
        options={readers.filter((each) => !taken.has(each.key))}
        onPick={(option) => onChange([...chosen, option.recipient])}
      />
      {chosen.length > 0 ? (
        <ul className="plain-list chosen-list" aria-label="Chosen">
          {chosen.map((each) => (
            <li key={readerKey(each)} className="row spread">
              <span>{name(each)}</span>
              <Button
                look="quiet"
                size="small"
                onClick={() => onChange(chosen.filter((other) => readerKey(other) !== readerKey(each)))}
              >
                Remove<span className="visually-hidden"> {name(each)}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function readerKey({ agency, team }: RecipientWire): string {
  return team ? `${agency}/${team}` : agency;
}

function readersOf(directory: DirectoryWire | undefined, purpose: Purpose): readonly Reader[] {
  return (directory?.agencies ?? [])
    .filter((agency) => agency.purposes.includes(purpose))
    .flatMap((agency): Reader[] => [
      {
        key: agency.code,
        label: agency.name,
        note: `${agency.code}, whole agency`,
        recipient: { agency: agency.code },
      },
      ...agency.teams.map((team) => ({
        key: `${agency.code}/${team.code}`,
        label: `${agency.name}, ${team.name}`,
        note: agency.code,
        recipient: { agency: agency.code, team: team.code },
      })),
    ]);
}
