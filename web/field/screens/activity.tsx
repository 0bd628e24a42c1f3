/** One screen to work on: count with a tap, and everything else one tap away. */
import type { ActivityWire } from "../../../src/contract/field.ts";
import { clockText } from "../../look/instants.ts";
import { randomId } from "../../server/random-id.ts";
import { useActivity, useField } from "../context.tsx";
import { Screen, To } from "../screen.tsx";
import { activityTitle, STATE_WORDS } from "../work/words.ts";
import { AskSameThings } from "./ask-same-things.tsx";
import { Counters } from "./counter-tiles.tsx";
import { MissingActivity } from "./missing-activity.tsx";
import { Parts } from "./parts.tsx";
import { UnfinishedList } from "./unfinished-list.tsx";

export function ActivityScreen({ id }: { readonly id: string }) {
  const activity = useActivity(id);
  const [{ unfinished }] = useField();
  if (!activity) return <MissingActivity />;
  const { fields, state, conflicts } = activity;
  const open = state === "draft" || state === "returned" || state === "submitted";
  return (
    <Screen
      title={activityTitle(fields)}
      back=""
      actions={
        open ? (
          <>
            <To to={`activities/${id}/encounter/${randomId()}`} className="button">
              Encounter
            </To>
            <To to={`activities/${id}/finish`} className="button" data-look="plain">
              Finish
            </To>
          </>
        ) : undefined
      }
    >
      <p className="soft">
        {[fields.beganAt ? `From ${clockText(fields.beganAt)}` : "", fields.place, STATE_WORDS[state]]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {activity.returnedReason ? (
        <section className="notice" data-tone="late">
          <h2>Your supervisor returned it</h2>
          <p className="said">{activity.returnedReason}</p>
        </section>
      ) : null}
      {conflicts.length > 0 ? (
        <section className="notice" data-tone="late">
          <h2>Two values were said of one thing</h2>
          <To to={`activities/${id}/conflicts`}>Look at both and choose</To>
        </section>
      ) : null}
      <AskSameThings activity={activity} />
      <UnfinishedList forms={unfinished.filter((form) => form.activity === id)} />
      {open ? <Counters activity={activity} /> : null}
      {open ? <More activity={activity} /> : null}
      <Parts activity={activity} />
    </Screen>
  );
}

function More({ activity }: { readonly activity: ActivityWire }) {
  const base = `activities/${activity.id}`;
  return (
    <nav aria-label="Record" className="record-grid">
      <To to={`${base}/result/${randomId()}`}>Result</To>
      <To to={`${base}/power/${randomId()}`}>Search, entry, seizure</To>
      <To to={`${base}/note/${randomId()}`}>Note</To>
      <To to={`${base}/reference/${randomId()}`}>Reference</To>
      <To to={`${base}/agencies`}>With others</To>
      <To to={`${base}/details`}>Details</To>
    </nav>
  );
}
