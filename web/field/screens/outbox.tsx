/** What waits, oldest first; what was refused, why, and what to do about it. */
import { useState } from "react";
import type { FieldBodyWire } from "../../../src/contract/field.ts";
import { Button } from "../../look/button.tsx";
import { clockText } from "../../look/instants.ts";
import { go } from "../address.ts";
import { useField } from "../context.tsx";
import type { Waiting } from "../keep/outbox.ts";
import { Notice } from "../notices.tsx";
import { Screen, To } from "../screen.tsx";
import { operationWords } from "../work/operation-words.ts";
import { outboxWords } from "../work/outbox-words.ts";
import { activityTitle } from "../work/words.ts";
import { UnfinishedList } from "./unfinished-list.tsx";

export function OutboxScreen() {
  const [{ waiting, unfinished, outbox, trouble }, field] = useField();
  const [busy, setBusy] = useState(false);
  const refused = waiting.filter((each) => each.refused !== null);
  const due = waiting.filter((each) => each.refused === null);
  const send = async () => {
    setBusy(true);
    await field.sync(true).finally(() => setBusy(false));
  };
  return (
    <Screen
      title="Outbox"
      back=""
      actions={
        outbox.trouble === "sign_in" ? (
          <Button onClick={() => go("sign-in")}>Sign in to send</Button>
        ) : (
          <Button busy={busy} onClick={() => void send()}>
            Send now
          </Button>
        )
      }
    >
      <p role="status">
        <strong>{outboxWords(outbox)}</strong>
      </p>
      {outbox.signal === "none" && due.length > 0 ? (
        <p>It is sent by itself as soon as there is a signal and the app is open.</p>
      ) : null}
      {outbox.trouble === "server" && trouble ? (
        <Notice tone="late" title="The server did not take it">
          <p>{trouble}</p>
        </Notice>
      ) : null}
      {refused.map((each) => (
        <Refused key={each.sequence} operation={each} />
      ))}
      <UnfinishedList forms={unfinished} />
      {due.length > 0 ? (
        <section className="stack-tight" aria-labelledby="waiting">
          <h2 id="waiting">Not sent yet</h2>
          <ol className="plain-list rows">
            {due.map((each) => (
              <li key={each.sequence} className="row-plain">
                <OperationLine operation={each} />
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <To to="settings" className="line-link">
        Settings and sign out
      </To>
    </Screen>
  );
}

function OperationLine({ operation }: { readonly operation: Waiting }) {
  const [{ activities }] = useField();
  const activity = activities.find(({ id }) => id === operation.body.activity);
  return (
    <>
      <strong>{operationWords(operation.body)}</strong>
      <span className="soft">
        {clockText(operation.at)}
        {activity ? ` · ${activityTitle(activity.fields)}` : ""}
      </span>
    </>
  );
}

function Refused({ operation }: { readonly operation: Waiting }) {
  const [, field] = useField();
  const [sure, setSure] = useState(false);
  const { body, sequence, refused } = operation;
  const mend = async () => {
    const form = formOf(body);
    if (!form) return;
    await field.begin({ part: form.part, activity: body.activity, kind: form.kind, fields: form.fields });
    await field.discardRefused(sequence);
    go(form.at);
  };
  return (
    <section className="notice" data-tone="harm">
      <h2>Refused: {operationWords(body)}</h2>
      <p>{refused}</p>
      <div className="button-row">
        {formOf(body) ? (
          <Button look="plain" onClick={() => void mend()}>
            Put it right
          </Button>
        ) : (
          <To to={`activities/${body.activity}`} className="button" data-look="plain">
            Open the activity
          </To>
        )}
        {sure ? (
          <Button look="harm" onClick={() => void field.discardRefused(sequence)}>
            Yes, throw it away
          </Button>
        ) : (
          <Button look="quiet" onClick={() => setSure(true)}>
            Throw it away
          </Button>
        )}
      </div>
    </section>
  );
}

/** The form in which a refused operation can be put right, with its words. */
function formOf(body: FieldBodyWire) {
  if (body.do === "set_part") {
    const { part, kind, activity, fields } = body;
    return { part, kind, fields, at: `activities/${activity}/${kind}/${part}` } as const;
  }
  if (body.do === "set") {
    const { activity, fields: said } = body;
    // A tasking that is shared no longer has no field in the form: the activity goes on without it.
    const { tasking: _, ...fields } = said;
    return { part: activity, kind: "details", fields, at: `activities/${activity}/details` } as const;
  }
  return null;
}
