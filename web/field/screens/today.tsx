/** The day at a glance: what is tasked to me, what is under way, and a start from nothing. */
import type { ActivityWire, FieldTaskingWire } from "../../../src/contract/field.ts";
import { Button } from "../../look/button.tsx";
import { clockText } from "../../look/instants.ts";
import { randomId } from "../../server/random-id.ts";
import { go } from "../address.ts";
import { useField } from "../context.tsx";
import { Screen, To } from "../screen.tsx";
import { fromNothing } from "../work/activity-start.ts";
import { whenWords } from "../work/when-words.ts";
import { activityTitle, measureName, STATE_WORDS } from "../work/words.ts";
import { UnfinishedList } from "./unfinished-list.tsx";

/** Returned ones first: somebody waits for them. */
const ORDER = ["returned", "draft", "submitted", "accepted"];

export function Today() {
  const [{ bundle, activities, choices, unfinished, outbox }, field] = useField();
  const mine = activities
    .filter(({ state }) => ORDER.includes(state))
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  const start = async () => {
    const activity = randomId();
    const fields = fromNothing(bundle, choices.person.agency, new Date().toISOString());
    await field.record({ do: "set", activity, fields });
    go(`activities/${activity}`);
  };
  return (
    <Screen title="Today" actions={<Button onClick={() => void start()}>Start without a tasking</Button>}>
      {outbox.trouble === "sign_in" ? (
        <section className="notice" data-tone="late">
          <h2>Your session has ended</h2>
          <p>What you record is kept here. It is sent once you sign in.</p>
          <To to="sign-in" className="button">
            Sign in
          </To>
        </section>
      ) : null}
      <UnfinishedList forms={unfinished} />
      {mine.length > 0 ? (
        <section aria-labelledby="under-way" className="stack-tight">
          <h2 id="under-way">My activities</h2>
          <ul className="plain-list rows">
            {mine.map((activity) => (
              <li key={activity.id}>
                <ActivityRow activity={activity} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-labelledby="taskings" className="stack-tight">
        <h2 id="taskings">My taskings</h2>
        {bundle && bundle.taskings.length > 0 ? (
          <ul className="plain-list rows">
            {bundle.taskings.map((tasking) => (
              <li key={tasking.id}>
                <TaskingRow tasking={tasking} />
              </li>
            ))}
          </ul>
        ) : (
          <p className="soft">
            {bundle
              ? "None for you now. Start without one, and your coordinator can link it later."
              : "They come with the next signal."}
          </p>
        )}
      </section>
      <nav aria-label="More" className="more">
        <To to="cards">Language cards</To>
        <To to="settings">Settings and sign out</To>
      </nav>
    </Screen>
  );
}

function ActivityRow({ activity }: { readonly activity: ActivityWire }) {
  const { fields, state, tallies, conflicts } = activity;
  const counts = tallies
    .filter(({ total }) => total > 0)
    .map(({ measure, total }) => `${measureName(measure)} ${total}`);
  return (
    <To to={`activities/${activity.id}`} className="row-link">
      <strong>{activityTitle(fields)}</strong>
      <span className="soft">
        {[fields.beganAt ? `from ${clockText(fields.beganAt)}` : "", fields.place]
          .filter(Boolean)
          .join(" · ")}
      </span>
      {counts.length > 0 ? <span>{counts.join(" · ")}</span> : null}
      {state === "draft" ? null : (
        <span className="state" data-tone={state === "returned" ? "late" : undefined}>
          {STATE_WORDS[state]}
        </span>
      )}
      {conflicts.length > 0 ? (
        <span className="state" data-tone="late">
          Two values: choose one
        </span>
      ) : null}
    </To>
  );
}

function TaskingRow({ tasking }: { readonly tasking: FieldTaskingWire }) {
  return (
    <To to={`taskings/${tasking.id}`} className="row-link">
      <strong>{tasking.title}</strong>
      <span>
        {whenWords(tasking.startsAt, tasking.endsAt)} · {tasking.place || tasking.placeCode}
      </span>
      <span className="soft">{tasking.phaseTitle}</span>
    </To>
  );
}
