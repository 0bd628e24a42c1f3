/** One of the vocabulary's words, by the device's own wheel or list: the quickest there is under a thumb. */
import type { ReactNode } from "react";
import { SelectField } from "../look/fields.tsx";

interface Word {
  readonly id: string;
  readonly name: string;
}

interface PickProps {
  readonly pointer: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly words: readonly Word[];
  readonly value: string | null | undefined;
  /** What stands for nothing chosen; without it, something has to be. */
  readonly none?: string;
  readonly onPick: (id: string) => void;
}

export function Pick({ words, value, none, onPick, ...frame }: PickProps) {
  return (
    <SelectField {...frame} value={value ?? ""} onChange={(event) => onPick(event.target.value)}>
      {none === undefined ? null : <option value="">{none}</option>}
      {words.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
