/** The scopes of an operation, and a new one for a phase: who sees its figures, and who is to send returns. */
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { ScopeWire } from "../../../src/contract/counts.ts";
import type { OperationWire } from "../../../src/contract/operations.ts";
import { Button } from "../../look/button.tsx";
import { ErrorSummary } from "../../look/error-summary.tsx";
import { fieldErrors } from "../../look/field-errors.ts";
import { SelectField, TextField } from "../../look/fields.tsx";
import { dayText, plural } from "../../look/instants.ts";
import { ProblemNotice } from "../../look/states.tsx";
import { post } from "../../server/call.ts";
import { usePlanAct } from "../plan/use-plan-act.ts";
import { addressName } from "../plan/words.ts";

interface NewScopeProps {
  readonly operation: OperationWire;
  readonly scopes: readonly ScopeWire[];
  readonly mayCreate: boolean;
}

export function NewScope({ operation, scopes, mayCreate }: NewScopeProps) {
  return (
    <div className="stack">
      {scopes.length > 0 ? (
        <ul className="plain-list">
          {scopes.map((scope) => (
            <li key={scope.id} className="spread">
              <Link
                to="/operations/$name/board"
                params={{ name: operation.address }}
                search={{ scope: scope.address }}
              >
                {scope.title}
              </Link>
              <span className="small soft">
                {plural(scope.readers.length, "agency sees", "agencies see")} its figures,{" "}
                {plural(scope.expected.length, "return")} expected
                {scope.from && scope.to
                  ? `, ${dayText(`${scope.from}T12:00:00Z`)} to ${dayText(`${scope.to}T12:00:00Z`)}`
                  : ""}
                {scope.frozenAt ? ", frozen" : ""}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="soft">This operation has no scope yet.</p>
      )}
      {mayCreate ? <Form operation={operation} /> : null}
    </div>
  );
}

function Form({ operation }: { readonly operation: OperationWire }) {
  const agencies = [operation.agency, ...operation.participants.map(({ agency }) => agency)];
  const [title, setTitle] = useState("");
  const [phase, setPhase] = useState(operation.phases[0]?.id ?? "");
  const [expected, setExpected] = useState<readonly string[]>(agencies);
  const make = usePlanAct({
    run: () =>
      post("/scopes", { name: addressName(title), title, phase: phase || null, readers: agencies, expected }),
    said: `${title} is made: agencies can contribute to it`,
    after: () => setTitle(""),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.send(
      fieldErrors([
        ["/title", addressName(title).length < 2 && "Enter a title of at least two letters or digits"],
      ]),
    );
  };
  return (
    <form className="panel stack" onSubmit={submit} noValidate>
      <h2>New scope</h2>
      <ErrorSummary errors={make.errors} />
      {make.failure && make.errors.size === 0 ? <ProblemNotice error={make.failure} /> : null}
      <TextField
        pointer="/title"
        label="Title"
        hint="As it stands above its figures: Lockstream, September 2025"
        value={title}
        error={make.errors.get("/title") ?? make.errors.get("/name")}
        onChange={(event) => setTitle(event.target.value)}
      />
      <SelectField
        pointer="/phase"
        label="Phase"
        value={phase}
        onChange={(event) => setPhase(event.target.value)}
      >
        {operation.phases.map((each) => (
          <option key={each.id} value={each.id}>
            {each.title}
          </option>
        ))}
        <option value="">None</option>
      </SelectField>
      <fieldset className="nil-days">
        <legend>Who is to send returns? Everybody who reads the operation sees the figures.</legend>
        <div className="button-row">
          {agencies.map((agency) => (
            <label key={agency} className="day-choice">
              <input
                type="checkbox"
                checked={expected.includes(agency)}
                onChange={() =>
                  setExpected(
                    expected.includes(agency)
                      ? expected.filter((each) => each !== agency)
                      : [...expected, agency],
                  )
                }
              />
              {agency}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="button-row">
        <Button type="submit" busy={make.busy}>
          Make the scope
        </Button>
      </div>
    </form>
  );
}
