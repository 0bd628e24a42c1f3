/** Asks for the password again before what cannot be taken back, then lets the caller go on where it was. */
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "../look/button.tsx";
import { Dialog } from "../look/dialog.tsx";
import { type FieldErrors, NO_ERRORS } from "../look/field-errors.ts";
import { TextField } from "../look/fields.tsx";
import { ProblemNotice } from "../look/states.tsx";
import { post } from "../server/call.ts";
import { Refusal } from "../server/problem.ts";
import { offerStepUp } from "../server/step-up.ts";

export function StepUpDialog() {
  const [open, setOpen] = useState(false);
  const waiting = useRef<(agreed: boolean) => void>(null);

  useEffect(
    () =>
      offerStepUp(() => {
        setOpen(true);
        return new Promise((resolve) => {
          waiting.current = resolve;
        });
      }),
    [],
  );

  const answer = (agreed: boolean) => {
    setOpen(false);
    waiting.current?.(agreed);
    waiting.current = null;
  };
  return open ? <StepUpForm onAnswer={answer} /> : null;
}

function StepUpForm({ onAnswer }: { readonly onAnswer: (agreed: boolean) => void }) {
  const [password, setPassword] = useState("");
  const [code, setCode] = useState<string | null>(null);
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    setErrors(NO_ERRORS);
    try {
      await post("/step-up", code ? { password, code } : { password });
      onAnswer(true);
    } catch (error) {
      if (error instanceof Refusal && error.code === "one_time_code") {
        if (code !== null)
          setErrors(new Map([["/step-up-code", "Enter the six digits your authenticator shows now"]]));
        setCode(code ?? "");
      } else if (error instanceof Refusal && error.problem.status === 401) {
        setErrors(
          new Map([
            ["/step-up-password", error.problem.detail ?? "This is not the password of your account"],
          ]),
        );
      } else setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog title="Confirm that it is you" onClose={() => onAnswer(false)}>
      <form onSubmit={submit} className="stack" noValidate>
        <p>This cannot be taken back, so your password is asked for again. It then holds for ten minutes.</p>
        {failure ? <ProblemNotice error={failure} /> : null}
        <TextField
          pointer="/step-up-password"
          label="Password"
          type="password"
          autoComplete="current-password"
          value={password}
          error={errors.get("/step-up-password")}
          onChange={(event) => setPassword(event.target.value)}
        />
        {code === null ? null : (
          <TextField
            pointer="/step-up-code"
            label="One-time code"
            hint="Six digits from your authenticator"
            inputMode="numeric"
            autoComplete="one-time-code"
            width="short"
            value={code}
            error={errors.get("/step-up-code")}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
        <div className="button-row">
          <Button type="submit" busy={busy}>
            Confirm and go on
          </Button>
          <Button look="plain" onClick={() => onAnswer(false)}>
            Not now
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
