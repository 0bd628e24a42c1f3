/** Which counters stand on the activity, and the number of each where it has to be put right. */
import { useState } from "react";
import { Button } from "../../look/button.tsx";
import { Checkboxes, TextField } from "../../look/fields.tsx";
import { go } from "../address.ts";
import { useActivity, useField } from "../context.tsx";
import { Screen } from "../screen.tsx";
import { myCount } from "../work/reducer.ts";
import { COUNTERS, measureName } from "../work/words.ts";
import { MissingActivity } from "./missing-activity.tsx";

export function CountersScreen({ id }: { readonly id: string }) {
  const activity = useActivity(id);
  const [{ choices, device }, field] = useField();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  if (!activity) return <MissingActivity />;
  const wrong = Object.entries(typed).filter(([, text]) => !/^\d{1,6}$/.test(text));
  const save = async () => {
    if (wrong.length > 0) return;
    for (const [measure, text] of Object.entries(typed)) {
      const quantity = Number(text);
      if (quantity !== myCount(activity, measure, device)) {
        await field.record({ do: "tally", activity: id, measure, quantity });
      }
    }
    go(`activities/${id}`);
  };
  return (
    <Screen
      title="Counters"
      back={`activities/${id}`}
      actions={<Button onClick={() => void save()}>Save the numbers</Button>}
    >
      <p>What you counted on this device. What others counted stays theirs.</p>
      {choices.counters.map((measure) => (
        <TextField
          key={measure}
          pointer={`/${measure}`}
          label={measureName(measure)}
          inputMode="numeric"
          width="short"
          error={wrong.some(([each]) => each === measure) ? "Enter a whole number" : undefined}
          value={typed[measure] ?? String(myCount(activity, measure, device))}
          onChange={(event) => setTyped({ ...typed, [measure]: event.target.value.trim() })}
        />
      ))}
      <Checkboxes
        pointer="/counters"
        label="Counters to show"
        values={choices.counters}
        choices={COUNTERS.map((measure) => ({ value: measure as string, label: measureName(measure) }))}
        onChange={(counters) =>
          void field.choose({ counters: COUNTERS.filter((each) => counters.includes(each)) })
        }
      />
    </Screen>
  );
}
