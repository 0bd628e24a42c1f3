/** Two values of one field, said by people who did not know of each other: both stay until one is chosen. */
import { useState } from "react";
import type { ActivityWire, ConflictWire } from "../../../src/contract/field.ts";
import { Button } from "../../look/button.tsx";
import { instantText } from "../../look/instants.ts";
import { useActivity, useField } from "../context.tsx";
import { Notice, Problem } from "../notices.tsx";
import { Screen } from "../screen.tsx";
import { fieldName, valueWords } from "../work/value-words.ts";
import { MissingActivity } from "./missing-activity.tsx";

export function ConflictsScreen({ id }: { readonly id: string }) {
  const activity = useActivity(id);
  const [{ outbox }] = useField();
  if (!activity) return <MissingActivity />;
  return (
    <Screen title="Two values" back={`activities/${id}`}>
      {activity.conflicts.length === 0 ? (
        <p>Nothing is left to choose.</p>
      ) : (
        <p>
          Two people said different things without knowing of each other. Choose what stands; the other is
          kept in the history.
        </p>
      )}
      {outbox.signal === "none" ? (
        <Notice>
          <p>Choosing needs a signal. Both values are kept until then.</p>
        </Notice>
      ) : null}
      {activity.conflicts.map((conflict) => (
        <Conflict key={conflict.id} activity={activity} conflict={conflict} />
      ))}
    </Screen>
  );
}

interface ConflictProps {
  readonly activity: ActivityWire;
  readonly conflict: ConflictWire;
}

function Conflict({ activity, conflict }: ConflictProps) {
  const [{ bundle }, field] = useField();
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const choose = async (which: "kept" | "other") => {
    setBusy(true);
    setFailure(null);
    try {
      await field.ask("POST", `/activities/${activity.id}/conflicts/${conflict.id}`, { choose: which });
      await field.sync(true);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="stack-tight" aria-label={fieldName(conflict.field)}>
      <h2>{fieldName(conflict.field)}</h2>
      <div className="both">
        {(["kept", "other"] as const).map((which) => {
          const { value, by, at } = conflict[which];
          return (
            <div key={which} className="panel stack-tight">
              <p className="both-value said">{valueWords(conflict.field, value, bundle)}</p>
              <p className="soft">
                {by}, {instantText(at)}
              </p>
              <Button look="plain" busy={busy} onClick={() => void choose(which)}>
                This one<span className="visually-hidden">: {valueWords(conflict.field, value, bundle)}</span>
              </Button>
            </div>
          );
        })}
      </div>
      {failure ? <Problem error={failure} /> : null}
    </section>
  );
}
