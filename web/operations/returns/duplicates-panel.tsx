/** Records that may be of one event, side by side; joined or said to be two by a person, and taken back by one. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { DuplicatesWire, DuplicateWire, EventSideWire } from "../../../src/contract/counts.ts";
import { Button } from "../../look/button.tsx";
import { TextField } from "../../look/fields.tsx";
import { clockText, dayText, instantText } from "../../look/instants.ts";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import { post } from "../../server/call.ts";
import { usePlanAct } from "../plan/use-plan-act.ts";
import { areaName } from "../plan/words.ts";
import { duplicatesQuery } from "./queries.ts";

export function DuplicatesPanel({ scope }: { readonly scope: string }) {
  const found = useQuery(duplicatesQuery(scope));
  if (found.isPending) return <Skeleton lines={8} />;
  if (found.error) return <ProblemNotice error={found.error} again={() => void found.refetch()} />;
  const { items, judged } = found.data;
  return (
    <div className="stack">
      {items.length === 0 ? (
        <Empty title="Nothing looks like two records of one event">
          <p>
            Records of one day and area are compared by time, place, figures and people, among those that you
            may open.
          </p>
        </Empty>
      ) : null}
      {items.map((pair) => (
        <Suggestion key={`${pair.one.event} ${pair.other.event}`} pair={pair} />
      ))}
      {judged.length > 0 ? (
        <section className="panel stack">
          <h2>Decided</h2>
          {judged.map((each) => (
            <Judged key={each.id} judged={each} />
          ))}
        </section>
      ) : null}
    </div>
  );
}

function Suggestion({ pair }: { readonly pair: DuplicateWire }) {
  const [reason, setReason] = useState("");
  const body = { one: pair.one.event, other: pair.other.event, reason: reason.trim() };
  const join = usePlanAct({
    run: () => post("/events/join", body),
    said: "Joined: counted as one event from now on",
  });
  const apart = usePlanAct({
    run: () => post("/events/apart", body),
    said: "Kept apart: not suggested again",
  });
  const pointer = `/${pair.one.event}-${pair.other.event}`;
  const missing = (): ReadonlyMap<string, string> =>
    body.reason === "" ? new Map([[pointer, "Say in a few words how you know"]]) : new Map();
  return (
    <section className="panel stack" aria-label="Two records that may be of one event">
      <ul className="because">
        {pair.because.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <div className="two-sides">
        <Side side={pair.one} />
        <Side side={pair.other} />
      </div>
      {(join.failure ?? apart.failure) ? <ProblemNotice error={join.failure ?? apart.failure} /> : null}
      <TextField
        pointer={pointer}
        label="How do you know?"
        value={reason}
        error={join.errors.get(pointer) ?? apart.errors.get(pointer)}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="button-row">
        <Button busy={join.busy} onClick={() => join.send(missing())}>
          One event: join them
        </Button>
        <Button look="plain" busy={apart.busy} onClick={() => apart.send(missing())}>
          Two events
        </Button>
      </div>
    </section>
  );
}

function Judged({ judged }: { readonly judged: DuplicatesWire["judged"][number] }) {
  const [reason, setReason] = useState("");
  const [asking, setAsking] = useState(false);
  const end = usePlanAct({
    run: () => post(`/events/judgements/${judged.id}/end`, { reason: reason.trim() }),
    said: "Taken back",
  });
  const pointer = `/end-${judged.id}`;
  return (
    <div className="judged stack">
      <p>
        <strong>{judged.says === "same" ? "One event" : "Two events"}</strong>, said by {judged.by} (
        {judged.agency}), {instantText(judged.at)}: {judged.reason}
      </p>
      <details>
        <summary>The two records</summary>
        <div className="two-sides">
          <Side side={judged.one} />
          <Side side={judged.other} />
        </div>
      </details>
      {end.failure ? <ProblemNotice error={end.failure} /> : null}
      {asking ? (
        <>
          <TextField
            pointer={pointer}
            label="Why is it taken back?"
            value={reason}
            error={end.errors.get(pointer)}
            onChange={(event) => setReason(event.target.value)}
          />
          <div className="button-row">
            <Button
              busy={end.busy}
              onClick={() =>
                end.send(reason.trim() === "" ? new Map([[pointer, "Say why it is taken back"]]) : undefined)
              }
            >
              Take it back
            </Button>
            <Button look="quiet" onClick={() => setAsking(false)}>
              Leave it
            </Button>
          </div>
        </>
      ) : (
        <Button look="quiet" size="small" onClick={() => setAsking(true)}>
          Take back
        </Button>
      )}
    </div>
  );
}

function Side({ side }: { readonly side: EventSideWire }) {
  return (
    <dl className="facts side">
      <dt>Recorded by</dt>
      <dd>{side.owners.join(", ")}</dd>
      <dt>Led by</dt>
      <dd>{side.lead}</dd>
      <dt>When</dt>
      <dd>
        {dayText(`${side.day}T12:00:00Z`)}
        {side.beganAt ? `, ${clockText(side.beganAt)}` : ""}
      </dd>
      <dt>Where</dt>
      <dd>{[side.placeCode, areaName(side.area)].filter(Boolean).join(", ") || "not said"}</dd>
      <dt>Figures</dt>
      <dd>
        {side.figures.map((figure) => (
          <div key={figure.card}>
            {figure.name}: {figure.quantity.toLocaleString("en-GB")}{" "}
            <span className="small soft">({figure.owner})</span>
          </div>
        ))}
      </dd>
      {side.activity ? (
        <>
          <dt>Record</dt>
          <dd>
            <Link to="/activities/$id" params={{ id: side.activity }}>
              Open the activity
            </Link>
          </dd>
        </>
      ) : null}
    </dl>
  );
}
