/** Before it goes to the supervisor: what is missing, and the reason why it came back, if it did. */
import { useState } from "react";
import { Button } from "../../look/button.tsx";
import { go } from "../address.ts";
import { useActivity, useField } from "../context.tsx";
import { Notice } from "../notices.tsx";
import { Screen, To } from "../screen.tsx";
import { type Missing, missing } from "../work/missing.ts";
import { measureName, STATE_WORDS } from "../work/words.ts";
import { MissingActivity } from "./missing-activity.tsx";
import { ReportOfNotes } from "./report-of-notes.tsx";
import { UnfinishedList } from "./unfinished-list.tsx";
import { Withdraw } from "./withdraw.tsx";

export function FinishScreen({ id }: { readonly id: string }) {
  const activity = useActivity(id);
  const [{ bundle, unfinished }, field] = useField();
  const [tried, setTried] = useState(false);
  if (!activity) return <MissingActivity />;
  const powers = bundle?.powers ?? [];
  const letsAsk = (id: string) =>
    powers.some(
      (power) => power.id === id && (power.uses.includes("question") || power.uses.includes("examine")),
    );
  const lacking = missing(activity, letsAsk);
  const stops = lacking.filter((each) => each.stops);
  const forms = unfinished.filter((form) => form.activity === id);
  const open = activity.state === "draft" || activity.state === "returned";
  const submit = async () => {
    setTried(true);
    if (stops.length > 0 || forms.length > 0) return window.scrollTo(0, 0);
    await field.record({ do: "submit", activity: id });
    go("");
  };
  return (
    <Screen
      title="Finish"
      back={`activities/${id}`}
      actions={open ? <Button onClick={() => void submit()}>Submit to my supervisor</Button> : undefined}
    >
      {activity.returnedReason ? (
        <Notice tone="late" title="Your supervisor returned it">
          <p className="said">{activity.returnedReason}</p>
        </Notice>
      ) : null}
      {open ? null : <p>{STATE_WORDS[activity.state]}</p>}
      <UnfinishedList forms={forms} />
      {stops.length > 0 ? (
        <section className="notice" data-tone={tried ? "harm" : "late"} role={tried ? "alert" : undefined}>
          <h2>Needed before you submit</h2>
          <MissingList id={id} items={stops} />
        </section>
      ) : null}
      <section className="stack-tight" aria-labelledby="figures">
        <h2 id="figures">What is counted</h2>
        {activity.tallies.every(({ total }) => total === 0) ? (
          <p className="soft">No tallies.</p>
        ) : (
          <dl className="figures">
            {activity.tallies.map(({ measure, total }) => (
              <div key={measure}>
                <dt>{measureName(measure)}</dt>
                <dd className="number">{total}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      {lacking.length > stops.length ? (
        <section className="stack-tight" aria-labelledby="lacking">
          <h2 id="lacking">Not said yet</h2>
          <MissingList id={id} items={lacking.filter((each) => !each.stops)} />
        </section>
      ) : null}
      <ReportOfNotes activity={activity} />
      {open ? <Withdraw id={id} /> : null}
    </Screen>
  );
}

function MissingList({ id, items }: { readonly id: string; readonly items: readonly Missing[] }) {
  return (
    <ul className="plain-list">
      {items.map(({ says, at }) => (
        <li key={says + at}>
          {at === "" ? (
            <span className="line-link">{says}</span>
          ) : (
            <To to={`activities/${id}/${at}`} className="line-link">
              {says}
            </To>
          )}
        </li>
      ))}
    </ul>
  );
}
