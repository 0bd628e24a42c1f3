/** "Is this person known?" with what was typed anyway. Needs a signal; without one the encounter goes on. */
import { useState } from "react";
import type { CheckAnswerWire, NewCheckWire } from "../../../../src/contract/checks.ts";
import type { ActivityWire, EncounterFieldsWire } from "../../../../src/contract/field.ts";
import { Button } from "../../../look/button.tsx";
import { TextField } from "../../../look/fields.tsx";
import { useField } from "../../context.tsx";
import { Notice, Problem } from "../../notices.tsx";
import { CheckAnswer } from "./check-answer.tsx";

interface CheckHereProps {
  readonly activity: ActivityWire;
  readonly fields: EncounterFieldsWire;
  readonly change: (change: Partial<EncounterFieldsWire>) => void;
}

/** The answer lives in the page and nowhere else. */
export function CheckHere({ activity, fields, change }: CheckHereProps) {
  const [{ outbox }, field] = useField();
  const [incident, setIncident] = useState(() => incidentOf(activity));
  const [answer, setAnswer] = useState<CheckAnswerWire | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const given = givenBy(fields);

  const check = async () => {
    const nothing = Object.keys(given).length === 0;
    setWrong(
      nothing
        ? "Enter a name, a date of birth or a number above"
        : incident.trim() === ""
          ? "Enter the incident or tasking number"
          : undefined,
    );
    if (nothing || incident.trim() === "") return;
    setBusy(true);
    setFailure(null);
    try {
      const question: NewCheckWire = { given, incident: incident.trim() };
      const said = await field.ask<CheckAnswerWire>("POST", "/check", question);
      setAnswer(said);
      change({ check: said.check });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  if (outbox.signal === "none") {
    return (
      <Notice>
        <p>A check needs a signal. Record what you have; you can check later.</p>
      </Notice>
    );
  }
  return (
    <section className="stack-tight group as-identifier" aria-label="Check">
      <TextField
        pointer="/incident"
        label="Incident or tasking number"
        hint="For the check. It is logged."
        maxLength={80}
        error={wrong}
        value={incident}
        onChange={(event) => setIncident(event.target.value)}
      />
      <Button look="plain" busy={busy} onClick={() => void check()}>
        {answer ? "Check again" : "Check: is this person known?"}
      </Button>
      <div aria-live="polite">
        {failure ? <Problem error={failure} /> : null}
        {answer ? <CheckAnswer answer={answer} /> : null}
      </div>
    </section>
  );
}

/** The CAD number of the activity, or its tasking. */
function incidentOf({ parts, fields }: ActivityWire): string {
  const cad = parts.find((part) => part.kind === "reference" && part.fields.system === "cad");
  if (cad?.kind === "reference" && cad.fields.number) return cad.fields.number;
  return fields.tasking ? `Tasking ${fields.tasking.slice(0, 8)}` : "";
}

function givenBy({ name, birthDate, identifiers }: EncounterFieldsWire): NewCheckWire["given"] {
  const numbers = (identifiers ?? []).map((each) => each.trim()).filter((each) => each !== "");
  return {
    ...(name?.trim() ? { name: name.trim() } : {}),
    ...(birthDate?.trim() ? { birthDate: birthDate.trim() } : {}),
    ...(numbers.length > 0 ? { identifiers: numbers } : {}),
  };
}
