/** One duty: handed, accepted, step by step, closed. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { DutyWire } from "../../../src/contract/field.ts";
import { Button } from "../../look/button.tsx";
import { SelectField, TextField } from "../../look/fields.tsx";
import { dueText, instantText } from "../../look/instants.ts";
import { ProblemNotice } from "../../look/states.tsx";
import { post } from "../../server/call.ts";
import { directoryQuery } from "../../server/queries.ts";
import { usePlanAct } from "../plan/use-plan-act.ts";
import { STEP_NAMES } from "./words.ts";

export function DutyCard({ duty, open }: { readonly duty: DutyWire; readonly open: boolean }) {
  const path = `/duties/${duty.id}`;
  const accept = usePlanAct({ run: () => post(`${path}/accept`), said: "Accepted: it is yours" });
  const close = usePlanAct({ run: () => post(`${path}/close`), said: "Closed" });
  const due = dueText(duty.dueAt, Date.now());
  const whom = [
    duty.child ? "A child, or age in doubt" : null,
    duty.possibleVictim ? "possible victim" : null,
  ]
    .filter(Boolean)
    .join(", ");
  const done = duty.steps.filter(({ outcome }) => outcome !== null).length;
  return (
    <details className="panel" open={open} id={duty.id}>
      <summary>
        <strong>{whom.charAt(0).toUpperCase() + whom.slice(1)}</strong>{" "}
        <span className="small soft">
          met by {duty.agency}, {instantText(duty.raisedAt)} · {done} of {duty.steps.length} steps
        </span>{" "}
        {duty.acceptedAt === null && duty.closedAt === null ? (
          <span className="tag" data-tone={due.late || duty.late ? "harm" : "late"}>
            to be accepted, {due.text}
          </span>
        ) : null}
      </summary>
      <div className="stack">
        <dl className="facts">
          <dt>Raised by</dt>
          <dd>{duty.raisedBy}</dd>
          <dt>In the hands of</dt>
          <dd>
            {duty.responder ?? "nobody yet"}
            {duty.acceptedBy ? `, accepted by ${duty.acceptedBy}` : ""}
          </dd>
          {duty.activity ? (
            <>
              <dt>Where</dt>
              <dd>
                <Link to="/activities/$id" params={{ id: duty.activity }}>
                  The activity
                </Link>
              </dd>
            </>
          ) : null}
        </dl>
        {(accept.failure ?? close.failure) ? <ProblemNotice error={accept.failure ?? close.failure} /> : null}
        {duty.actions.includes("accept") ? (
          <Button busy={accept.busy} onClick={() => accept.send()}>
            Accept it
          </Button>
        ) : null}
        {duty.actions.includes("hand") ? <Hand path={path} /> : null}
        <ol className="plain-list duty-steps">
          {duty.steps.map((step) => (
            <Step key={step.step} path={path} step={step} may={duty.actions.includes("step")} />
          ))}
        </ol>
        {duty.actions.includes("close") ? (
          <Button look="plain" busy={close.busy} onClick={() => close.send()}>
            Close it: every step has its outcome
          </Button>
        ) : null}
      </div>
    </details>
  );
}

function Hand({ path }: { readonly path: string }) {
  const directory = useQuery(directoryQuery);
  const [agency, setAgency] = useState("");
  const hand = usePlanAct({ run: () => post(`${path}/hand`, { agency }), said: "Handed on" });
  return (
    <div className="stack">
      {hand.failure ? <ProblemNotice error={hand.failure} /> : null}
      <SelectField
        pointer={`${path}/agency`}
        label="Hand it to a first responder"
        value={agency}
        error={hand.errors.get(`${path}/agency`)}
        onChange={(event) => setAgency(event.target.value)}
      >
        <option value="">Choose</option>
        {(directory.data?.agencies ?? []).map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <Button
        look="plain"
        busy={hand.busy}
        onClick={() =>
          hand.send(agency === "" ? new Map([[`${path}/agency`, "Choose an agency"]]) : undefined)
        }
      >
        Hand it on
      </Button>
    </div>
  );
}

type StepWire = DutyWire["steps"][number];
const OUTCOMES = [
  { id: "done", name: "Done" },
  { id: "not_needed", name: "Not needed" },
  { id: "refused", name: "Refused" },
] as const;

function Step({
  path,
  step,
  may,
}: {
  readonly path: string;
  readonly step: StepWire;
  readonly may: boolean;
}) {
  const [outcome, setOutcome] = useState<StepWire["outcome"]>("done");
  const [note, setNote] = useState("");
  const [changing, setChanging] = useState(false);
  const record = usePlanAct({
    run: () => post(`${path}/steps/${step.step}`, { outcome, note }),
    said: `${STEP_NAMES[step.step]}: recorded`,
    after: () => setChanging(false),
  });
  const due = step.dueAt && step.outcome === null ? dueText(step.dueAt, Date.now()) : null;
  return (
    <li>
      <div className="spread">
        <strong>{STEP_NAMES[step.step]}</strong>
        {step.outcome ? (
          <span className="tag" data-tone="done">
            {OUTCOMES.find(({ id }) => id === step.outcome)?.name}
          </span>
        ) : due ? (
          <span className="tag" data-tone={due.late ? "harm" : "late"}>
            {due.text}
          </span>
        ) : null}
      </div>
      <p className="small soft">{step.says}</p>
      {step.outcome ? (
        <p className="small">
          {step.note ? `${step.note}. ` : ""}
          {step.by}
          {step.at ? `, ${instantText(step.at)}` : ""}
        </p>
      ) : null}
      {record.failure ? <ProblemNotice error={record.failure} /> : null}
      {may && (step.outcome === null || changing) ? (
        <div className="board-filters">
          <SelectField
            pointer={`${path}/${step.step}/outcome`}
            label="Outcome"
            value={outcome ?? "done"}
            onChange={(event) => setOutcome(event.target.value as StepWire["outcome"])}
          >
            {OUTCOMES.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField
            pointer={`${path}/${step.step}/note`}
            label="Note, or the reference"
            value={note}
            error={record.errors.get("/note") ?? record.errors.get("/outcome")}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button look="plain" busy={record.busy} onClick={() => record.send()}>
            Record it
          </Button>
        </div>
      ) : null}
      {may && step.outcome !== null && !changing ? (
        <Button look="quiet" size="small" onClick={() => setChanging(true)}>
          Change it
        </Button>
      ) : null}
    </li>
  );
}
