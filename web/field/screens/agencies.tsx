/** Who leads and who else takes part. The event stays one event, and is counted once. */
import { useState } from "react";
import { NO_ERRORS } from "../../look/field-errors.ts";
import { TextField } from "../../look/fields.tsx";
import { go } from "../address.ts";
import { useActivity, useField } from "../context.tsx";
import { Pick } from "../pick.tsx";
import { Toggle } from "../toggle.tsx";
import { FormScreen } from "./form-screen.tsx";
import { MissingActivity } from "./missing-activity.tsx";

export function AgenciesScreen({ id }: { readonly id: string }) {
  const activity = useActivity(id);
  const [{ bundle }, field] = useField();
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [lead, setLead] = useState<string | null>(null);
  const [words, setWords] = useState("");
  if (!activity) return <MissingActivity />;
  const all = bundle?.agencies ?? [];
  const agencies = chosen ?? activity.fields.agencies ?? [];
  const leads = lead ?? activity.fields.lead ?? activity.agency;
  const wanted = words.trim().toLowerCase();
  const offered = all
    .filter(({ code }) => code !== leads)
    .filter(({ code, name }) => agencies.includes(code) || `${code} ${name}`.toLowerCase().includes(wanted));
  const save = async () => {
    const fields = {
      ...(chosen ? { agencies: chosen.filter((code) => code !== leads) } : {}),
      ...(lead ? { lead } : {}),
    };
    if (Object.keys(fields).length > 0) await field.record({ do: "set", activity: id, fields });
    go(`activities/${id}`);
  };
  return (
    <FormScreen
      title="With others"
      back={`activities/${id}`}
      errors={NO_ERRORS}
      record="Save"
      onRecord={() => void save()}
    >
      <p>They can read this activity. It is one event and counts once, whoever else took part.</p>
      <Pick
        pointer="/lead"
        label="Who leads?"
        words={all.map(({ code, name }) => ({ id: code, name }))}
        value={leads}
        onPick={setLead}
      />
      {all.length > 8 ? (
        <TextField
          pointer="/words"
          label="Find an agency"
          type="search"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      ) : null}
      <fieldset className="stack-tight group">
        <legend className="group-title">Who else takes part?</legend>
        {offered.map(({ code, name }) => (
          <Toggle
            key={code}
            on={agencies.includes(code)}
            onChange={(on) => setChosen(on ? [...agencies, code] : agencies.filter((each) => each !== code))}
          >
            {name}
          </Toggle>
        ))}
      </fieldset>
    </FormScreen>
  );
}
