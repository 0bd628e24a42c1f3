/** Signed in, but in a new tab or on a new day: the purpose and the reason are asked for before anything is shown. */
import { type FormEvent, useState } from "react";
import type { MeWire } from "../../src/contract/access.ts";
import { Button } from "../look/button.tsx";
import { ErrorSummary } from "../look/error-summary.tsx";
import { NO_ERRORS } from "../look/field-errors.ts";
import { setStanding } from "../server/standing.ts";
import { queries } from "../shell/query-client.ts";
import { Frontispiece } from "./frontispiece.tsx";
import { type StandingDraft, StandingFields, standingErrors } from "./standing-fields.tsx";

export function StandingGate({ me }: { readonly me: MeWire | null }) {
  return (
    <Frontispiece
      title="Before you read anything"
      name={me ? `Signed in as ${me.name}, ${me.agency.name}` : undefined}
    >
      <StandingForm me={me} submit="Continue" />
    </Frontispiece>
  );
}

interface StandingFormProps {
  readonly me: MeWire | null;
  readonly submit: string;
  readonly start?: StandingDraft;
  readonly onDone?: () => void;
}

export function StandingForm({ me, submit, start, onDone }: StandingFormProps) {
  const [draft, setDraft] = useState<StandingDraft>(
    start ?? { purpose: me?.purposes[0] ?? null, reason: "" },
  );
  const [errors, setErrors] = useState(NO_ERRORS);

  const keep = (event: FormEvent) => {
    event.preventDefault();
    const wrong = standingErrors(draft);
    setErrors(wrong);
    if (wrong.size > 0 || draft.purpose === null) return;
    setStanding({ purpose: draft.purpose, reason: draft.reason.trim() });
    onDone?.();
    // Another purpose is another view of everything: nothing read under the former one stays on the screen.
    void queries.resetQueries();
  };

  return (
    <form onSubmit={keep} className="stack" noValidate>
      <ErrorSummary errors={errors} />
      <StandingFields draft={draft} errors={errors} offered={me?.purposes} onChange={setDraft} />
      <Button type="submit">{submit}</Button>
    </form>
  );
}
