/** One activity as its supervisor sees it: everything that was said, what is open, and what to do with it. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ActivityPartWire, ActivityWire } from "../../../src/contract/field.ts";
import { fieldName, valueWords } from "../../field/work/value-words.ts";
import { activityTitle, measureName } from "../../field/work/words.ts";
import { dayText, instantText, plural } from "../../look/instants.ts";
import { Page } from "../../look/page.tsx";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { ActOnActivity } from "./act-on-activity.tsx";
import { AmendActivity } from "./amend-activity.tsx";
import { KeepLonger } from "./keep-longer.tsx";
import { OpenChoices } from "./open-choices.tsx";
import { activityQuery } from "./queries.ts";
import { DID_WORDS, stateOf } from "./words.ts";
import "./activities.css";

const route = getRouteApi("/inside/activities/$id");

export function ActivityPage() {
  const { id } = route.useParams();
  const found = useQuery(activityQuery(id));
  const activity = found.data;
  const state = activity && stateOf(activity.state);
  return (
    <Page
      title={activity ? activityTitle(activity.fields) : "Activity"}
      above={
        state ? (
          <span className="tag" data-tone={state.tone}>
            {state.name}
          </span>
        ) : null
      }
      lead={
        activity ? (
          <p>
            {dayText(`${activity.day}T12:00:00Z`)}, recorded by {activity.createdBy} ({activity.agency})
          </p>
        ) : null
      }
      width="reading"
    >
      {found.isPending ? <Skeleton lines={10} /> : null}
      {found.error ? <ProblemNotice error={found.error} again={() => void found.refetch()} /> : null}
      {activity ? <Record activity={activity} /> : null}
    </Page>
  );
}

const PART_TITLES: Readonly<Record<ActivityPartWire["kind"], string>> = {
  encounter: "People met",
  power: "Searches, entries and seizures",
  result: "Results",
  reference: "References",
  note: "Notes",
};

function Record({ activity }: { readonly activity: ActivityWire }) {
  const parts = Map.groupBy(activity.parts, ({ kind }) => kind);
  return (
    <div className="stack">
      {activity.returnedReason && activity.state === "returned" ? (
        <div className="notice" data-tone="late">
          <h2>Returned</h2>
          <p>{activity.returnedReason}</p>
        </div>
      ) : null}
      <OpenChoices activity={activity} />
      <ActOnActivity activity={activity} />
      <section className="panel stack">
        <h2>What happened</h2>
        <Said fields={activity.fields} leave={["kind", "title"]} />
      </section>
      {activity.tallies.length > 0 ? (
        <section className="panel stack">
          <h2>Counted</h2>
          <dl className="facts">
            {activity.tallies.map(({ measure, total, devices }) => (
              <div key={measure} className="facts-row">
                <dt>{measureName(measure)}</dt>
                <dd>
                  {total.toLocaleString("en-GB")}
                  {devices.length > 1 ? (
                    <span className="small soft">
                      {" "}
                      ({devices.map(({ by, quantity }) => `${by} ${quantity}`).join(" + ")})
                    </span>
                  ) : null}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      {(Object.keys(PART_TITLES) as ActivityPartWire["kind"][]).map((kind) => {
        const own = parts.get(kind) ?? [];
        return own.length === 0 ? null : (
          <section key={kind} className="panel stack">
            <h2>{PART_TITLES[kind]}</h2>
            {own.map((part, nth) => (
              <div key={part.id} className="activity-part">
                {own.length > 1 ? <h3>{nth + 1}</h3> : null}
                {part.kind === "encounter" && !part.fields.categories?.length ? (
                  <p className="small soft">Not categorised</p>
                ) : null}
                <Said fields={part.fields} leave={["check", "encounter", "prompt"]} />
                {part.forgetAt ? (
                  <p className="small soft">
                    What says who they are goes on {dayText(part.forgetAt)}.
                    {part.keptBecause ? ` Kept longer because: ${part.keptBecause}` : ""}
                  </p>
                ) : null}
                {part.forgetAt && !part.keptBecause ? (
                  <KeepLonger activity={activity.id} part={part.id} />
                ) : null}
              </div>
            ))}
          </section>
        );
      })}
      {activity.report ? (
        <p>
          Its notes became{" "}
          <Link to="/reports/$reference" params={{ reference: activity.report }}>
            {activity.report}
          </Link>
        </p>
      ) : null}
      {activity.actions.includes("amend") ? <AmendActivity activity={activity} /> : null}
      <section className="panel stack">
        <h2>What was done with it</h2>
        {activity.steps.length === 0 ? <p className="soft">Nothing yet.</p> : null}
        <ul className="plain-list">
          {activity.steps.map((step) => (
            <li key={`${step.did} ${step.at}`} className="spread">
              <span>
                {DID_WORDS[step.did] ?? step.did}
                {step.reason ? `: ${step.reason}` : ""}
              </span>
              <span className="small soft">
                {step.by}, {instantText(step.at)}
              </span>
            </li>
          ))}
        </ul>
        <p className="small soft">{plural(activity.version, "change")} in all, each on record.</p>
      </section>
    </div>
  );
}

interface SaidProps {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly leave: readonly string[];
}

/** Every field that was said, in words; what was not said is not drawn. */
function Said({ fields, leave }: SaidProps) {
  const said = Object.entries(fields).filter(
    ([field, value]) =>
      !leave.includes(field) &&
      value !== null &&
      value !== "" &&
      !(Array.isArray(value) && value.length === 0),
  );
  if (said.length === 0) return <p className="soft">Nothing was said yet.</p>;
  return (
    <dl className="facts">
      {said.map(([field, value]) => (
        <div key={field} className="facts-row">
          <dt>{fieldName(field)}</dt>
          <dd>
            {field === "quantity" ? Number(value).toLocaleString("en-GB") : valueWords(field, value, null)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
