/** Which power, on which grounds, and whether it was explained: asked the same way wherever a power is used. */
import type { FieldBundleWire } from "../../../src/contract/field.ts";
import { Radios, TextField } from "../../look/fields.tsx";
import { useField } from "../context.tsx";
import { Pick } from "../pick.tsx";
import { LANGUAGES, languageName, languagesByName } from "../work/words.ts";

interface PowerUsed {
  readonly power?: string | null;
  readonly grounds?: string;
  readonly explained?: boolean | null;
  readonly language?: string | null;
}

interface PowerFieldsProps {
  readonly fields: PowerUsed;
  readonly change: (change: PowerUsed) => void;
  readonly uses: readonly string[];
  readonly error?: string | undefined;
  readonly none?: string;
  readonly label: string;
  readonly hint?: string;
}

export function usePowers(uses: readonly string[]): FieldBundleWire["powers"] {
  const [{ bundle }] = useField();
  return (bundle?.powers ?? []).filter((power) => power.uses.some((use) => uses.includes(use)));
}

export function PowerFields({ fields, change, uses, error, none, label, hint }: PowerFieldsProps) {
  const powers = usePowers(uses);
  const [{ bundle }] = useField();
  const cards = bundle?.cards.map((card) => card.language) ?? [];
  return (
    <>
      <Pick
        pointer="/power"
        label={label}
        hint={hint}
        error={error}
        none={none ?? "Choose a power"}
        words={powers}
        value={fields.power}
        onPick={(power) => change({ power: power || null })}
      />
      {fields.power ? (
        <>
          <TextField
            pointer="/grounds"
            label="Grounds, in a phrase"
            maxLength={300}
            value={fields.grounds ?? ""}
            onChange={(event) => change({ grounds: event.target.value })}
          />
          <Radios
            pointer="/explained"
            label="Was it explained to them?"
            inline
            value={typeof fields.explained === "boolean" ? (fields.explained ? "yes" : "no") : null}
            choices={[
              { value: "yes", label: "Yes" },
              { value: "no", label: "No" },
            ]}
            onPick={(answer) => change({ explained: answer === "yes" })}
          />
          {fields.explained ? (
            <Pick
              pointer="/language"
              label="In which language?"
              none="Not said"
              words={languagesByName([...cards, ...LANGUAGES]).map((id) => ({ id, name: languageName(id) }))}
              value={fields.language}
              onPick={(language) => change({ language: language || null })}
            />
          ) : null}
        </>
      ) : null}
    </>
  );
}
